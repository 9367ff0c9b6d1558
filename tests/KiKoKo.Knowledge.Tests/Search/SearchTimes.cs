using System.Globalization;
using System.Text;

namespace KiKoKo.Knowledge.Tests.Search;

/// <summary>How long many searches took, in milliseconds. Keeps how many took how long, and of the longest everything; nothing else, however many they are.</summary>
internal sealed class SearchTimes
{
    private const int Slowest = 5;

    /// <summary>Parts of an octave, from a microsecond on: what is read from the counts is at most 9 % too high.</summary>
    private const int Fineness = 8;

    private static readonly double[] Limits = [0.1, 1, 2, 5, 10, 20, 30, 40, 50, 100, double.PositiveInfinity];

    private readonly long[] _counts = new long[40 * Fineness];
    private readonly long[] _upTo = new long[Limits.Length];
    private readonly List<Timed> _slowest = [];
    private double _longestWithoutWait, _longestOnCore, _longestCollector;

    public long Count { get; private set; }

    public double Longest => _slowest is [var first, ..] ? first.Took : 0;

    public void Add(in Timed search)
    {
        Count++;
        _counts[Math.Clamp((int)(Fineness * Math.Log2(search.Took * 1000)), 0, _counts.Length - 1)]++;
        int limit = 0;
        while (search.Took > Limits[limit])
            limit++;
        _upTo[limit]++;
        _longestWithoutWait = Math.Max(_longestWithoutWait, search.Took - search.WaitedForCore);
        _longestOnCore = Math.Max(_longestOnCore, search.Ran);
        _longestCollector = Math.Max(_longestCollector, search.Collector);
        if (_slowest.Count == Slowest && search.Took <= _slowest[^1].Took)
            return;
        int at = 0;
        while (at < _slowest.Count && _slowest[at].Took >= search.Took)
            at++;
        _slowest.Insert(at, search);
        if (_slowest.Count > Slowest)
            _slowest.RemoveAt(Slowest);
    }

    public void Add(SearchTimes other)
    {
        long all = Count + other.Count;
        for (int i = 0; i < _counts.Length; i++)
            _counts[i] += other._counts[i];
        for (int i = 0; i < _upTo.Length; i++)
            _upTo[i] += other._upTo[i];
        _longestWithoutWait = Math.Max(_longestWithoutWait, other._longestWithoutWait);
        _longestOnCore = Math.Max(_longestOnCore, other._longestOnCore);
        _longestCollector = Math.Max(_longestCollector, other._longestCollector);
        Timed[] slowest = [.. _slowest.Concat(other._slowest).OrderByDescending(s => s.Took).Take(Slowest)];
        _slowest.Clear();
        _slowest.AddRange(slowest);
        Count = all;
    }

    public override string ToString()
    {
        var b = new StringBuilder();
        b.AppendLine(CultureInfo.InvariantCulture, $"{Count} searches: p50 {At(0.5):0.000} p99 {At(0.99):0.00} p99.9 {At(0.999):0.0} p99.99 {At(0.9999):0.0} max {Longest:0.0} ms");
        b.AppendLine(CultureInfo.InvariantCulture, $"longest without the wait for a core {_longestWithoutWait:0.0}, on a core {_longestOnCore:0.0}, stopped by the collector {_longestCollector:0.0} ms");
        for (int i = 0; i < Limits.Length; i++)
            b.Append(CultureInfo.InvariantCulture, $"≤ {Limits[i]} ms: {_upTo[i]} · ");
        foreach (var slow in _slowest)
            b.AppendLine().Append(slow);
        return b.ToString();
    }

    private double At(double share)
    {
        long before = (long)(Count * share);
        int i = 0;
        for (long sum = _counts[0]; sum <= before && i + 1 < _counts.Length; sum += _counts[i])
            i++;
        return Math.Min(Longest, Math.Pow(2, (i + 1.0) / Fineness) / 1000);
    }

    /// <summary>A search in milliseconds: by the clock, on a core, waiting for a free core; and what the collector stopped everybody for meanwhile.</summary>
    public readonly record struct Timed(double Took, double Ran, double WaitedForCore, double Collector, int Collections);
}
