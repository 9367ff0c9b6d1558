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

    private double At(double share) => _sorted.Length == 0 ? 0 : _sorted[Math.Min(_sorted.Length - 1, (int)(share * _sorted.Length))];
}
