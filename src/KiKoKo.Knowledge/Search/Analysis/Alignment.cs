using System.Text;

namespace KiKoKo.Knowledge.Search.Analysis;

/// <summary>
/// A normalized text that knows the places of the original. Between blanks the two mostly have the same length; where
/// normalization has shortened or lengthened (soft hyphens, ligatures, combining marks), a place means all up to the blanks around it.
/// </summary>
internal sealed class Alignment
{
    private readonly List<(int From, int Original, int Length, bool Same)> _pieces = [];

    public Alignment(string text)
    {
        string whole = Normalization.Normalize(text);
        if (whole.Length == text.Length)
        {
            Normalized = whole;
            _pieces.Add((0, 0, text.Length, true));
            return;
        }

        var b = new StringBuilder(text.Length);
        for (int i = 0, end; i < text.Length; i = end)
        {
            bool blank = char.IsWhiteSpace(text[i]);
            end = i + 1;
            while (end < text.Length && char.IsWhiteSpace(text[end]) == blank)
                end++;
            string piece = Normalization.Normalize(text[i..end]);
            _pieces.Add((b.Length, i, end - i, piece.Length == end - i));
            b.Append(piece);
        }

        Normalized = b.ToString();
    }

    public string Normalized { get; }

    /// <summary>The place of the original that <paramref name="from"/> up to <paramref name="to"/> of the normalized text came from.</summary>
    public (int Start, int Length) Original(int from, int to)
    {
        var (first, last) = (PieceAt(from), PieceAt(Math.Max(from, to - 1)));
        int start = first.Same ? first.Original + from - first.From : first.Original;
        int end = last.Same ? last.Original + to - last.From : last.Original + last.Length;
        return (start, end - start);
    }

    private (int From, int Original, int Length, bool Same) PieceAt(int at)
    {
        int low = 0, high = _pieces.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) >>> 1;
            if (_pieces[middle].From <= at)
                low = middle;
            else
                high = middle - 1;
        }

        return _pieces[low];
    }
}
