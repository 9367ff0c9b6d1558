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
internal sealed class Relatives(IReadOnlyList<WordTable> words, PassagesWith passagesWith)
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

    /// <summary>Longer ones, which hardly occur, need room from the heap.</summary>
    private const int LongestStem = 64;

    private const float Participle = 0.8f;

    private static readonly string[] ParticlesOrNone = ["", .. SeparableVerbs.Particles];
    private static readonly string[] ParticipleEndings = ["", "t", "et"];

    private readonly Dictionary<string, float> _found = new(StringComparer.Ordinal);
    private readonly List<int> _numbers = [];

    /// <param name="stem">As the index has it.</param>
    /// <returns>At most three, best first: near and frequent, with a weight up to 1.</returns>
    public IReadOnlyList<(string Term, float Weight)> Of(string stem)
    {
        if (stem.Length < MinStem || !Ascii.IsValid(stem) || !char.IsLetter(stem[0]))
            return [];
        AddNear(stem);
        AddParticiples(stem);
        if (_found.Count == 0)
            return [];
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
        // Most words near one another are no relatives, or the same ones in every segment: none becomes a string before it is known to be one.
        Span<char> word = stackalloc char[WordTable.Lengths], term = stackalloc char[2 * WordTable.Lengths];
        Span<char> spelling = least < LongestStem ? stackalloc char[LongestStem] : new char[least + 1];
        var beginning = stem.AsSpan(0, least);
        foreach (var table in words)
        {
            int longest = stem.Length + LongestTail + LongestEnding;
            table.StartingWith(beginning, longest, _numbers);
            // Stems have no umlauts, and in words they are written out: "mus" may stand there as "mues".
            for (int i = 0; i < least; i++)
            {
                if (stem[i] is not ('a' or 'o' or 'u'))
                    continue;
                beginning[..(i + 1)].CopyTo(spelling);
                spelling[i + 1] = 'e';
                beginning[(i + 1)..].CopyTo(spelling[(i + 2)..]);
                table.StartingWith(spelling[..(least + 1)], longest, _numbers);
            }

            foreach (int number in _numbers)
                AddIfNear(stem, term[..Snowball.Stem(word[..table.Word(number, word)], term)]);
            _numbers.Clear();
        }
    }

    private void AddIfNear(string stem, ReadOnlySpan<char> term)
    {
        int common = stem.AsSpan().CommonPrefixLength(term);
        float near = 2f * common / (stem.Length + term.Length);
        bool shareEnough = common >= SureStart || common == Math.Min(stem.Length, term.Length);
        if (shareEnough && near >= Nearest && near < 1 && term.Length - common <= LongestTail && !IsFound(term) && passagesWith(term) > 0)
            _found.Add(term.ToString(), near * near);
    }

    private bool IsFound(ReadOnlySpan<char> term) => _found.Count > 0 && _found.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(term);

    private void AddParticiples(string stem)
    {
        Span<char> term = stem.Length < LongestStem ? stackalloc char[LongestStem + 4] : new char[stem.Length + 4];
        foreach (string particle in ParticlesOrNone)
        {
            int at = particle.Length;
            if (!stem.StartsWith(particle, StringComparison.Ordinal) || stem.Length < at + 3)
                continue;
            foreach (string ending in ParticipleEndings)
                AddKnown(Joined(term, particle, "ge", stem.AsSpan(at), ending));
            if (at > 0 && stem.AsSpan(at).StartsWith("zu") && stem.Length >= at + 5)
                AddKnown(Joined(term, particle, "", stem.AsSpan(at + 2), ""));
            if (stem.AsSpan(at).StartsWith("ge") && stem.Length >= at + 6)
            {
                var bare = Joined(term, particle, "", stem.AsSpan(at + 2), "");
                AddKnown(bare);
                if (bare[^1] == 't')
                    AddKnown(bare[..^1]);
                if (bare.EndsWith("et"))
                    AddKnown(bare[..^2]);
            }
        }
    }

    private static ReadOnlySpan<char> Joined(Span<char> room, ReadOnlySpan<char> first, ReadOnlySpan<char> second, ReadOnlySpan<char> third, ReadOnlySpan<char> fourth)
    {
        first.CopyTo(room);
        second.CopyTo(room[first.Length..]);
        third.CopyTo(room[(first.Length + second.Length)..]);
        fourth.CopyTo(room[(first.Length + second.Length + third.Length)..]);
        return room[..(first.Length + second.Length + third.Length + fourth.Length)];
    }

    private void AddKnown(ReadOnlySpan<char> term)
    {
        if (term.Length < MinStem || passagesWith(term) == 0)
            return;
        string known = term.ToString();
        _found[known] = Math.Max(_found.GetValueOrDefault(known), Participle);
    }
}

/// <summary>In how many passages a term occurs; 0: in none.</summary>
internal delegate int PassagesWith(ReadOnlySpan<char> term);
