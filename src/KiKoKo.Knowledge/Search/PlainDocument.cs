namespace KiKoKo.Knowledge.Search;

/// <summary>A document outside the database, for evaluation.</summary>
/// <param name="Passages">Heading path and text of each.</param>
public sealed record PlainDocument(string Id, string Title, IReadOnlyList<(IReadOnlyList<string> Path, string Text)> Passages);
