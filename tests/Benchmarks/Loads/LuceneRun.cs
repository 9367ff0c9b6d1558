using System.Globalization;
using KiKoKo.Benchmarks.Peer;

namespace KiKoKo.Benchmarks.Loads;

/// <summary>Lucene alone: how fast it indexes and searches the exported chunks, and what it finds.</summary>
internal sealed class LuceneRun(Workplace work, TextWriter output)
{
    public const int PerSegment = 50_000;
    private const int Rounds = 5;

    private readonly LuceneProcess _lucene = new(work);

    /// <summary>Groups that one person of the runs may read, about a third of all chunks.</summary>
    public static string[] Readable { get; } = [.. Enumerable.Range(0, 200).Where(g => g % 3 == 0).Select(g => $"g{g}")];

    /// <returns>Chunks per second up to the commit in a new process and in a warm one, there including the forced merge; index size.</returns>
    public (double Cold, double Committed, double Merged, double Bytes) Index(string fields)
    {
        var r = _lucene.Call("index", work.Chunks, work.In($"lucene-{fields}"), fields, "0");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Lucene index, {fields}: {r["chunks"] / r["seconds"]:F0} chunks/s to the commit ({r["seconds"]:F1} s; new process {r["chunks"] / r["coldSeconds"]:F0}), {r["chunks"] / r["mergedSeconds"]:F0} with forced merge ({r["mergedSeconds"]:F1} s); {r["bytes"] / 1e6:F1} MB, merged {r["mergedBytes"] / 1e6:F1} MB"));
        return (r["chunks"] / r["coldSeconds"], r["chunks"] / r["seconds"], r["chunks"] / r["mergedSeconds"], r["bytes"]);
    }

    /// <summary>An index of several segments with the deletions in it.</summary>
    public void Prepare(string fields) =>
        _lucene.Call("index", work.Chunks, Segments(fields), fields, PerSegment.ToString(CultureInfo.InvariantCulture), work.Deleted);

    public (Times Times, IReadOnlyList<IReadOnlyList<(string Id, float Score)>> Found) Search(string fields, bool filtered)
    {
        string found = FoundFile(fields, filtered);
        var r = _lucene.Call([.. (string[])["search", Segments(fields), fields, work.Queries, Rounds.ToString(CultureInfo.InvariantCulture), found], .. filtered ? (string[])[string.Join(',', Readable)] : []]);
        var times = new Times(File.ReadLines(found).Select(l => double.Parse(l.AsSpan(0, l.IndexOf('\t')), CultureInfo.InvariantCulture)));
        output.WriteLine($"Lucene search, {fields}{(filtered ? ", audience" : "")}: {times} ({r["segments"]} segments, {r["deleted"]} deleted)");
        return (times, Found(fields, filtered));
    }

    /// <summary>What the last <see cref="Search"/>, of this run or an earlier one, has found per question.</summary>
    public IReadOnlyList<IReadOnlyList<(string Id, float Score)>> Found(string fields, bool filtered) =>
        [.. File.ReadLines(FoundFile(fields, filtered)).Select(l => (IReadOnlyList<(string, float)>)[.. l.Split('\t').Skip(1).Select(Hit)])];

    public void Run()
    {
        foreach (string fields in (string[])["two", "one"])
        {
            Index(fields);
            Prepare(fields);
            Search(fields, filtered: false);
            Search(fields, filtered: true);
        }
    }

    private string FoundFile(string fields, bool filtered) => work.In($"lucene-{fields}{(filtered ? "-filtered" : "")}.found");

    private string Segments(string fields) => work.In($"lucene-{fields}-segments");

    private static (string, float) Hit(string cell)
    {
        int space = cell.LastIndexOf(' ');
        return (cell[..space], float.Parse(cell.AsSpan(space + 1), CultureInfo.InvariantCulture));
    }
}
