using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using KiKoKo.Deadlines.Calendars;

namespace KiKoKo.Deadlines.Calculating;

/// <summary>The fields of one JSON object, read as what they should be. A field that is something else becomes a problem and counts as absent.</summary>
internal sealed class JsonFields(JsonElement item, List<Problem> problems)
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>Fields nobody asked for.</summary>
    public IEnumerable<string> Unread() => item.EnumerateObject().Select(p => p.Name).Where(n => !_read.Contains(n));

    /// <summary>The text without judging it.</summary>
    public string? Peek(string name)
    {
        _read.Add(name);
        return item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    public string? Text(string name)
    {
        _read.Add(name);
        if (!item.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null)
            return null;
        return value.ValueKind is JsonValueKind.String ? value.GetString() : value.GetRawText();
    }

    public int? Number(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
            return number;
        problems.Add(new($"„{name}“ ist „{text}“ und damit keine ganze Zahl.", "Eine ganze Zahl angeben; einen halben Monat als Einheit M+15T."));
        return null;
    }

    public bool? Flag(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (bool.TryParse(text, out bool flag))
            return flag;
        problems.Add(new($"„{name}“ ist „{text}“.", "true oder false angeben."));
        return null;
    }

    public TValue? OneOf<TValue>(string name, FrozenDictionary<string, TValue> values)
        where TValue : struct
    {
        if (Text(name) is not { } text)
            return null;
        if (values.TryGetValue(text, out var value))
            return value;
        problems.Add(new($"„{text}“ ist für „{name}“ nicht bekannt.", $"Eine von {string.Join(", ", values.OrderBy(v => v.Value).Select(v => v.Key))} angeben."));
        return null;
    }

    public State? State(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (States.Find(text) is { } state)
            return state;
        problems.Add(new($"Ein Bundesland „{text}“ gibt es nicht.", $"Eines von {string.Join(", ", States.All)} oder den Namen angeben."));
        return null;
    }

    public StartPoint? Start(string name)
    {
        if (Text(name) is not { } text || text is "-")
            return null;
        var start = StartPoint.Read(text, out var problem);
        if (problem is not null)
            problems.Add(problem);
        return start;
    }

    public DateOnly? Date(string name) => Text(name) is { } text ? ReadDate(text) : null;

    /// <summary>A list of [from, to], {from, to} or "from/to"; an absent second date means that it goes on, a number that many days.</summary>
    public IReadOnlyList<Absence>? Periods(string name)
    {
        _read.Add(name);
        if (!item.TryGetProperty(name, out var list) || list.ValueKind is JsonValueKind.Null)
            return null;
        var absences = new List<Absence>();
        foreach (var entry in list.ValueKind is JsonValueKind.Array ? [.. list.EnumerateArray()] : new[] { list })
        {
            List<string?> parts = entry.ValueKind switch
            {
                JsonValueKind.Array => [.. entry.EnumerateArray().Select(Plain)],
                JsonValueKind.Object => [.. entry.EnumerateObject().Select(p => Plain(p.Value))],
                JsonValueKind.String => [.. entry.GetString()!.Split(['/', '–'])],
                _ => [],
            };
            if (parts.Count is < 1 or > 2 || parts[0] is not { } first)
            {
                problems.Add(new($"„{name}“ enthält einen Eintrag, der kein Zeitraum ist: {entry.GetRawText()}.", "Jeden Zeitraum als [\"2026-01-12\", \"2026-01-30\"] angeben."));
                continue;
            }

            if (ReadDate(first) is not { } from)
                continue;
            string? last = parts.ElementAtOrDefault(1);
            if (int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out int days) && days is > 0 and < 4000)
                absences.Add(new(from, from.AddDays(days - 1)));
            else if (string.IsNullOrEmpty(last))
                absences.Add(new(from, null));
            else if (ReadDate(last) is { } to)
                absences.Add(new(from, to));
        }

        return absences;
    }

    private static string? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null => null,
        _ => value.GetRawText(),
    };

    private DateOnly? ReadDate(string text)
    {
        var start = StartPoint.Read(text, out var problem);
        if (problem is null && start?.Date is null)
            problem = new($"„{text}“ ist kein Tag.", "Das Datum als 2026-03-09 angeben.");
        if (problem is not null)
            problems.Add(problem);
        return start?.Date;
    }
}
