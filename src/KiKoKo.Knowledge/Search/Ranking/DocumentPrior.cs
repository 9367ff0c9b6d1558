using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Knowledge.Search.Ranking;

/// <summary>
/// What a document's kind and age say when the texts match alike: what binds stands before what explains, what explains before
/// what was once said, and the newer before the older. At most a few percent, so that a better match always wins.
/// Whether a document is in force at all is not weighed but decided by <see cref="Catalogue.IsVisible"/>.
/// </summary>
internal static class DocumentPrior
{
    /// <summary>Between the first and the last kind.</summary>
    private const double Kind = 0.04;

    /// <summary>Between a document of today and a very old or undated one.</summary>
    private const double Currency = 0.02;

    /// <summary>After so many years half of the currency is gone.</summary>
    private const double HalfLifeYears = 3;

    /// <returns>A factor from 1 to 1.06; 1 for a document without kind and first day in force.</returns>
    public static double Of(Document document, DateOnly today) => 1 + Kind * Standing(document.Kind) + Currency * Freshness(document.ValidFrom, today);

    /// <summary>What the kind weighs, from 0 to 1. Kinds are the owners' words; unknown ones are taken for explanations without standing.</summary>
    private static double Standing(string kind) => kind.ToLowerInvariant() switch
    {
        "satzung" or "gesetz" or "verordnung" => 1,
        "dienstanweisung" or "dienstvereinbarung" or "geschäftsanweisung" or "geschäftsordnung" or "richtlinie" => 1,
        "rundschreiben" or "verfügung" or "prozessbeschreibung" => 0.75,
        "leitfaden" or "merkblatt" or "handbuch" or "anleitung" => 0.5,
        "faq" or "verzeichnis" or "kontaktliste" or "formular" => 0.25,
        _ => 0,
    };

    private static double Freshness(DateOnly? validFrom, DateOnly today)
    {
        if (validFrom is not { } day)
            return 0;
        double years = Math.Max(0, today.DayNumber - day.DayNumber) / 365.25;
        return 1 / (1 + years / HalfLifeYears);
    }
}
