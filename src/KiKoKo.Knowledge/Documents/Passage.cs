namespace KiKoKo.Knowledge.Documents;

/// <summary>The unit of search and citation: 80 to 220 words of one section, or some rows of a table with their header.</summary>
/// <param name="FirstBlock">Ordinal of the first block it was made of.</param>
/// <param name="LastBlock">Ordinal of the last block, inclusive.</param>
/// <param name="Path">The headings above it, outermost first, without the document's title.</param>
/// <param name="Page">Page or slide number from 1 where it begins.</param>
public sealed record Passage(
    string Id,
    string DocumentId,
    int Ordinal,
    int FirstBlock,
    int LastBlock,
    IReadOnlyList<string> Path,
    int? Page,
    string Text);
