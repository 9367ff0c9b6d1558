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
    public IEnumerable<(string Id, string Title, string Text)> Corpus()
    {
        using var reader = new StreamReader(OpenCorpus());
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && JsonSerializer.Deserialize<Entry>(line, Json) is { } entry)
                yield return (entry.Id, entry.Title ?? "", entry.Text);
        }
    }

    public IReadOnlyList<(string Id, string Text)> Queries() =>
        [.. File.ReadLines(Require("queries.jsonl")).Where(l => l.Length > 0).Select(l => JsonSerializer.Deserialize<Entry>(l, Json)!).Select(e => (e.Id, e.Text))];

    /// <summary>Per query the relevance of each judged document.</summary>
    public Dictionary<string, Dictionary<string, int>> Judgements()
    {
        var judgements = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        foreach (string line in File.ReadLines(Require("qrels.tsv")).Skip(1))
        {
            string[] cells = line.Split('\t');
            if (cells.Length < 3)
                continue;
            if (!judgements.TryGetValue(cells[0], out var documents))
                judgements[cells[0]] = documents = new(StringComparer.Ordinal);
            documents[cells[1]] = int.Parse(cells[2], CultureInfo.InvariantCulture);
        }

        return judgements;
    }

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
