namespace KiKoKo.Assistant.Evidence;

/// <summary>Does a fact of a source say what a claimed fact says? The source may be more precise, not less.</summary>
internal static class FactMatch
{
    /// <param name="loose">The source is a table row: units stand in its head, bounds nowhere.</param>
    public static bool Holds(Fact claim, Fact source, bool loose) =>
        SameValue(claim, source) && (claim.Kind != FactKind.Number || UnitsAgree(claim, source)) && BoundsAgree(claim, source, loose);

    /// <summary>The same but for unit and bound.</summary>
    public static bool SameValue(Fact claim, Fact source) => (claim.Kind, source.Kind) switch
    {
        (FactKind.Number, FactKind.Number) => claim.Value == source.Value || InCents(claim) is { } cents && cents == InCents(source),
        (FactKind.Number, FactKind.Day) => claim.Unit is null && claim.Value >= 1900 && claim.Value == source.Date.Year,
        (FactKind.Number, FactKind.Phone) => claim.Unit is null && IsLastGroup(Digits(claim), source.Key),
        (FactKind.Number, FactKind.Code) => claim.Unit is null && Digits(claim) == source.Key,
        (FactKind.Number, FactKind.Time) => claim.Value * 60 == source.Value && claim.Unit is null,
        (FactKind.Day, FactKind.Day) => SameDay(claim.Date, source.Date),
        (FactKind.Day, FactKind.Code) => claim.Date.Year == 0 && source.Key.TrimStart('0') == $"{claim.Date.Day}.{claim.Date.Month}",
        (FactKind.Calendar, FactKind.Calendar) => claim.Key == source.Key,
        (FactKind.Calendar, FactKind.Day) => claim.Date.Month > 0 && claim.Date.Month == source.Date.Month,
        (FactKind.Time, FactKind.Time) => claim.Value == source.Value,
        (FactKind.Section, FactKind.Section) => claim.Parts.All(source.Parts.Contains) && (claim.Law.Length == 0 || source.Law.Length == 0 || claim.Law == source.Law),
        (FactKind.Code, FactKind.Code) => claim.Key == source.Key || IsLastGroup(claim.Key, source.Key),
        (FactKind.Code, FactKind.Phone) => IsLastGroup(claim.Key, source.Key),
        (FactKind.Code, FactKind.Day) => source.Date.Year == 0 && claim.Key.TrimStart('0') == $"{source.Date.Day}.{source.Date.Month}",
        (FactKind.Phone, FactKind.Phone) => claim.Key == source.Key || IsLastGroup(claim.Key, source.Key) || Joined(claim.Key) == Joined(source.Key),
        (FactKind.Phone, FactKind.Code) => claim.Key == source.Key,
        (FactKind.Address, FactKind.Address) => claim.Key == source.Key,
        _ => false,
    };

    public static bool BoundsAgree(Fact claim, Fact source, bool loose)
    {
        if (claim.Bound == Bound.None || claim.Bound == source.Bound || claim.Unit is { Base: "uhr" })
            return true;
        return source.Bound == Bound.None && (loose || !claim.IsBoundStressed);
    }

    private static bool UnitsAgree(Fact claim, Fact source) =>
        claim.Unit is not { } unit || source.Kind != FactKind.Number || source.Unit is not { } other || unit.Agrees(other) || InCents(claim) is { } cents && cents == InCents(source);

    private static decimal? InCents(Fact fact) => fact.Unit switch
    {
        { Base: "euro" } => fact.Value * 100,
        { Base: "cent" } => fact.Value,
        _ => null,
    };

    private static bool SameDay((int Day, int Month, int Year) claim, (int Day, int Month, int Year) source) =>
        (claim.Day == 0 || claim.Day == source.Day) && claim.Month == source.Month && (claim.Year == 0 || claim.Year == source.Year);

    private static string Digits(Fact claim) => decimal.Truncate(claim.Value) == claim.Value ? ((long)claim.Value).ToString(System.Globalization.CultureInfo.InvariantCulture) : "";

    /// <summary>An extension is the number without what stands before a border of its groups.</summary>
    private static bool IsLastGroup(string part, string number) =>
        part.Length >= 3 && number.Length > part.Length && number.EndsWith(part, StringComparison.Ordinal) && number[^(part.Length + 1)] == '-';

    private static string Joined(string key) => key.Replace("-", "", StringComparison.Ordinal);
}
