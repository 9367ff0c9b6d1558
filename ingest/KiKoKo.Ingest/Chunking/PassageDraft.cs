namespace KiKoKo.Ingest.Chunking;

/// <summary>A passage before it belongs to a document.</summary>
/// <param name="FirstBlock">Ordinal of the first block in it.</param>
/// <param name="Path">Headings above it, without the document's title.</param>
internal sealed record PassageDraft(int FirstBlock, int LastBlock, IReadOnlyList<string> Path, int? Page, string Text);
