using System.Numerics;
using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Search.Ranking;

/// <summary>Looks through the term dictionaries for words that an unknown one may have meant.</summary>
internal static class Spelling
{
    private const int MinLength = 4;
    private const int Most = 3;

    /// <returns>Best first: fewer edits, then the more frequent word.</returns>
    public static List<(string Term, float Weight)> Corrections(IEnumerable<Segment> segments, string term)
    {
        if (term.Length is < MinLength or > 40 || !term.All(char.IsLetter))
            return [];
        int allowed = term.Length < 6 ? 1 : 2;
        uint mask = Similarity.Mask(term);
        string sound = Similarity.Sound(term);
        var found = new Dictionary<string, (float Distance, int Passages)>(StringComparer.Ordinal);
        foreach (var segment in segments)
        {
            var masks = segment.Masks;
            for (int t = 0; t < masks.Count; t++)
            {
                // One edit changes at most two letters of the set; sound spellings (ph for f) a few more.
                if (BitOperations.PopCount(masks[t] ^ mask) > 2 * allowed + 1)
                    continue;
                string candidate = segment.TermText(t);
                if (Distance(term, sound, candidate, allowed) is not { } distance)
                    continue;
                var known = found.GetValueOrDefault(candidate, (Distance: distance, Passages: 0));
                found[candidate] = (distance, known.Passages + segment.PassagesWith(t));
            }
        }

        return
        [
            .. found
                .Select(f => (Term: f.Key, f.Value.Distance, f.Value.Passages))
                .OrderBy(f => f.Distance)
                .ThenByDescending(f => f.Passages)
                .ThenBy(f => f.Term, StringComparer.Ordinal)
                .Take(Most)
                .Select((f, rank) => (f.Term, 1f / (1 + 0.5f * (f.Distance - 0.5f)) / (1 + rank))),
        ];
    }

    /// <summary>Sounding alike counts as half an edit; a different first letter as half an edit more.</summary>
    private static float? Distance(string term, string sound, string candidate, int allowed)
    {
        if (candidate.Length < MinLength - 1 || Math.Abs(candidate.Length - term.Length) > allowed || !candidate.All(char.IsLetter))
            return null;
        int edits = Similarity.EditDistance(term, candidate, allowed);
        bool alike = Similarity.Sound(candidate) == sound;
        if (edits > allowed && !alike)
            return null;
        float distance = alike ? 0.5f : edits;
        return distance + (candidate[0] == term[0] || alike ? 0 : 0.5f);
    }
}
