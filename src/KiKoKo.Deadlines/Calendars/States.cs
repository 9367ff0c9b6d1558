using System.Collections.Frozen;

namespace KiKoKo.Deadlines.Calendars;

/// <summary>Names of the states and how they are read.</summary>
public static class States
{
    private static readonly FrozenDictionary<State, string> s_names = new Dictionary<State, string>
    {
        [State.BW] = "Baden-Württemberg",
        [State.BY] = "Bayern",
        [State.BE] = "Berlin",
        [State.BB] = "Brandenburg",
        [State.HB] = "Bremen",
        [State.HH] = "Hamburg",
        [State.HE] = "Hessen",
        [State.MV] = "Mecklenburg-Vorpommern",
        [State.NI] = "Niedersachsen",
        [State.NW] = "Nordrhein-Westfalen",
        [State.RP] = "Rheinland-Pfalz",
        [State.SL] = "Saarland",
        [State.SN] = "Sachsen",
        [State.ST] = "Sachsen-Anhalt",
        [State.SH] = "Schleswig-Holstein",
        [State.TH] = "Thüringen",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, State> s_byText =
        s_names.Select(n => (Text: n.Value, State: n.Key)).Concat(s_names.Keys.Select(s => (Text: s.ToString(), State: s)))
            .ToFrozenDictionary(x => x.Text, x => x.State, StringComparer.OrdinalIgnoreCase);

    /// <summary>All 16, in the order of their codes' declaration.</summary>
    public static IReadOnlyList<State> All { get; } = Enum.GetValues<State>();

    /// <summary>The German name: "Rheinland-Pfalz".</summary>
    public static string NameOf(State state) => s_names[state];

    /// <summary>Reads a code or a German name, in any case; null for anything else.</summary>
    public static State? Find(string text) => s_byText.TryGetValue(text.Trim(), out var state) ? state : null;
}
