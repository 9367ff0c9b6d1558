using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>What the index needs of a document.</summary>
/// <param name="Number">See <see cref="DocumentNumber"/>.</param>
internal sealed record IndexedDocument(string Id, string Title, IReadOnlyList<string> Topics, IReadOnlyList<Passage> Passages, string Number = "");
