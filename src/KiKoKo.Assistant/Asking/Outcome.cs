using KiKoKo.Assistant.Conversations;
using KiKoKo.Knowledge.Search;

namespace KiKoKo.Assistant.Asking;

/// <summary>What was decided about a turn, before it is logged and labelled.</summary>
internal sealed record Outcome(ReplyKind Kind, string Text)
{
    public string Function { get; init; } = "ask";

    public string? Reason { get; init; }

    /// <summary>What put the text together, with its version; goes into the log.</summary>
    public string Composer { get; init; } = ExtractiveComposer.Version;

    public IReadOnlyList<Citation> Citations { get; init; } = [];

    public IReadOnlyList<string> CitedPassages { get; init; } = [];

    public IReadOnlyList<ContactCard> Contacts { get; init; } = [];

    public IReadOnlyList<FormCard> Forms { get; init; } = [];

    public IReadOnlyList<DeadlineCard> Deadlines { get; init; } = [];

    /// <summary>See <see cref="Reply.Choices"/>.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>See <see cref="Reply.Offer"/>.</summary>
    public string? Offer { get; init; }

    public IReadOnlyList<Hit> Hits { get; init; } = [];

    public double SearchMs { get; init; }
}
