namespace KiKoKo.Knowledge.Search.Evaluation;

/// <summary>Cuts the plain or Markdown text of a test collection into passages of about 200 words, at paragraphs where it can.</summary>
internal static class Chunker
{
    private const int Words = 200;

    public static List<(IReadOnlyList<string> Path, string Text)> Cut(string text)
    {
        var chunks = new List<(IReadOnlyList<string>, string)>();
        var path = new List<(int Level, string Heading)>();
        var open = new List<string>();
        int words = 0;

        void Close()
        {
            if (open.Count > 0)
                chunks.Add(([.. path.Select(p => p.Heading)], string.Join('\n', open)));
            open.Clear();
            words = 0;
        }

        foreach (string line in text.Split('\n'))
        {
            int level = line.AsSpan().IndexOfAnyExcept('#');
            if (level is >= 1 and <= 6 && line[level] == ' ')
            {
                Close();
                path.RemoveAll(p => p.Level >= level);
                path.Add((level, line[level..].Trim()));
                continue;
            }

            foreach (string piece in Pieces(line))
            {
                int n = CountWords(piece);
                if (n == 0)
                    continue;
                if (words > 0 && words + n > Words)
                    Close();
                open.Add(piece);
                words += n;
            }
        }

        Close();
        if (chunks.Count == 0)
            chunks.Add(([.. path.Select(p => p.Heading)], ""));
        return chunks;
    }

    /// <summary>A paragraph as it is, or a very long one in pieces that end at a space.</summary>
    private static IEnumerable<string> Pieces(string line)
    {
        while (CountWords(line) > Words)
        {
            int at = 0;
            for (int n = 0; n < Words; n++)
                at = line.IndexOf(' ', at + 1);
            int sentence = line.LastIndexOf(". ", at, StringComparison.Ordinal);
            int cut = sentence > at / 2 ? sentence + 1 : at;
            yield return line[..cut];
            line = line[(cut + 1)..];
        }

        yield return line;
    }

    private static int CountWords(string text)
    {
        int n = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == ' ' && i > 0 && text[i - 1] != ' ')
                n++;
        }

        return text.Length > 0 && text[^1] != ' ' ? n + 1 : n;
    }
}
