namespace KiKoKo.Knowledge.Search.Evaluation;

/// <summary>How well one ranking answers one query.</summary>
internal readonly record struct Scores(double Ndcg10, double Mrr10, double Recall10, double Recall100)
{
    /// <param name="ranking">Document ids, best first, each once.</param>
    /// <param name="relevance">Relevance of the judged documents; at least one above 0.</param>
    public static Scores Of(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, int> relevance)
    {
        double Gain(int grade, int rank) => (Math.Pow(2, grade) - 1) / Math.Log2(rank + 2);
        int relevant = relevance.Values.Count(g => g > 0);
        if (relevant == 0)
            return default;
        double gained = 0, reciprocal = 0;
        int in10 = 0, in100 = 0;
        for (int rank = 0; rank < Math.Min(100, ranking.Count); rank++)
        {
            int grade = relevance.GetValueOrDefault(ranking[rank]);
            if (grade <= 0)
                continue;
            in100++;
            if (rank >= 10)
                continue;
            in10++;
            gained += Gain(grade, rank);
            if (reciprocal == 0)
                reciprocal = 1.0 / (rank + 1);
        }

        double ideal = relevance.Values.OrderDescending().Take(10).Select(Gain).Sum();
        return new Scores(gained / ideal, reciprocal, (double)in10 / relevant, (double)in100 / relevant);
    }
}
