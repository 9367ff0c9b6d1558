using KiKoKo.Audit.Labels;

namespace KiKoKo.Audit;

/// <summary>What the caller wants recorded about one output or event.</summary>
public sealed record AuditEvent
{
    /// <summary>answer, feedback, apology (a turn that a restart left unanswered).</summary>
    public required string Type { get; init; }

    /// <summary>teams, web, commandline.</summary>
    public required string Channel { get; init; }

    /// <summary>Who, by the directory's id. Only its pseudonym is stored.</summary>
    public required string PersonId { get; init; }

    /// <summary>What the person wanted: ask, contact, form, help …</summary>
    public string? Function { get; init; }

    /// <summary>What came of it: grounded, abstention, refusal …; for feedback: up, down.</summary>
    public required string Outcome { get; init; }

    /// <summary>Why, where a rule decided: the rule's name.</summary>
    public string? Reason { get; init; }

    public TransparencyLabel? Label { get; init; }

    /// <summary>SHA-256 of the text as shown, lower-case hex.</summary>
    public string? TextSha256 { get; init; }

    /// <summary>Version of the prompt or composer.</summary>
    public string? Composer { get; init; }

    /// <summary>The state of the documents that were searched.</summary>
    public long? IndexSequence { get; init; }

    /// <summary>All that the search found, best first.</summary>
    public IReadOnlyList<AuditSource> Retrieved { get; init; } = [];

    /// <summary>Passage ids that the answer cites, in its order.</summary>
    public IReadOnlyList<string> Cited { get; init; } = [];

    /// <summary>The label of the output that this event is about.</summary>
    public string? RefersTo { get; init; }
}

/// <summary>A passage that the search found.</summary>
public sealed record AuditSource(string PassageId, string DocumentId, string Version, double Score);

/// <summary>An entry as it is hashed and stored. Its JSON is canonical: UTF-8, no white space, keys in ordinal order, absent values left out.</summary>
public sealed record AuditEntry
{
    public required long Index { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required string Type { get; init; }

    public required string Channel { get; init; }

    public required string Person { get; init; }

    public string? Function { get; init; }

    public required string Outcome { get; init; }

    public string? Reason { get; init; }

    public TransparencyLabel? Label { get; init; }

    public string? TextSha256 { get; init; }

    public string? Composer { get; init; }

    public long? IndexSequence { get; init; }

    public IReadOnlyList<AuditSource> Retrieved { get; init; } = [];

    public IReadOnlyList<string> Cited { get; init; } = [];

    public string? RefersTo { get; init; }

    public string? ContentId { get; init; }

    /// <summary>What the stored content must hash to, see <c>Sealed.Commitment</c>.</summary>
    public string? ContentSha256 { get; init; }
}

/// <summary>Proof that an event is in the log.</summary>
/// <param name="Index">Its leaf index.</param>
/// <param name="LeafHash">Lower-case hex.</param>
public sealed record AuditReceipt(long Index, string LeafHash);
