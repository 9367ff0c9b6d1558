using System.Collections.Frozen;

namespace KiKoKo.Assistant.Evidence;

/// <summary>What is counted.</summary>
/// <param name="Base">"tag", "euro", "%" …</param>
/// <param name="Sort">Of days: "" any or calendar day, "arbeits", "werk"; <see cref="AnySort"/>: the text does not say which.</param>
internal readonly record struct Measure(string Base, string Sort)
{
    public const string AnySort = "?";

    private static readonly FrozenDictionary<string, string> Plain = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["euro"] = "euro",
        ["eur"] = "euro",
        ["€"] = "euro",
        ["cent"] = "cent",
        ["ct"] = "cent",
        ["prozent"] = "%",
        ["%"] = "%",
        ["prozentpunkte"] = "%",
        ["promille"] = "‰",
        ["‰"] = "‰",
        ["h"] = "stunde",
        ["std"] = "stunde",
        ["min"] = "minute",
        ["sekunde"] = "sekunde",
        ["sekunden"] = "sekunde",
        ["uhr"] = "uhr",
        ["mal"] = "mal",
        ["km"] = "km",
        ["kilometer"] = "km",
        ["kilometern"] = "km",
        ["m"] = "meter",
        ["meter"] = "meter",
        ["metern"] = "meter",
        ["cm"] = "cm",
        ["zentimeter"] = "cm",
        ["mm"] = "mm",
        ["millimeter"] = "mm",
        ["kb"] = "kb",
        ["mb"] = "mb",
        ["gb"] = "gb",
        ["tb"] = "tb",
        ["megabyte"] = "mb",
        ["gigabyte"] = "gb",
        ["quartal"] = "quartal",
        ["quartale"] = "quartal",
        ["quartalen"] = "quartal",
        ["halbjahr"] = "halbjahr",
        ["semester"] = "semester",
        ["grad"] = "grad",
        ["zeichen"] = "zeichen",
        ["seiten"] = "seite",
        ["seite"] = "seite",
        ["dpi"] = "dpi",
        ["kg"] = "kg",
        ["kilogramm"] = "kg",
        ["tägig"] = "tag",
        ["wöchig"] = "woche",
        ["monatig"] = "monat",
        ["jährig"] = "jahr",
        ["stündig"] = "stunde",
        ["minütig"] = "minute",
        ["fach"] = "fach",
        ["wöchentlich"] = "woche",
        ["stellig"] = "stelle",
        ["stellen"] = "stelle",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly (string Ending, string Base)[] Endings =
    [
        ("tagen", "tag"), ("tages", "tag"), ("tage", "tag"), ("tags", "tag"), ("tag", "tag"), ("wochen", "woche"), ("woche", "woche"), ("monaten", "monat"), ("monate", "monat"), ("monats", "monat"), ("monat", "monat"),
        ("jahren", "jahr"), ("jahres", "jahr"), ("jahre", "jahr"), ("jahrs", "jahr"), ("jahr", "jahr"), ("stunden", "stunde"), ("stunde", "stunde"), ("minuten", "minute"), ("minute", "minute"),
    ];

    private static readonly FrozenSet<string> NoDays = new[] { "mon", "diens", "donners", "frei", "sams", "sonn", "feier", "vormit", "nachmit", "mit", "geburts", "all", "bundes", "land", "beitr", "ver", "auf", "an", "ein", "vor", "er", "über", "jahres", "stich" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The measure that a word names; null for any other word.</summary>
    /// <param name="word">Lower case, or a sign.</param>
    public static Measure? Of(string word)
    {
        if (Plain.TryGetValue(word, out string? plain))
            return new Measure(plain, "");
        foreach (string inflected in (ReadOnlySpan<string>)["e", "en", "er", "es", "em"])
        {
            if (word.EndsWith("ig" + inflected, StringComparison.Ordinal) && Plain.TryGetValue(word[..^inflected.Length], out plain))
                return new Measure(plain, "");
        }

        foreach (var (ending, measure) in Endings)
        {
            if (!word.EndsWith(ending, StringComparison.Ordinal))
                continue;
            string sort = word[..^ending.Length];
            if (measure == "tag" && NoDays.Contains(sort))
                return null;
            return new Measure(measure, sort is "" or "kalender" ? "" : sort is "arbeits" or "werk" && measure == "tag" ? sort : AnySort);
        }

        return null;
    }

    /// <summary>Working days are not days: only who leaves the sort open agrees with both.</summary>
    public bool Agrees(Measure other) => Base == other.Base && (Sort == other.Sort || Sort == AnySort || other.Sort == AnySort);
}
