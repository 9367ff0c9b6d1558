namespace KiKoKo.Audit.Content;

/// <summary>What was said, kept encrypted beside the log. The entry holds only its hash.</summary>
/// <param name="Passages">What the search found, not only what was cited.</param>
public sealed record AuditContent(string Question, string Answer, IReadOnlyList<AuditPassage> Passages);

/// <summary>A passage as it read at that moment.</summary>
public sealed record AuditPassage(string Id, string Title, string Text);
