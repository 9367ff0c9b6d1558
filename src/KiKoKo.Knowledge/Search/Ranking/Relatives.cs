using System.Text;
using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Search.Ranking;

/// <summary>
/// Other terms of the index that a stem belongs with although the stemmer keeps them apart: those with most letters from the
/// beginning in common ("informier", "information"), participles and infinitives with "zu" ("test", "getest"; "anzusteck", "ansteck").
/// Read from the words of the segments, which compound splitting needs anyway, so nothing is stored for it.
/// </summary>
/// <param name="words">Of all segments.</param>
/// <param name="passagesWith">In how many passages a term occurs; 0: it is none.</param>
internal sealed class Relatives(IReadOnlyList<WordTable> words, Func<string, int> passagesWith)
{
    private const int MinStem = 4;
    private const int Most = 3;

    /// <summary>Least share of common letters at the beginning (Dice).</summary>
    private const float Nearest = 0.6f;

    /// <summary>Most letters behind the common beginning: an ending, not a further word.</summary>
    private const int LongestTail = 5;

    /// <summary>Two words that both go on after fewer letters have them in common by chance: "Schutz", "Schuh".</summary>
    private const int SureStart = 5;

    /// <summary>Most letters that the stemmer takes off a word.</summary>
    private const int LongestEnding = 4;

    private const float Participle = 0.8f;

    private readonly Dictionary<string, float> _found = new(StringComparer.Ordinal);

    /// <param name="stem">As the index has it.</param>
    /// <returns>At most three, best first: near and frequent, with a weight up to 1.</returns>
    public IReadOnlyList<(string Term, float Weight)> Of(string stem)
    {
        if (stem.Length < MinStem || !Ascii.IsValid(stem) || !char.IsLetter(stem[0]))
            return [];
        AddNear(stem);
        AddParticiples(stem);
        return
        [
            .. _found
                .OrderByDescending(f => f.Value * Math.Log(2 + passagesWith(f.Key)))
                .ThenBy(f => f.Key, StringComparer.Ordinal)
                .Take(Most)
                .Select(f => (f.Key, f.Value)),
        ];
    }

    private void AddNear(string stem)
    {
        // Fewer letters in common than these can reach neither limit.
        int least = Math.Max(MinStem, Math.Max(stem.Length - LongestTail, (int)MathF.Ceiling(stem.Length * Nearest / (2 - Nearest))));
        var numbers = new List<int>();
        foreach (var table in words)
        {
            foreach (string prefix in Spellings(stem[..least]))
                table.StartingWith(prefix, stem.Length + LongestTail + LongestEnding, numbers);
            foreach (int number in numbers)
                AddIfNear(stem, Snowball.Stem(table.Word(number)));
            numbers.Clear();
        }
    }

    private void AddIfNear(string stem, string term)
    {
        int common = stem.AsSpan().CommonPrefixLength(term);
        float near = 2f * common / (stem.Length + term.Length);
        bool shareEnough = common >= SureStart || common == Math.Min(stem.Length, term.Length);
        if (shareEnough && near >= Nearest && near < 1 && term.Length - common <= LongestTail && !_found.ContainsKey(term) && passagesWith(term) > 0)
            _found.Add(term, near * near);
    }

    /// <summary>Stems have no umlauts, and in words they are written out: "mus" may stand there as "mues".</summary>
    private static IEnumerable<string> Spellings(string beginning)
    {
        yield return beginning;
        for (int i = 0; i < beginning.Length; i++)
        {
            if (beginning[i] is 'a' or 'o' or 'u')
                yield return beginning.Insert(i + 1, "e");
        }
    }

    private void AddParticiples(string stem)
    {
        foreach (string particle in (string[])["", .. SeparableVerbs.Particles])
        {
            int at = particle.Length;
            if (!stem.StartsWith(particle, StringComparison.Ordinal) || stem.Length < at + 3)
                continue;
            string with = stem.Insert(at, "ge");
            foreach (string term in (string[])[with, with + "t", with + "et"])
                AddKnown(term);
            if (at > 0 && stem.AsSpan(at).StartsWith("zu") && stem.Length >= at + 5)
                AddKnown(stem.Remove(at, 2));
            if (stem.AsSpan(at).StartsWith("ge") && stem.Length >= at + 6)
            {
                string bare = stem.Remove(at, 2);
                AddKnown(bare);
                if (bare[^1] == 't')
                    AddKnown(bare[..^1]);
                if (bare.EndsWith("et", StringComparison.Ordinal))
                    AddKnown(bare[..^2]);
            }
        }
    }

    private void AddKnown(string term)
    {
        if (term.Length >= MinStem && passagesWith(term) > 0)
            _found[term] = Math.Max(_found.GetValueOrDefault(term), Participle);
    }
}
