using System.Globalization;
using System.Text.Json;
using KiKoKo.Assistant.Conversations;
using KiKoKo.Server.Verbs;

namespace KiKoKo.Server.Http;

/// <summary>What a post about deadlines and notices may carry, as JSON or as a form of our pages.</summary>
internal sealed record DeadlineBody
{
    public string? Id { get; init; }

    public string? Title { get; init; }

    public DateOnly? Day { get; init; }

    public string? Note { get; init; }

    public string? Rule { get; init; }

    public string? DocumentId { get; init; }

    /// <summary>In a form: JSON.</summary>
    public IReadOnlyList<DeadlineStep>? Steps { get; init; }

    /// <summary>In a form: numbers separated by commas.</summary>
    public IReadOnlyList<int>? LeadDays { get; init; }

    public DateOnly? Until { get; init; }

    public DateOnly? From { get; init; }

    public TimeOnly? QuietFrom { get; init; }

    public TimeOnly? QuietUntil { get; init; }

    public bool Weekly { get; init; }

    public bool Instead { get; init; }

    public bool Taken { get; init; }

    public string? Colleague { get; init; }

    /// <summary>Where a form leads afterwards.</summary>
    public string? Back { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsForm { get; init; }

    /// <summary>Null: not readable. An empty body is an empty object.</summary>
    public static async Task<DeadlineBody?> ReadAsync(HttpContext context, CancellationToken cancel)
    {
        try
        {
            if (context.Request.HasFormContentType)
                return OfForm(await context.Request.ReadFormAsync(cancel));
            if (context.Request.ContentLength is null or 0 && !context.Request.HasJsonContentType())
                return new DeadlineBody();
            return context.Request.HasJsonContentType() ? await context.Request.ReadFromJsonAsync<DeadlineBody>(Output.Json, cancel) : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException or InvalidDataException)
        {
            return null;
        }
    }

    private static DeadlineBody OfForm(IFormCollection form)
    {
        return new DeadlineBody
        {
            Id = Text("id"),
            Title = Text("title"),
            Day = Day("day"),
            Note = Text("note"),
            Rule = Text("rule"),
            DocumentId = Text("documentId"),
            Steps = Text("steps") is { } steps ? JsonSerializer.Deserialize<DeadlineStep[]>(steps, Output.Json) : null,
            LeadDays = Text("leadDays") is { } leads ? [.. leads.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries).Select(l => int.Parse(l, NumberStyles.None, CultureInfo.InvariantCulture))] : null,
            Until = Day("until"),
            From = Day("from"),
            QuietFrom = Time("quietFrom"),
            QuietUntil = Time("quietUntil"),
            Weekly = Text("weekly") is not null,
            Instead = Text("instead") is not null,
            Taken = Text("taken") is not null,
            Colleague = Text("colleague"),
            Back = Text("back"),
            IsForm = true,
        };

        string? Text(string name) => form[name].ToString() is { Length: > 0 } value ? value : null;

        TimeOnly? Time(string name) => Text(name) is { } value ? TimeOnly.ParseExact(value, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture) : null;

        DateOnly? Day(string name) => Text(name) is { } value ? DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
    }
}
