using System.Text.Json.Serialization;

namespace KiKoKo.Assistant.DeadlineWatch;

/// <summary>A short message to one person, in whatever channel.</summary>
/// <param name="Id">Stays the same however often it is sent: a channel that may send twice tells by it.</param>
/// <param name="Title">One line.</param>
/// <param name="Text">Plain text; lines separated by line feeds.</param>
/// <param name="DeadlineId">The deadline it is about, as long as it is one.</param>
/// <param name="CreatedAt">When it reached the inbox.</param>
public sealed record Notice(string Id, NoticeKind Kind, string Title, string Text, string? DeadlineId, DateTimeOffset CreatedAt, bool IsRead);

/// <summary>What a notice is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoticeKind>))]
public enum NoticeKind
{
    /// <summary>A deadline comes near, or passed while the server stood still.</summary>
    [JsonStringEnumMemberName("reminder")]
    Reminder,

    /// <summary>The week's deadlines.</summary>
    [JsonStringEnumMemberName("overview")]
    Overview,

    /// <summary>A colleague asks to take over a deadline.</summary>
    [JsonStringEnumMemberName("offer")]
    Offer,

    /// <summary>How such an offer ended.</summary>
    [JsonStringEnumMemberName("answer")]
    Answer,
}
