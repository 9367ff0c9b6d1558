using System.Diagnostics;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search.Index;
using KiKoKo.Knowledge.Search.Ranking;
using KiKoKo.Knowledge.Search.Vectors;

namespace KiKoKo.Knowledge.Tests.Search.Vectors;

/// <summary>
/// Measurements, run only when asked for and in Release:
/// <c>dotnet run -c Release --project tests/KiKoKo.Knowledge.Tests -- -explicit only -class KiKoKo.Knowledge.Tests.Search.Vectors.VectorSpeedTests -showliveoutput</c>
/// </summary>
public sealed class VectorSpeedTests(ITestOutputHelper output)
{
    private const int Documents = 1000;
    private const int PassagesEach = 100;
    private const int Dimensions = 1024;

    private static readonly DateOnly Today = new(2026, 7, 1);

    [Fact(Explicit = true)]
    public void Nearest_HundredThousandPassages_TakesMillisecondsOnOneThread()
    {
        var documents = Enumerable.Range(0, Documents).Select(n => Samples.Document($"d{n}", audience: n % 100 == 0 ? Audience.Managers : "sonstige")).ToList();
        var snapshot = new IndexMaintenance(folder: null).Build(
            new Catalogue(1, documents), documents.Select(d => Samples.Indexed(d.Id, "", [.. Enumerable.Range(0, PassagesEach).Select(p => $"{d.Id} stelle{p}")])));
        var set = new VectorSet(Dimensions);
        foreach (var segment in snapshot.Segments.Select(s => s.Segment))
        {
            int[] rows = set.RowsOf(segment);
            for (int p = 0; p < rows.Length; p++)
                VectorSet.Assign(rows, p, set.Table.Add(TextHash.Of(segment.Passage(p).Id), HalfVector.Pack(AnyVector(segment.DocumentOf(p).Length + (p * 7919)))));
        }

        float[] query = AnyVector(-1);
        double all = Median(() => Assert.Equal(64, set.Nearest(snapshot, Visible(Audience.Of(Audience.Managers, "sonstige")), query, 64, -1).Count));
        double few = Median(() => Assert.Equal(64, set.Nearest(snapshot, Visible(Audience.Of(Audience.Managers)), query, 64, -1).Count));
        output.WriteLine($"{Documents * PassagesEach} × {Dimensions}, exact, one thread: {all:F1} ms; 1 % visible: {few:F2} ms; {set.Table.Bytes / 1e6:F0} MB of vectors");
        Assert.True(all < 100 && few < all / 10);

        VisiblePassages Visible(Audience audience) => snapshot.Visible(audience, Today, null, null);
    }

    [Fact(Explicit = true)]
    public async Task Load_HundredThousandVectors_TakesSeconds()
    {
        await using var fixture = await VectorFixture.CreateAsync();
        fixture.Model.Dimensions = Dimensions;
        fixture.Model.Script = (texts, _) => Task.FromResult<float[][]>([.. texts.Select(t => AnyVector(t.GetHashCode(StringComparison.Ordinal)))]);
        for (int n = 0; n < Documents; n++)
            await fixture.House.PutAsync(Samples.Document($"d{n}"), [.. Enumerable.Range(0, PassagesEach).Select(p => $"d{n} stelle{p}")]);
        var watch = Stopwatch.StartNew();
        await fixture.OpenReadyAsync(change: o => o.BatchSize = 256);
        double made = watch.Elapsed.TotalSeconds;
        var (_, vectors) = await fixture.OpenAsync(change: o => o.BatchSize = 256);
        watch.Restart();
        await vectors.LoadAsync(default);
        output.WriteLine($"kept {made:F1} s (index and scripted vectors included), loaded by another process in {watch.Elapsed.TotalSeconds:F1} s");
        Assert.Equal(Documents * PassagesEach, vectors.Status.Embedded);
    }

    private static double Median(Action search)
    {
        var times = new List<double>();
        for (int i = 0; i < 31; i++)
        {
            long start = Stopwatch.GetTimestamp();
            search();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        return times[times.Count / 2];
    }

    private static float[] AnyVector(int seed)
    {
        var random = new Random(seed);
        float[] vector = new float[Dimensions];
        for (int i = 0; i < vector.Length; i++)
            vector[i] = (float)(random.NextDouble() - 0.5);
        return HalfVector.Normalize(vector)!;
    }
}
