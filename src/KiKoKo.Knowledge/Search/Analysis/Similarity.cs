namespace KiKoKo.Knowledge.Search.Analysis;

/// <summary>How near two words are for a hurried typist or for the ear.</summary>
internal static class Similarity
{
    /// <summary>Insertions, deletions, replacements and swaps of neighbours (optimal string alignment); more than <paramref name="max"/> comes back as max + 1.</summary>
    public static int EditDistance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int max)
    {
        if (Math.Abs(a.Length - b.Length) > max)
            return max + 1;
        int width = b.Length + 1;
        Span<int> rows = 3 * width <= 512 ? stackalloc int[3 * width] : new int[3 * width];
        Span<int> beforeLast = rows[..width], last = rows[width..(2 * width)], current = rows[(2 * width)..];
        for (int j = 0; j < width; j++)
            last[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            int least = i;
            for (int j = 1; j < width; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                int d = Math.Min(Math.Min(last[j] + 1, current[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d = Math.Min(d, beforeLast[j - 2] + 1);
                current[j] = d;
                least = Math.Min(least, d);
            }

            if (least > max)
                return max + 1;
            var free = beforeLast;
            beforeLast = last;
            last = current;
            current = free;
        }

        return Math.Min(last[b.Length], max + 1);
    }

    /// <summary>A rough spelling by sound: doubled letters once, ph/v as f, c/ck/q as k, tz as z, th/dt as t, y as i, ie/ih as i, ai as ei.</summary>
    public static string Sound(ReadOnlySpan<char> word)
    {
        Span<char> sound = word.Length <= 128 ? stackalloc char[word.Length] : new char[word.Length];
        return sound[..Sound(word, sound)].ToString();
    }

    /// <summary>The same without a string.</summary>
    /// <param name="target">At least as long as the word.</param>
    /// <returns>How many letters it got.</returns>
    public static int Sound(ReadOnlySpan<char> word, Span<char> target)
    {
        int length = 0;
        for (int i = 0; i < word.Length; i++)
        {
            char c = word[i];
            char next = i + 1 < word.Length ? word[i + 1] : '\0';
            (char sound, int skip) = (c, next) switch
            {
                ('p', 'h') => ('f', 1),
                ('v', _) => ('f', 0),
                ('c', 'k') => ('k', 1),
                ('c', 'h') => ('h', 1),
                ('c' or 'q', _) => ('k', 0),
                ('t', 'z') => ('z', 1),
                ('t', 'h') => ('t', 1),
                ('d', 't') => ('t', 1),
                ('y', _) => ('i', 0),
                ('i', 'e' or 'h') => ('i', 1),
                ('a', 'i') => ('e', 0),
                _ => (c, 0),
            };
            i += skip;
            if (length == 0 || target[length - 1] != sound)
                target[length++] = sound;
        }

        return length;
    }
}
