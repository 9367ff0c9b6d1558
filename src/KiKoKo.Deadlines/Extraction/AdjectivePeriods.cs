using System.Globalization;
using KiKoKo.Deadlines.Calculating;

namespace KiKoKo.Deadlines.Extraction;

/// <summary>"nach sechsmonatigem Bestehen", "eine 14-tägige Frist", "binnen Monatsfrist".</summary>
internal static class AdjectivePeriods
{
    private static readonly string[] s_nouns = ["Bestehen", "Bestand", "Zugehörigkeit", "Vorlauf", "Vorlaufzeit", "Ankündigung", "Dauer", "Tätigkeit", "Abwesenheit", "Wartezeit", "Bedenkzeit", "Rücktrittsrecht", "Widerrufsrecht", "Rückgaberecht"];

    public static DeadlineExpression? Of(Sentence s, int at)
    {
        ref var token = ref s.At(at);
        var stem = s.Span(at)[..token.Value].TrimEnd('-');
        var unit = token.Unit;
        int count;
        if (int.TryParse(stem, NumberStyles.None, CultureInfo.InvariantCulture, out int digits))
            count = digits;
        else if (stem.Equals("halb", StringComparison.OrdinalIgnoreCase) && unit == CountUnit.Year)
            (count, unit) = (6, CountUnit.Month);
        else if (stem.Equals("vierteljähr", StringComparison.OrdinalIgnoreCase) || GermanNumbers.Cardinal(stem) is not { } number)
            return null;
        else
            count = number;
        int noun = at + 1;
        while (noun < s.Count && !s.IsNoun(noun) && noun - at < 3)
            noun++;
        bool after = s.Kind(at - 1) == Word.After || (s.Kind(at - 2) == Word.After && GermanNumbers.Cardinal(s.Span(at - 1)) == 1);
        if (count is < 1 or > 999 || !s.IsNoun(noun) || s.Kind(noun) == Word.Leave || s.Has(Word.Punishment) || !(s.Kind(noun) == Word.Period || (after && IsSpan(s, noun))))
            return null;
        int first = s.Kind(at - 1) is Word.After or Word.Within or Word.With ? at - 1 : at;
        var right = RightContext.Read(s, noun + 1);
        return s.Expression(first, noun, ExpressionType.Duration) with
        {
            Count = count,
            Unit = unit,
            Direction = right.Before ? Direction.Before : Direction.After,
            Bound = after ? Bound.Min : Bound.Max,
            Event = after ? EventText.Read(s, at + 1, out _) : right.NamesEvent ? EventText.Read(s, right.EventAt, out _) : "",
        };
    }

    public static DeadlineExpression? OfPeriodWord(Sentence s, int within)
    {
        var word = s.Span(within + 1);
        CountUnit? unit = word.Equals("Jahresfrist", StringComparison.OrdinalIgnoreCase) ? CountUnit.Year
            : word.Equals("Monatsfrist", StringComparison.OrdinalIgnoreCase) ? CountUnit.Month
            : word.Equals("Wochenfrist", StringComparison.OrdinalIgnoreCase) ? CountUnit.Week
            : word.Equals("Tagesfrist", StringComparison.OrdinalIgnoreCase) ? CountUnit.Day : null;
        if (unit is null)
            return null;
        var right = RightContext.Read(s, within + 2);
        return s.Expression(within, within + 1, ExpressionType.Duration) with
        {
            Count = 1,
            Unit = unit,
            Direction = right.Before ? Direction.Before : Direction.After,
            Bound = Bound.Max,
            Event = right.NamesEvent ? EventText.Read(s, right.EventAt, out _) : "",
        };
    }

    private static bool IsSpan(Sentence s, int noun) => Array.Exists(s_nouns, n => s.Is(noun, n)) || s.Span(noun).EndsWith("zugehörigkeit", StringComparison.OrdinalIgnoreCase);
}
