using System.Collections.Frozen;
using static KiKoKo.Deadlines.Calendars.State;

namespace KiKoKo.Deadlines.Calendars;

/// <summary>In which state a place lies, as far as a text names it: a state, its code in brackets, or one of the larger towns.</summary>
internal static class Places
{
    private static readonly (State State, string Towns)[] s_towns =
    [
        (BW, "Stuttgart Karlsruhe Mannheim Freiburg Heidelberg Ulm Heilbronn Pforzheim"),
        (BY, "München Nürnberg Augsburg Würzburg Regensburg Ingolstadt Erlangen Bamberg Passau"),
        (BE, "Berlin"),
        (BB, "Potsdam Cottbus"),
        (HB, "Bremen Bremerhaven"),
        (HH, "Hamburg"),
        (HE, "Wiesbaden Frankfurt Kassel Darmstadt Gießen Offenbach Marburg Fulda"),
        (MV, "Schwerin Rostock Greifswald Stralsund"),
        (NI, "Hannover Braunschweig Göttingen Oldenburg Osnabrück Wolfsburg Hildesheim"),
        (NW, "Düsseldorf Köln Bonn Dortmund Essen Duisburg Bochum Münster Aachen Bielefeld Wuppertal Siegen"),
        (RP, "Mainz Koblenz Trier Ludwigshafen Kaiserslautern Worms Speyer Neuwied Landau"),
        (SL, "Saarbrücken"),
        (SN, "Dresden Leipzig Chemnitz Zwickau"),
        (ST, "Magdeburg Halle Dessau"),
        (SH, "Kiel Lübeck Flensburg"),
        (TH, "Erfurt Jena Weimar Gera"),
    ];

    private static readonly FrozenDictionary<string, State> s_byTown = s_towns
        .SelectMany(s => s.Towns.Split(' ').Select(town => (town, s.State)))
        .ToFrozenDictionary(t => t.town, t => t.State, StringComparer.Ordinal);

    /// <summary>The state of what stands after one of the words and "in": "Empfänger in Mainz (RP)".</summary>
    /// <param name="who">"Empfänger", "Behörde".</param>
    public static State? Of(string text, params ReadOnlySpan<string> who)
    {
        foreach (string word in who)
        {
            for (int at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                string[] rest = text[(at + word.Length)..].Split([' ', ',', ';', ':', '(', ')'], 5, StringSplitOptions.RemoveEmptyEntries);
                int name = Array.IndexOf(rest, "in") + 1;
                if (name is > 0 and <= 2 && name < rest.Length && (States.Find(rest[name]) ?? (s_byTown.TryGetValue(rest[name], out var state) ? state : null)) is { } found)
                    return found;
            }
        }

        return null;
    }
}
