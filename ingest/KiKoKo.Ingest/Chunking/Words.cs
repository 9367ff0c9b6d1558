using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Ingest.Chunking;

/// <summary>Counting and cutting text by words and sentences.</summary>
internal static class Words
{
    /// <summary>Number of runs without white space.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        int count = 0;
        bool inside = false;
        foreach (char c in text)
        {
            bool space = char.IsWhiteSpace(c);
            count += !space && !inside ? 1 : 0;
            inside = !space;
        }

        return count;
    }

    /// <summary>Cuts a text into pieces of at most <paramref name="max"/> words, between sentences where that is possible.</summary>
    public static IEnumerable<string> Cut(string text, int max)
    {
        if (Count(text) <= max)
        {
            yield return text;
            yield break;
        }

        string piece = "";
        foreach (string sentence in SentenceSplitter.Split(text).SelectMany(s => Hard(s, max)))
        {
            if (piece.Length > 0 && Count(piece) + Count(sentence) > max)
            {
                yield return piece;
                piece = "";
            }

            piece = piece.Length == 0 ? sentence : $"{piece} {sentence}";
        }

        if (piece.Length > 0)
            yield return piece;
    }

    private static IEnumerable<string> Hard(string sentence, int max)
    {
        if (Count(sentence) <= max)
            return [sentence];
        return sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Chunk(max).Select(c => string.Join(' ', c));
    }
}
