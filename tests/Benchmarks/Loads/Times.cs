using System.Diagnostics;
using System.Globalization;

namespace KiKoKo.Benchmarks.Loads;

/// <summary>How long the questions of a run took: per question the median of its rounds, then percentiles over the questions.</summary>
internal sealed class Times(IEnumerable<double> microseconds)
{
    private readonly double[] _sorted = [.. microseconds.Order()];

    public double Median => At(0.5);

    public double Percentile99 => At(0.99);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"p50 {Median / 1000:F3} ms · p95 {At(0.95) / 1000:F3} ms · p99 {Percentile99 / 1000:F3} ms · max {At(1) / 1000:F3} ms");

    /// <summary>Three warming rounds, then so many that count.</summary>
    public static Times Of(IReadOnlyList<string> queries, int rounds, Action<string> search)
    {
        var taken = new double[queries.Count][];
        for (int round = -3; round < rounds; round++)
        {
            for (int q = 0; q < queries.Count; q++)
            {
                long start = Stopwatch.GetTimestamp();
                search(queries[q]);
                if (round >= 0)
                    (taken[q] ??= new double[rounds])[round] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            }
        }

        return new Times(taken.Select(t => t.Order().ElementAt(rounds / 2)));
    }

    private double At(double share) => _sorted.Length == 0 ? 0 : _sorted[Math.Min(_sorted.Length - 1, (int)(share * _sorted.Length))];
}
