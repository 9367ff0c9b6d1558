using System.Collections.Concurrent;
using System.Collections.Frozen;
using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Assistant.Evidence;

/// <summary>The words of one check, each analysed once.</summary>
internal sealed class Words
{
    private static readonly FrozenDictionary<string, int[]> Senses = ReadGroups("gleichbedeutend.txt", joined: true);
    private static readonly FrozenDictionary<string, int[]> Sides = ReadGroups("gegensaetze.txt", joined: false);

    private readonly ConcurrentDictionary<string, WordForm?> _forms = new(StringComparer.Ordinal);

    /// <summary>Null for words that carry grammar, not content.</summary>
    /// <param name="lower">In lower case.</param>
    public WordForm? Form(string lower) => _forms.GetOrAdd(lower, Make);

    /// <summary>Do the two words stand on opposite sides, as "Beginn" and "Ende"?</summary>
    public static bool AreOpposites(WordForm a, WordForm b)
    {
        if (!Sides.TryGetValue(a.Stem, out int[]? of) || !Sides.TryGetValue(b.Stem, out int[]? others))
            return false;
        foreach (int side in of)
        {
            if (Array.IndexOf(others, -side) >= 0)
                return true;
        }

        return false;
    }

    public static bool HasOpposite(WordForm form) => Sides.ContainsKey(form.Stem);

    private static WordForm? Make(string lower)
    {
        int gendered = lower.AsSpan().IndexOfAny('*', ':', '_');
        string word = gendered > 0 ? lower[..gendered] : lower;
        if (GermanText.Terms(word) is not [var stem, ..])
            return null;
        return new WordForm(lower, stem, Senses.GetValueOrDefault(stem) ?? Senses.GetValueOrDefault(WordForm.RootOf(stem)) ?? []);
    }

    /// <summary>One group of words in a line. Joined: all mean the same. Otherwise those before "/" are the opposite of those behind it.</summary>
    private static FrozenDictionary<string, int[]> ReadGroups(string file, bool joined)
    {
        var groups = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        using var stream = typeof(Words).Assembly.GetManifestResourceStream("KiKoKo.Assistant.Evidence." + file)!;
        using var reader = new StreamReader(stream);
        for (int number = 1; reader.ReadLine() is { } line; number++)
        {
            line = line.Split('#')[0];
            string[] sides = joined ? [line] : line.Split('/');
            for (int side = 0; side < sides.Length; side++)
            {
                foreach (string word in sides[side].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                {
                    if (GermanText.Terms(word) is not [var stem])
                        continue;
                    if (!groups.TryGetValue(stem, out var numbers))
                        groups[stem] = numbers = [];
                    int group = side == 0 ? number : -number;
                    if (!numbers.Contains(group))
                        numbers.Add(group);
                }
            }
        }

        return groups.ToFrozenDictionary(g => g.Key, g => g.Value.ToArray(), StringComparer.Ordinal);
    }
}
