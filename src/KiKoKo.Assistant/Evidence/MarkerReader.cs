using System.Collections.Frozen;

namespace KiKoKo.Assistant.Evidence;

/// <summary>Finds the words of <see cref="MarkerKind"/>.</summary>
internal static class MarkerReader
{
    private static readonly FrozenDictionary<string, MarkerKind[]> Words = Table(
        (MarkerKind.Negation, "nicht nie niemals niemand niemandem nichts ohne weder keinesfalls keineswegs nirgends kein keine keinen keinem keiner keines keinerlei verboten untersagt unzulässig unstatthaft ausgeschlossen entfällt entfallen entbehrlich außer ausgenommen verbietet untersagen"),
        (MarkerKind.Negation, "unbefristet unbezahlt unbezahlte unbezahlter unbezahlten unbezahltem unvollständig unvollständige unvollständigen unabhängig unwirksam unrichtig ungültig unbegründet unentschuldigt unerlaubt unbefugt unbefugte unbefugten unverändert unverändert unveränderte unverschlüsselt unverschlüsselte unverschlüsselten ungeeignet unmöglich unnötig unverbindlich unschädlich unentgeltlich unbekannt unbekannte unbekannten"),
        (MarkerKind.Restriction, "nur ausschließlich lediglich erst einzig allein"),
        (MarkerKind.Duty, "muss müssen muß musste müsste müssten verpflichtet verpflichtend zwingend erforderlich notwendig obligatorisch vorgeschrieben pflicht"),
        (MarkerKind.Advice, "soll sollen sollte sollten sollst"),
        (MarkerKind.Permission, "kann können könnte könnten darf dürfen dürfte möglich erlaubt zulässig gestattet freiwillig freigestellt optional verboten untersagt unzulässig unstatthaft"),
        (MarkerKind.All, "alle aller allen allem alles jede jeder jedes jeden jedem sämtliche sämtlicher sämtlichen immer stets"),
        (MarkerKind.Some, "einige einiger einigen einzelne einzelner einzelnen manche mancher manchen wenige wenigen teilweise manchmal gelegentlich selten"),
        (MarkerKind.AtLeast, "mindestens wenigstens minimal frühestens mehr"),
        (MarkerKind.AtMost, "höchstens maximal längstens spätestens weniger"),
        (MarkerKind.Before, "vor bevor bis vorm"),
        (MarkerKind.After, "nach nachdem ab seit"));

    public static List<Marker> Read(IReadOnlyList<Token> tokens, string[] lower)
    {
        var markers = new List<Marker>();
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != TokenKind.Word)
                continue;
            string word = lower[i];
            bool isPhrase = i + 1 < tokens.Count && (word == "nicht" && lower[i + 1] is "nur" or "zuletzt" || word == "ohne" && lower[i + 1].StartsWith("schuldhaft", StringComparison.Ordinal));
            if (isPhrase)
            {
                i++; // "nicht nur … sondern auch" denies nothing, "ohne schuldhaftes Zögern" says at once
                continue;
            }

            if (Words.TryGetValue(word, out var kinds))
            {
                foreach (var kind in kinds)
                    markers.Add(new Marker(kind, i));
            }
            else if (word.Length > 7 && word.StartsWith("nicht", StringComparison.Ordinal))
            {
                markers.Add(new Marker(MarkerKind.Negation, i));
            }
            else if (IsDutyByInfinitive(tokens, lower, i))
            {
                markers.Add(new Marker(MarkerKind.Duty, i));
            }
        }

        return markers;
    }

    /// <summary>"ist … zu stellen", "haben … vorzulegen".</summary>
    private static bool IsDutyByInfinitive(IReadOnlyList<Token> tokens, string[] lower, int i)
    {
        string word = lower[i];
        if (!word.EndsWith('n') || tokens[i].IsCapitalised || word.Length < 4)
            return false;
        bool apart = i > 0 && lower[i - 1] == "zu";
        bool infixed = !apart && word.Length > 8 && Particle(word) is { Length: > 0 } particle && word.AsSpan(particle.Length).StartsWith("zu");
        if (!apart && !infixed)
            return false;
        for (int k = i - 1; k >= 0; k--)
        {
            if (lower[k] is "ist" or "sind" or "hat" or "haben" or "war" or "bleibt" or "bleiben")
                return true;
            if (lower[k] == "um" && tokens[k].Kind == TokenKind.Word)
                return false;
        }

        // The verb may follow, in a subordinate clause: "dass er vorzulegen ist".
        for (int k = i + 1; k < tokens.Count && tokens[k].Kind != TokenKind.Break; k++)
        {
            if (lower[k] is "ist" or "sind" or "hat" or "haben")
                return true;
        }

        return false;
    }

    private static string? Particle(string word)
    {
        foreach (string particle in (ReadOnlySpan<string>)["zurück", "zusammen", "weiter", "bekannt", "bereit", "statt", "teil", "fest", "nach", "vor", "auf", "aus", "bei", "ein", "mit", "her", "hin", "los", "fort", "weg", "ab", "an", "um"])
        {
            if (word.StartsWith(particle, StringComparison.Ordinal))
                return particle;
        }

        return null;
    }

    private static FrozenDictionary<string, MarkerKind[]> Table(params (MarkerKind Kind, string Words)[] rows) =>
        rows.SelectMany(r => r.Words.Split(' ').Select(w => (w, r.Kind))).GroupBy(p => p.w, p => p.Kind).ToFrozenDictionary(g => g.Key, g => g.Distinct().ToArray(), StringComparer.Ordinal);
}
