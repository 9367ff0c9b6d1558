namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// Says which segments are worth writing anew as one. Tiered: segments of about the same size are merged when there are some
/// of them, so that a document is rewritten once per tier, not once per change.
/// </summary>
internal static class MergePolicy
{
    /// <summary>A segment that large is not merged any more. Bounds the memory that a merge takes.</summary>
    public const int Largest = 100_000;

    /// <summary>So many segments of one tier are merged.</summary>
    public const int Fan = 6;

    private const int FirstTier = 256;
    private const int TierFactor = 8;

    /// <summary>When the index has grown by this factor since a segment's compounds were taken apart, that is done again.</summary>
    private const double LearnAgain = 1.5;

    /// <param name="idle">Nothing has changed for a while: small segments are merged although there are few.</param>
    /// <returns>Empty when all is well.</returns>
    public static IReadOnlyList<LiveSegment> Choose(IReadOnlyList<LiveSegment> segments, bool idle)
    {
        var tiers = segments.Where(s => s.LivePassages <= Largest / 2).GroupBy(Tier).OrderBy(t => t.Key);
        foreach (var tier in tiers)
        {
            int fan = idle && tier.Key == 0 ? 2 : Fan;
            if (tier.Count() >= fan && UpToLargest(tier) is { Count: > 1 } several)
                return several;
        }

        if (segments.FirstOrDefault(s => s.Segment.PassageCount - s.LivePassages > s.Segment.PassageCount / 4) is { } holey)
            return [holey];
        long passages = segments.Sum(s => (long)s.LivePassages);
        return segments.FirstOrDefault(s => passages > FirstTier && passages > LearnAgain * s.LearntFrom) is { } unlearned ? [unlearned] : [];
    }

    private static int Tier(LiveSegment segment)
    {
        int tier = 0;
        for (long size = FirstTier; size <= segment.LivePassages; size *= TierFactor)
            tier++;
        return tier;
    }

    private static List<LiveSegment> UpToLargest(IEnumerable<LiveSegment> tier)
    {
        var chosen = new List<LiveSegment>();
        long sum = 0;
        foreach (var segment in tier.OrderBy(s => s.LivePassages).TakeWhile(s => (sum += s.LivePassages) <= Largest))
            chosen.Add(segment);
        return chosen;
    }
}
