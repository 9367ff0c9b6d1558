using System.Text.Json;
using KiKoKo.Knowledge.Search.Evaluation;

namespace KiKoKo.Benchmarks.Corpora;

/// <summary>Writes what both engines read: chunks, questions and the documents to delete.</summary>
internal static class CollectionExport
{
    private const int Groups = 200;
    private const int DeletedOneIn = 50;
    private const int Questions = 1_000;

    /// <returns>Number of chunks.</returns>
    public static int Write(string collection, Workplace work)
    {
        var chunks = Read(collection).ToList();
        File.WriteAllLines(work.Chunks, chunks.Select(c => c.ToString()));
        var given = File.ReadLines(Path.Combine(collection, "queries.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!)
            .Select(text => ("given", text.ReplaceLineEndings(" ").Replace('\t', ' ')))
            .Take(Questions)
            .ToList();
        var drawn = new DrawnQueries(chunks, seed: 7).Take(Questions - given.Count);
        File.WriteAllLines(work.Queries, given.Concat(drawn).Select(q => $"{q.Item1}\t{q.Item2}"));
        File.WriteAllLines(work.Deleted, chunks.Select(c => c.Document).Distinct().Where(d => Hash(d) % DeletedOneIn == 0));
        return chunks.Count;
    }

    private static IEnumerable<Chunk> Read(string collection)
    {
        foreach (var (id, title, text) in new TestCollection(collection).Corpus())
        {
            int n = 0;
            foreach (var (path, body) in Chunker.Cut(text))
                yield return new Chunk($"{id}#{n++}", GroupOf(id), string.Join(Chunk.HeadingMark, path.Prepend(title)), body);
        }
    }

    /// <summary>One audience per law, a few of them large and many small: the square of an even number.</summary>
    private static string GroupOf(string document)
    {
        double even = Hash(document.Split(':')[0]) % 10_007 / 10_007.0;
        return $"g{(int)(Groups * even * even)}";
    }

    /// <summary>The same on every machine and in every run.</summary>
    private static uint Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
            hash = (hash ^ c) * 16777619;
        return hash ^ (hash >> 15);
    }
}
