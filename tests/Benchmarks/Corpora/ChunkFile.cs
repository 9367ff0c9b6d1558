using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Benchmarks.Corpora;

/// <summary>The exchange file as the engine's documents.</summary>
internal static class ChunkFile
{
    public static IEnumerable<Chunk> Read(string file) => File.ReadLines(file).Select(Chunk.Parse);

    /// <summary>As the product indexes them: title, heading path and text apart.</summary>
    public static IEnumerable<IndexedDocument> Documents(IEnumerable<Chunk> chunks) =>
        chunks.ChunkBy(c => c.Document).Select(d =>
        {
            string title = d.Chunks[0].Head.Split(Chunk.HeadingMark)[0];
            return new IndexedDocument(d.Key, title, [], [.. d.Chunks.Select((c, i) => Passage(d.Key, i, c.Head.Split(Chunk.HeadingMark)[1..], c.Body))]);
        });

    /// <summary>As one field, in the way of Lucene's "one".</summary>
    public static IEnumerable<IndexedDocument> Flat(IEnumerable<Chunk> chunks) =>
        chunks.ChunkBy(c => c.Document).Select(d =>
            new IndexedDocument(d.Key, "", [], [.. d.Chunks.Select((c, i) => Passage(d.Key, i, [], c.Head + " " + c.Body))]));

    /// <summary>A catalogue in which every document may be read by its group.</summary>
    public static Catalogue Catalogue(IEnumerable<Chunk> chunks, IReadOnlySet<string> without) => new(
        0,
        chunks.DistinctBy(c => c.Document).Where(c => !without.Contains(c.Document)).Select(c => new Document(
            c.Document, c.Document, c.Document, "", "", "", "", null, null, c.Group, "", [], null, null, "", "", DateTimeOffset.UnixEpoch)));

    private static Passage Passage(string document, int n, IReadOnlyList<string> path, string text) => new($"{document}#{n}", document, n, n, n, path, null, text);

    private static IEnumerable<(string Key, List<Chunk> Chunks)> ChunkBy(this IEnumerable<Chunk> chunks, Func<Chunk, string> key)
    {
        List<Chunk> open = [];
        string last = "";
        foreach (var chunk in chunks)
        {
            string now = key(chunk);
            if (open.Count > 0 && now != last)
            {
                yield return (last, open);
                open = [];
            }

            last = now;
            open.Add(chunk);
        }

        if (open.Count > 0)
            yield return (last, open);
    }
}
