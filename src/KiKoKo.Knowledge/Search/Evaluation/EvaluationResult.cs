namespace KiKoKo.Knowledge.Search.Evaluation;

/// <summary>What <c>eval</c> reports; field names as in its JSON contract.</summary>
/// <param name="Ndcg10">Mean nDCG at 10, with gain 2^relevance − 1.</param>
/// <param name="Mrr10">Mean reciprocal rank of the first relevant document among ten.</param>
/// <param name="Recall10">Share of relevant documents among the first ten.</param>
public sealed record EvaluationResult(
    int Queries,
    double Ndcg10,
    double Mrr10,
    double Recall10,
    double Recall100,
    SearchTimes Search,
    IndexSize Index);

/// <summary>Percentiles of the time from question to ranked documents, in milliseconds, one thread, after one warming round.</summary>
public sealed record SearchTimes(double P50Ms, double P95Ms, double P99Ms);

/// <param name="Seconds">Reading, cutting and indexing.</param>
/// <param name="Bytes">Size of the index without stored texts.</param>
public sealed record IndexSize(int Documents, long Chunks, double Seconds, long Bytes);
