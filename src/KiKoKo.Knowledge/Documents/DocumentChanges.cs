namespace KiKoKo.Knowledge.Documents;

/// <summary>What happened to the documents since a given change number.</summary>
/// <param name="Sequence">The number to ask from next time.</param>
/// <param name="Documents">Live documents taken in since then.</param>
/// <param name="Passages">Their passages, grouped by document in the same order.</param>
/// <param name="Retired">Ids of documents retired since then.</param>
public sealed record DocumentChanges(
    long Sequence,
    IReadOnlyList<Document> Documents,
    IReadOnlyList<Passage> Passages,
    IReadOnlyList<string> Retired);
