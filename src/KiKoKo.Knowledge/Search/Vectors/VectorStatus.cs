namespace KiKoKo.Knowledge.Search.Vectors;

/// <summary>How far the vectors have come, for metrics and <c>doctor</c>.</summary>
/// <param name="Passages">Passages of live documents as of the last look.</param>
/// <param name="Embedded">Those that have a vector of the present model.</param>
/// <param name="Refused">Texts that the endpoint did not take; they are tried again after a restart.</param>
/// <param name="Dimensions">Numbers per vector; 0 while unknown.</param>
/// <param name="Bytes">Memory that the vectors take.</param>
/// <param name="InUse">Do searches use them? Not before nine tenths of the passages have one.</param>
/// <param name="Problem">What last went wrong at the endpoint and has not gone right since, in German; null when all is well.</param>
/// <param name="Failures">Failed requests in the background since the start.</param>
public sealed record VectorStatus(string Model, long Passages, long Embedded, long Refused, int Dimensions, long Bytes, bool InUse, string? Problem, long Failures, QueryCounts Queries);
