using System.Text.Json.Serialization;
using KiKoKo.Audit.Labels;

namespace KiKoKo.Assistant.Conversations;

/// <summary>What kind of answer a reply is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReplyKind>))]
public enum ReplyKind
{
    [JsonStringEnumMemberName("grounded")]
    Grounded,
    [JsonStringEnumMemberName("abstention")]
    Abstention,
    [JsonStringEnumMemberName("refusal")]
    Refusal,
    [JsonStringEnumMemberName("clarification")]
    Clarification,
    [JsonStringEnumMemberName("handover")]
    Handover,
    [JsonStringEnumMemberName("contact")]
    Contact,
    [JsonStringEnumMemberName("form")]
    Form,
    [JsonStringEnumMemberName("deadline")]
    Deadline,
    [JsonStringEnumMemberName("draft")]
    Draft,
    [JsonStringEnumMemberName("help")]
    Help,
}

/// <summary>The answer to a turn, logged and labelled, for any channel to render. Its JSON is the contract of <c>ask</c>.</summary>
/// <param name="Text">Plain text; paragraphs are separated by blank lines, citations stand as [1].</param>
public sealed record Reply(
    ReplyKind Kind,
    string Text,
    IReadOnlyList<Citation> Citations,
    IReadOnlyList<ContactCard> Contacts,
    IReadOnlyList<FormCard> Forms,
    IReadOnlyList<DeadlineCard> Deadlines,
    TransparencyLabel Label,
    ReplyReceipt Audit,
    ReplyTimings Timings)
{
    /// <summary>Of a question back: answers that can be sent as they stand. Each is a list item of the text as well.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What else the assistant can do about it, to be shown below the text; null: nothing.</summary>
    public string? Offer { get; init; }
}

/// <summary>A passage that the answer rests on.</summary>
/// <param name="N">Its number in the text, from 1.</param>
/// <param name="Page">Page or slide; null where the format has none.</param>
/// <param name="Quote">The passage, verbatim.</param>
/// <param name="Url">Path of the page that shows it in its document.</param>
public sealed record Citation(
    int N,
    string DocumentId,
    string Title,
    string FileName,
    IReadOnlyList<string> Path,
    int? Page,
    string Quote,
    string Url);

/// <summary>Whom to ask.</summary>
public sealed record ContactCard(string Name, string Function, string Department, string Phone, string Mail, string Room, string Deputy);

/// <summary>What to fill in.</summary>
public sealed record FormCard(string DocumentId, string Title, string Url);

/// <summary>A computed deadline with its steps, or one that a cited passage names.</summary>
/// <param name="Rule">The name of the rule, for people; of a hint, what the document says.</param>
/// <param name="Date">As computed; see <see cref="SafeDate"/> for the earlier one where courts differ.</param>
public sealed record DeadlineCard(string Rule, DateOnly Date, IReadOnlyList<DeadlineStep> Steps, IReadOnlyList<string> Warnings)
{
    /// <summary>The label line of computed deadlines.</summary>
    public const string LabelWording = "KiKoKo: nach Regel berechnet, keine KI. Bitte prüfen Sie die Angaben.";

    /// <summary>The key in the catalogue of rules; null for a hint.</summary>
    public string? Key { get; init; }

    /// <summary>The hour, where the law counts hours.</summary>
    public TimeOnly? Time { get; init; }

    /// <summary>Who keeps this earlier date is safe on every reading; null where nothing is disputed.</summary>
    public DateOnly? SafeDate { get; init; }

    /// <summary>The last working day on or before the date where the law does not shift.</summary>
    public DateOnly? Practical { get; init; }

    /// <summary>Of a hint: "In 12 Tagen: …".</summary>
    public string? Hint { get; init; }

    /// <summary>Of a hint: the number of the citation that names it.</summary>
    public int? Source { get; init; }
}

/// <summary>One step of a computation and its legal basis.</summary>
public sealed record DeadlineStep(string What, string Basis);

/// <summary>Where the reply stands in the log.</summary>
public sealed record ReplyReceipt(long Index, string LeafHash);

/// <summary>Where the time went, in milliseconds.</summary>
public sealed record ReplyTimings(double SearchMs, double ComposeMs, double AuditMs, double TotalMs);
