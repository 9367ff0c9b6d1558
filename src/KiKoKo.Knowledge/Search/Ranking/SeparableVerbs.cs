using System.Collections.Frozen;
using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Search.Ranking;

/// <summary>"Wie melde ich mich an?" asks for "anmelden": German puts the particle of such verbs at the end of the clause.</summary>
internal static class SeparableVerbs
{
    /// <summary>Normalized, umlauts folded as in stems.</summary>
    public static readonly string[] Particles =
        ["ab", "an", "auf", "aus", "bei", "ein", "fest", "frei", "her", "hin", "los", "mit", "nach", "statt", "teil", "um", "vor", "weg", "zu", "zuruck", "zusammen"];

    private static readonly char[] Ends = ['?', '.', ',', '!', ';', ':'];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Particles.Append("zurück").ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Each particle that stands at the end of a clause, with the words before it in the question.</summary>
    public static IEnumerable<(string Particle, ArraySegment<string> Before)> In(string question)
    {
        string normalized = Normalization.Normalize(question);
        return HasParticle(normalized) ? InClauses(normalized) : [];
    }

    private static bool HasParticle(string normalized)
    {
        int from = 0;
        for (int i = 0; i <= normalized.Length; i++)
        {
            if (i < normalized.Length && !char.IsWhiteSpace(normalized[i]))
                continue;
            if (from > 0 && Lookup.Contains(normalized.AsSpan(from, i - from).TrimEnd(Ends)))
                return true;
            from = i + 1;
        }

        return false;
    }

    private static IEnumerable<(string Particle, ArraySegment<string> Before)> InClauses(string normalized)
    {
        string[] words = normalized.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        string[] bare = Array.ConvertAll(words, w => w.TrimEnd(Ends));
        for (int i = 1; i < words.Length; i++)
        {
            bool last = i + 1 == words.Length || bare[i].Length < words[i].Length || bare[i + 1] is "und" or "oder";
            string particle = bare[i] == "zurück" ? "zuruck" : bare[i];
            if (last && Particles.Contains(particle))
                yield return (particle, new ArraySegment<string>(bare, 0, i));
        }
    }
}
