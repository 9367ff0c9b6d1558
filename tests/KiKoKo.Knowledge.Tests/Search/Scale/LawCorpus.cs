using System.IO.Compression;
using System.Text.Json;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Storage;

namespace KiKoKo.Knowledge.Tests.Search.Scale;

/// <summary>A database with any number of passages of federal law, made once and kept in the folder that KIKOKO_SCALE names.</summary>
internal static class LawCorpus
{
    public const int PassagesPerDocument = 30;
    private const int PassageLength = 1000;

    public static string Folder(int passages)
    {
        string? root = Environment.GetEnvironmentVariable("KIKOKO_SCALE");
        Assert.SkipWhen(string.IsNullOrEmpty(root), "Nur mit KIKOKO_SCALE, einem Ordner für die großen Datenbanken.");
        return Path.Combine(root!, passages.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <returns>The database with at least so many passages.</returns>
    public static async Task<(Database Database, DocumentStore Store)> OpenAsync(int passages)
    {
        string folder = Folder(passages), done = Path.Combine(folder, "fertig");
        bool made = File.Exists(done);
        if (!made && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        var database = await Database.OpenAsync(new DatabaseOptions { DataFolder = folder }, default);
        var store = new DocumentStore(database, TimeProvider.System);
        if (!made)
        {
            int n = 0;
            foreach (string[] texts in Texts(passages).Chunk(PassagesPerDocument))
                await store.PutAsync(Content($"d{n++}", texts), default);
            await File.WriteAllTextAsync(done, "");
        }

        return (database, store);
    }

    public static DocumentContent Content(string id, params string[] texts) => new(
        Samples.Document(id, title: $"Vorschrift {id}", department: $"Amt {id.Length % 7}", audience: id.EndsWith('7') ? Audience.Managers : Audience.Everyone),
        "x"u8.ToArray(),
        [],
        [.. Samples.Passages(id, texts)],
        [],
        null);

    /// <summary>Sections of law in pieces; from the second round on with words of that round's own.</summary>
    public static IEnumerable<string> Texts(int count)
    {
        var sections = Read().ToList();
        for (int round = 0; ; round++)
        {
            for (int s = 0; s < sections.Count; s++)
            {
                if (count-- == 0)
                    yield break;
                yield return round == 0 ? sections[s] : Vary(sections[s], round, s);
            }
        }
    }

    public static IReadOnlyList<string> Questions(int count) =>
        [.. File.ReadLines(Shared.Require("retrieval/laws/queries.jsonl")).Take(count).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!)];

    private static string Vary(string text, int round, int section)
    {
        // New words that look like words: two of the passage's own joined, some letters turned.
        string[] words = text.Split(' ');
        int at = section * 7 % words.Length;
        string own = new([.. (words[at] + words[^1]).Where(char.IsLetter).Select((c, i) => i % 5 == round % 5 ? (char)('a' + (c + round + section) % 26) : c)]);
        return $"{text} {own}";
    }

    private static IEnumerable<string> Read()
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Shared.Require("retrieval/laws/corpus.jsonl.gz")), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            string text = JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!;
            for (int at = 0; at < text.Length;)
            {
                int to = text.Length - at <= PassageLength ? text.Length : Math.Max(at + 1, text.LastIndexOf(' ', at + PassageLength, PassageLength));
                yield return text[at..to];
                at = to;
            }
        }
    }
}
