namespace KiKoKo.Benchmarks.Loads;

/// <summary>
/// Do two engines find the same ten? They agree on a question when, rank by rank, ours is the hit that theirs is, or one to which
/// theirs gives the same score: hits of equal score may stand in any order, and at the last places any of equal score may stand.
/// </summary>
/// <param name="Questions">How many were compared.</param>
/// <param name="Agreeing">On how many both agree.</param>
/// <param name="Identical">On how many the lists are the same, order among equal scores included.</param>
internal sealed record Agreement(int Questions, int Agreeing, int Identical)
{
    private const int Top = 10;

    /// <summary>Sums in single precision differ in their last digits with the order of addition.</summary>
    private const float Tolerance = 2e-6f;

    /// <param name="theirs">Per question more than ten, best first, so that ties at the end can be told from differences.</param>
    /// <param name="differing">Gets the numbers of the questions on which they do not agree.</param>
    public static Agreement Of(IReadOnlyList<IReadOnlyList<(string Id, float Score)>> ours, IReadOnlyList<IReadOnlyList<(string Id, float Score)>> theirs, ICollection<int> differing)
    {
        int agreeing = 0, identical = 0;
        for (int q = 0; q < ours.Count; q++)
        {
            if (Agree(ours[q], theirs[q]))
                agreeing++;
            else
                differing.Add(q);
            if (ours[q].Select(h => h.Id).SequenceEqual(theirs[q].Take(Top).Select(h => h.Id)))
                identical++;
        }

        return new Agreement(ours.Count, agreeing, identical);
    }

    private static bool Agree(IReadOnlyList<(string Id, float Score)> ours, IReadOnlyList<(string Id, float Score)> theirs)
    {
        if (ours.Count != Math.Min(Top, theirs.Count))
            return false;
        var scores = theirs.ToDictionary(h => h.Id, h => h.Score);
        for (int i = 0; i < ours.Count; i++)
        {
            // A hit of ours that is not in view may be one of a tie that goes on beyond it.
            bool tieBeyondView = theirs.Count > Top && Same(theirs[i].Score, theirs[^1].Score) && Near(ours[i].Score, theirs[i].Score);
            if (scores.TryGetValue(ours[i].Id, out float score) ? !Same(score, theirs[i].Score) : !tieBeyondView)
                return false;
        }

        return true;
    }

    private static bool Same(float a, float b) => Math.Abs(a - b) <= Tolerance * Math.Max(a, b);

    private static bool Near(float a, float b) => Math.Abs(a - b) <= 100 * Tolerance * Math.Max(a, b);
}
