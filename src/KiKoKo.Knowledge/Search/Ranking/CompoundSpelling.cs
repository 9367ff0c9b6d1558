using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Search.Ranking;

/// <summary>Corrections of compounds that stand nowhere in the index as a whole: one side is a word of the corpus, the other nearly.</summary>
/// <param name="corrections">By no more than <see cref="MostEdits"/>.</param>
internal sealed class CompoundSpelling(Lexicon lexicon, Func<string, List<(string Word, float Weight)>> corrections)
{
    /// <summary>More than these never come near enough.</summary>
    public const int MostEdits = 1;

    private const int MinSide = 4;
    private const int MinCount = 2;
    private const int MaxLength = 40;

    /// <summary>A side may differ in one letter, or sound alike.</summary>
    private const float NearEnough = 0.6f;

    /// <param name="word">Written out, unknown, and not to be taken apart as it is.</param>
    /// <returns>At most one: "urlaubsantrag" for "urlaubsantarg". The side that is right is the longest possible.</returns>
    public IEnumerable<(string Word, float Weight)> Corrections(string word)
    {
        if (word.Length is < 2 * MinSide or > MaxLength)
            return [];
        for (int length = word.Length - MinSide; length >= MinSide; length--)
        {
            string left = word[..length], rest = word[length..], right = word[^length..], start = word[..^length];
            if (IsLeft(left) && Nearest(rest) is { } end)
                return [(left + end.Word, end.Weight)];
            if (IsKnown(right) && NearestLeft(start) is { } begin)
                return [(begin.Word + right, begin.Weight)];
        }

        return [];
    }

    private bool IsKnown(ReadOnlySpan<char> word) => lexicon.Count(word) >= MinCount;

    private bool IsLeft(string piece) =>
        IsKnown(piece) || Array.Exists(CompoundSplitter.Links, l => piece.Length - l.Length >= MinSide && piece.EndsWith(l, StringComparison.Ordinal) && IsKnown(piece.AsSpan(..^l.Length)));

    private (string Word, float Weight)? NearestLeft(string piece)
    {
        if (Nearest(piece) is { } plain)
            return plain;
        return piece[^1] == 's' && Nearest(piece[..^1]) is var (word, weight) ? (word + "s", weight) : null;
    }

    private (string Word, float Weight)? Nearest(string piece) =>
        piece.Length >= MinSide && corrections(piece) is [var best, ..] && best.Weight >= NearEnough ? best : null;
}
