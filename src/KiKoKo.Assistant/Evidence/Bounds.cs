using System.Collections.Frozen;

namespace KiKoKo.Assistant.Evidence;

/// <summary>What stands before a number, day or time and says from which side it bounds.</summary>
internal static class Bounds
{
    private const int Reach = 4;

    private static readonly FrozenDictionary<string, (Bound Bound, bool Stressed)> Words = new Dictionary<string, (Bound, bool)>(StringComparer.Ordinal)
    {
        ["mindestens"] = (Bound.Lower, true),
        ["mind"] = (Bound.Lower, true),
        ["wenigstens"] = (Bound.Lower, true),
        ["minimal"] = (Bound.Lower, true),
        ["frühestens"] = (Bound.Lower, false),
        ["ab"] = (Bound.Lower, false),
        ["seit"] = (Bound.Lower, false),
        ["über"] = (Bound.Lower, false),
        ["nach"] = (Bound.Lower, false),
        ["höchstens"] = (Bound.Upper, true),
        ["maximal"] = (Bound.Upper, true),
        ["max"] = (Bound.Upper, true),
        ["längstens"] = (Bound.Upper, true),
        ["spätestens"] = (Bound.Upper, false),
        ["bis"] = (Bound.Upper, false),
        ["binnen"] = (Bound.Upper, false),
        ["innerhalb"] = (Bound.Upper, false),
        ["unter"] = (Bound.Upper, false),
        ["vor"] = (Bound.Upper, false),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Between = new[]
    {
        "zu", "zum", "zur", "von", "dem", "der", "den", "des", "die", "das", "am", "im", "in", "an", "etwa", "ca", "rund", "einer", "einem", "eines", "weiteren", "jeweils", "je", "für", "auf", "um", ".", "mit", "voraus", "jedoch", "aber", "auch", "noch", "insgesamt", "ungefähr", "circa", "weitere", "nur", "erst", "schon", "bereits", "also",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static (Bound Bound, bool Stressed) Before(string[] lower, int at, FactKind kind)
    {
        for (int k = at - 1; k >= 0 && at - k <= Reach; k--)
        {
            string word = lower[k];
            if (word == "als" && k > 0)
                return Compared(lower, k);
            if (Words.TryGetValue(word, out var found))
            {
                // "nach" and "vor" bound days, times and periods; "nach 26" of a section never comes here. "unter 1940" is a phone number.
                return word is "unter" or "über" && k != at - 1 || word == "unter" && kind != FactKind.Number ? default : Negated(lower, k) ? (Other(found.Bound), true) : found;
            }

            if (!Between.Contains(word))
                break;
        }

        return default;
    }

    /// <summary>"mehr als", "weniger als", "nicht später als".</summary>
    private static (Bound Bound, bool Stressed) Compared(string[] lower, int als)
    {
        Bound bound = lower[als - 1] switch
        {
            "mehr" or "länger" or "größer" or "höher" or "später" or "älter" => Bound.Lower,
            "weniger" or "kürzer" or "kleiner" or "niedriger" or "geringer" or "früher" or "jünger" => Bound.Upper,
            _ => Bound.None,
        };
        if (bound == Bound.None)
            return default;
        return (Negated(lower, als - 1) ? Other(bound) : bound, true);
    }

    private static Bound Other(Bound bound) => bound == Bound.Lower ? Bound.Upper : Bound.Lower;

    private static bool Negated(string[] lower, int at) => at > 0 && lower[at - 1] is "nicht" or "keine" or "keinen";
}
