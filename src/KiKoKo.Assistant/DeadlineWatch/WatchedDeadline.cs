using System.Text.Json.Serialization;
using KiKoKo.Assistant.Conversations;

namespace KiKoKo.Assistant.DeadlineWatch;

/// <summary>A deadline that a person watches, as that person may see it.</summary>
/// <param name="Day">The last day.</param>
/// <param name="Rule">Key of the rule it was computed by; null when it was entered as a date.</param>
/// <param name="Steps">How it was computed; empty when it was not.</param>
/// <param name="DocumentId">Where it was found; null for one's own.</param>
/// <param name="LeadDays">Its own lead times, longest first; null: as the settings say.</param>
/// <param name="SnoozedUntil">No reminder before that day.</param>
/// <param name="Offer">Set while a colleague has not answered; whether this person gave or got the offer says <see cref="WatchOffer.IsMine"/>.</param>
/// <param name="Revision">Grows with every change.</param>
public sealed record WatchedDeadline(
    string Id,
    string Title,
    DateOnly Day,
    string? Rule,
    IReadOnlyList<DeadlineStep> Steps,
    DeadlineSource Source,
    string? DocumentId,
    string Note,
    IReadOnlyList<int>? LeadDays,
    bool IsDone,
    DateOnly? SnoozedUntil,
    WatchOffer? Offer,
    int Revision,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt);

/// <summary>Where a watched deadline comes from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeadlineSource>))]
public enum DeadlineSource
{
    /// <summary>Entered by the person.</summary>
    [JsonStringEnumMemberName("own")]
    Own,

    /// <summary>From an answer or a document.</summary>
    [JsonStringEnumMemberName("document")]
    Document,

    /// <summary>A house deadline of a Fristenkalender. Its title and day are the calendar's to change.</summary>
    [JsonStringEnumMemberName("calendar")]
    Calendar,
}

/// <summary>A deadline offered by one person to another, not answered yet.</summary>
/// <param name="IsMine">The person who looks gave the offer and stays responsible; else it was made to them.</param>
/// <param name="OtherName">Name of the other one.</param>
public sealed record WatchOffer(bool IsMine, string OtherName);

/// <summary>What a person enters.</summary>
/// <param name="Title">1 to <see cref="MaxTitleLength"/> characters.</param>
/// <param name="Day">Today or later.</param>
public sealed record NewDeadline(string Title, DateOnly Day)
{
    public const int MaxTitleLength = 200;

    public const int MaxNoteLength = 2000;

    public string? Rule { get; init; }

    public IReadOnlyList<DeadlineStep> Steps { get; init; } = [];

    /// <summary>Set: the deadline comes from that document or from an answer out of it.</summary>
    public string? DocumentId { get; init; }

    public string Note { get; init; } = "";

    /// <summary>Null: as the settings say.</summary>
    public IReadOnlyList<int>? LeadDays { get; init; }
}
