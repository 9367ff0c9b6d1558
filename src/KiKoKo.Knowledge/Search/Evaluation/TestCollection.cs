using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace KiKoKo.Knowledge.Search.Evaluation;

/// <summary>
/// A folder with <c>corpus.jsonl</c> or <c>corpus.jsonl.gz</c> (id, title, text), <c>queries.jsonl</c> (id, text) and
/// <c>qrels.tsv</c> (header, then query, document, relevance). The corpus may lie in the parent folder.
/// </summary>
internal sealed class TestCollection(string folder)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <exception cref="FileNotFoundException">The message names the file that is missing.</exception>
    /// <exception cref="FormatException">The message names the line that cannot be read; so do the other two.</exception>
    public IEnumerable<(string Id, string Title, string Text)> Corpus()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        using var reader = new StreamReader(OpenCorpus());
        for (int number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length == 0)
                continue;
            var (id, text, title) = Read("corpus.jsonl", number, line);
            yield return seen.Add(id) ? (id, title ?? "", text) : throw Unreadable("corpus.jsonl", number, $"die id „{id}“ kommt schon vor");
        }
    }

    public IReadOnlyList<(string Id, string Text)> Queries() =>
        [.. File.ReadLines(Require("queries.jsonl")).Select((line, i) => (line, i)).Where(l => l.line.Length > 0).Select(l => Read("queries.jsonl", l.i + 1, l.line)).Select(e => (e.Id, e.Text))];

    /// <summary>Per query the relevance of each judged document.</summary>
    public Dictionary<string, Dictionary<string, int>> Judgements()
    {
        var judgements = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        foreach (var (number, line) in File.ReadLines(Require("qrels.tsv")).Index().Skip(1))
        {
            string[] cells = line.Split('\t');
            if (cells.Length < 3)
                continue;
            if (!judgements.TryGetValue(cells[0], out var documents))
                judgements[cells[0]] = documents = new(StringComparer.Ordinal);
            documents[cells[1]] = int.TryParse(cells[2], CultureInfo.InvariantCulture, out int grade) ? grade : throw Unreadable("qrels.tsv", number + 1, $"„{cells[2]}“ ist keine ganze Zahl");
        }

        return judgements.Count > 0 ? judgements : throw new FormatException("qrels.tsv enthält keine Bewertung. Abhilfe: unter der Kopfzeile je Zeile Frage, Dokument und Relevanz angeben, mit Tabulatoren getrennt.");
    }

    private static Entry Read(string file, int line, string json)
    {
        try
        {
            // The members are not nullable, but JSON may leave them out.
            if (JsonSerializer.Deserialize<Entry>(json, Json) is { Id: not null, Text: not null } entry)
                return entry;
        }
        catch (JsonException)
        {
            // Said below, with the line's place in the file.
        }

        throw Unreadable(file, line, "erwartet wird ein JSON-Objekt mit id und text");
    }

    private static FormatException Unreadable(string file, int line, string what) => new($"{file}, Zeile {line}: {what}. Abhilfe: diese Zeile berichtigen.");

    private Stream OpenCorpus()
    {
        foreach (string place in (string[])[folder, Path.GetDirectoryName(Path.GetFullPath(folder)) ?? folder])
        {
            string plain = Path.Combine(place, "corpus.jsonl");
            if (File.Exists(plain))
                return File.OpenRead(plain);
            if (File.Exists(plain + ".gz"))
                return new GZipStream(File.OpenRead(plain + ".gz"), CompressionMode.Decompress);
        }

        throw Missing("corpus.jsonl oder corpus.jsonl.gz");
    }

    private string Require(string name)
    {
        string path = Path.Combine(folder, name);
        return File.Exists(path) ? path : throw Missing(name);
    }

    private FileNotFoundException Missing(string name) =>
        new($"Im Ordner „{folder}“ fehlt {name}. Abhilfe: einen Ordner mit corpus.jsonl, queries.jsonl und qrels.tsv angeben.");

    private sealed record Entry(string Id, string Text, string? Title);
}
