using System.Text;
using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Search.Ranking;

/// <summary>
/// Other terms of the index that a stem belongs with although the stemmer keeps them apart: those with most letters from the
/// beginning in common ("informier", "information"), participles and infinitives with "zu" ("test", "getest"; "anzusteck", "ansteck").
/// Read from the words of the segments, so nothing is stored for it.
/// </summary>
internal sealed class Relatives(IReadOnlyList<LiveSegment> segments)
{
    private const int MinStem = 4;
    private const int Most = 3;

    /// <summary>Least share of common letters at the beginning (Dice).</summary>
    private const float Nearest = 0.6f;

    /// <summary>Most letters behind the common beginning: an ending, not a further word.</summary>
    private const int LongestTail = 5;

    /// <summary>What stemming takes off a word at most.</summary>
    private const int LongestInflection = 4;

    /// <summary>Two words that both go on after fewer letters have them in common by chance: "Schutz", "Schuh".</summary>
    private const int SureStart = 5;

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
                .OrderByDescending(f => f.Value * Math.Log(2 + PassagesWith(f.Key)))
                .ThenBy(f => f.Key, StringComparer.Ordinal)
                .Take(Most)
                .Select(f => (f.Key, f.Value)),
        ];
    }

    private void AddNear(string stem)
    {
        // Fewer letters in common than these can reach neither limit.
        int least = Math.Max(MinStem, Math.Max(stem.Length - LongestTail, (int)MathF.Ceiling(stem.Length * Nearest / (2 - Nearest))));
        string prefix = stem[..least];
        AddBeginningWith(prefix, stem);
        // Words are written out, stems have lost their umlaut: "ausser" also stands for "aeusserung".
        int vowel = prefix.AsSpan().IndexOfAny("aou");
        if (vowel >= 0 && (vowel + 1 == prefix.Length || prefix[vowel + 1] != 'e'))
            AddBeginningWith(prefix.Insert(vowel + 1, "e"), stem);
    }

    private void AddBeginningWith(string prefix, string stem)
    {
        var words = new List<int>();
        foreach (var live in segments)
        {
            words.Clear();
            live.Segment.Words.BeginningWith(prefix, stem.Length + LongestTail + LongestInflection, words);
            foreach (int word in words)
            {
                string term = WordAnalyzer.Stem(live.Segment.Words.Word(word));
                int common = stem.AsSpan().CommonPrefixLength(term);
                float near = 2f * common / (stem.Length + term.Length);
                bool shareEnough = common >= SureStart || common == Math.Min(stem.Length, term.Length);
                if (shareEnough && near >= Nearest && near < 1 && term.Length - common <= LongestTail)
                    _found[term] = near * near;
            }
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
        if (term.Length >= MinStem && PassagesWith(term) > 0)
            _found[term] = Math.Max(_found.GetValueOrDefault(term), Participle);
    }

    private int PassagesWith(string term)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(term);
        int sum = 0;
        foreach (var live in segments)
            sum += live.Segment.Find(bytes).PassageCount;
        return sum;
    }
}
