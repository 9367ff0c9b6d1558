namespace KiKoKo.Benchmarks.Loads;

/// <summary>
/// Do two engines find the same ten? They agree on a question when the scores agree rank by rank and every hit of ours is one of
/// theirs with that score; hits of equal score may stand in any order, and at the tenth place any of equal score may stand.
/// </summary>
/// <param name="Questions">How many were compared.</param>
/// <param name="Agreeing">On how many both agree.</param>
/// <param name="Identical">On how many the lists are the same, order among equal scores included.</param>
internal sealed record Agreement(int Questions, int Agreeing, int Identical)
{
    private const int Top = 10;

    /// <summary>Sums in single precision differ in their last digits with the order of addition.</summary>
    private const float Tolerance = 2e-5f;

    /// <param name="theirs">Per question more than ten, best first, so that ties at the end can be told from differences.</param>
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
            if (!Same(ours[i].Score, theirs[i].Score))
                return false;
            bool tieBeyondView = theirs.Count > Top && Same(ours[i].Score, theirs[^1].Score);
            if (scores.TryGetValue(ours[i].Id, out float score) ? !Same(ours[i].Score, score) : !tieBeyondView)
                return false;
        }

        return true;
    }

    private static bool Same(float a, float b) => Math.Abs(a - b) <= Tolerance * Math.Max(a, b);
}
