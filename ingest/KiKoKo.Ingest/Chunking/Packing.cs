namespace KiKoKo.Ingest.Chunking;

/// <summary>Distributes the units of one section over passages of even size.</summary>
internal static class Packing
{
    public const int MinWords = 80;
    public const int MaxWords = 220;
    private const int TargetWords = 170;

    /// <summary>Runs of units, each at most <see cref="MaxWords"/> words with its lead-in.</summary>
    public static IEnumerable<List<Unit>> Pack(IReadOnlyList<Unit> units)
    {
        int total = units.Sum(u => u.Words);
        int pieces = Math.Max(1, (int)Math.Ceiling((double)total / TargetWords));
        int target = total <= MaxWords ? MaxWords : Math.Max(total / pieces, MinWords);

        var run = new List<Unit>();
        int words = 0;
        for (int i = 0; i < units.Count; i++)
        {
            var unit = units[i];
            if (run.Count > 0 && MustBreak(run, words, unit, i + 1 < units.Count ? units[i + 1] : null, target))
            {
                var carried = TakeTrailingOpeners(run);
                if (run.Count > 0)
                    yield return run;
                run = carried;
                words = run.Sum(u => u.Words) + LeadInWords(run, unit);
            }
            else if (run.Count == 0)
            {
                words = LeadInWords(run, unit);
            }

            run.Add(unit);
            words += unit.Words;
        }

        if (run.Count > 0)
            yield return run;
    }

    /// <summary>The text of a run: lines, opened by the lead-in when its list or table began in an earlier passage.</summary>
    public static string Text(List<Unit> run)
    {
        string text = string.Join('\n', run.Select(u => u.Text));
        return run[0].LeadIn is { } leadIn ? $"{leadIn}\n{text}" : text;
    }

    private static bool MustBreak(List<Unit> run, int words, Unit unit, Unit? next, int target)
    {
        int with = words + unit.Words;
        if (with > MaxWords)
            return true;
        bool insideList = unit.LeadIn is not null && !unit.IsBorder && run[^1].LeadIn == unit.LeadIn;
        if (words < MinWords || run[^1].KeepsNext || insideList)
            return false;
        int after = unit.KeepsNext && next is not null ? with + next.Words : with;
        return after > MaxWords || with - target > target - words || (unit.IsBorder && with > target);
    }

    // Headings and lead-ins at the end of a run move on to what they open, unless they are all there is.
    private static List<Unit> TakeTrailingOpeners(List<Unit> run)
    {
        int keep = run.Count;
        while (keep > 0 && run[keep - 1].KeepsNext)
            keep--;
        if (keep == 0 || run.Skip(keep).Sum(u => u.Words) > MaxWords / 3)
            return [];
        var carried = run[keep..];
        run.RemoveRange(keep, run.Count - keep);
        return carried;
    }

    private static int LeadInWords(List<Unit> run, Unit unit) => run.Count == 0 ? Words.Count(unit.LeadIn) : 0;
}
