using KiKoKo.Deadlines.Calculating;

namespace KiKoKo.Deadlines.Extraction;

/// <summary>A number before a unit: "vier volle Kalendertage", "14 (vierzehn) Tagen", "am dritten Werktag", "eines halben Jahres".</summary>
/// <param name="First">The first token of it.</param>
/// <param name="UnitAt">The token of the unit.</param>
internal readonly record struct Quantity(int First, int UnitAt, int Count, CountUnit Unit, bool IsOrdinal)
{
    public static Quantity? Before(Sentence s, int unitAt)
    {
        ref var unit = ref s.At(unitAt);
        int i = unitAt - 1;
        while (s.Kind(i) == Word.Modifier)
            i--;
        if (s.Kind(i) == Word.Close && InBrackets(s, i) is { } open)
            i = open - 1;
        switch (s.Kind(i))
        {
            case Word.Half:
                return Half(s, unitAt, i);
            case Word.OneHalf:
                return unit.Unit == CountUnit.Year ? new(i, unitAt, 18, CountUnit.Month, false) : null;
            case Word.Dot when s.Kind(i - 1) == Word.Number && s.Touches(i):
                return Make(s, unitAt, i - 1, s.At(i - 1).Value, ordinal: true);
            case Word.Number:
                return IsPartOfLarger(s, i) ? null : Make(s, unitAt, i, s.At(i).Value, ordinal: false);
            case Word.None or Word.First when s.Span(i) is var word:
                if (GermanNumbers.Cardinal(word) is { } cardinal)
                    return Make(s, unitAt, i, cardinal, ordinal: false);
                return GermanNumbers.Ordinal(word) is { } ordinal ? Make(s, unitAt, i, ordinal, ordinal: true) : null;
            default:
                return null;
        }
    }

    private static Quantity? Make(Sentence s, int unitAt, int first, int count, bool ordinal)
    {
        ref var unit = ref s.At(unitAt);
        return count is > 0 and < 1000 ? new(first, unitAt, count * unit.Value, unit.Unit, ordinal) : null;
    }

    private static Quantity? Half(Sentence s, int unitAt, int at)
    {
        int first = GermanNumbers.Cardinal(s.Span(at - 1)) == 1 ? at - 1 : at;
        return s.At(unitAt).Unit switch
        {
            CountUnit.Year => new(first, unitAt, 6, CountUnit.Month, false),
            CountUnit.Month => new(first, unitAt, 15, CountUnit.Day, false),
            _ => null,
        };
    }

    /// <summary>"1 600 Stunden", "1.600", "0,15".</summary>
    private static bool IsPartOfLarger(Sentence s, int i) =>
        s.At(i).Value < 0
        || (s.Kind(i - 1) == Word.Number && s.At(i).Length == 3)
        || (s.Kind(i - 1) is Word.Comma or Word.Dot or Word.Other && s.Kind(i - 2) == Word.Number && s.Touches(i) && s.Touches(i - 1));

    private static int? InBrackets(Sentence s, int close)
    {
        for (int i = close - 1; i >= 0 && close - i <= 4; i--)
        {
            if (s.Kind(i) == Word.Open)
                return i;
        }

        return null;
    }
}
