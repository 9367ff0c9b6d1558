using System.Globalization;

namespace KiKoKo.Deadlines.Extraction;

/// <summary>The words after "nach", "seit", "ab" or "vor" that name the event: a noun with what belongs to it.</summary>
internal static class EventText
{
    /// <param name="first">The token after the preposition.</param>
    /// <param name="last">The last token of the event; before <paramref name="first"/> when there is none.</param>
    public static string Read(Sentence s, int first, out int last)
    {
        int i = first;
        while (s.Kind(i) is Word.Article or Word.Genitive || GermanNumbers.Cardinal(s.Span(i)) == 1)
            i++;
        if (Dates.Read(s, i, out int dateEnd, out var date) && date is { } day)
        {
            last = dateEnd;
            return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        int start = i;
        last = first - 1;
        for (; i < s.Count; i++)
        {
            if (s.Kind(i) is Word.Number or Word.Section or Word.Close or Word.Open or Word.Dot or Word.Semicolon or Word.Colon or Word.Dash or Word.Other)
                break;
            if (s.Kind(i) == Word.Comma)
            {
                // "Zustellung, Eröffnung oder Verkündung" goes on; a clause does not.
                if (!(s.IsNoun(i + 1) && s.Kind(i + 2) is Word.And or Word.Comma))
                    break;
                continue;
            }

            if (s.IsNoun(i))
            {
                last = i;
                continue;
            }

            if (!Continues(s, i, last >= start))
                break;
        }

        return last >= start ? s.Text[s.At(start).Start..s.At(last).End] : "";
    }

    /// <summary>Small words inside such a group: articles and prepositions that lead to a further noun, and adjectives before one.</summary>
    private static bool Continues(Sentence s, int i, bool afterNoun)
    {
        bool nounFollows = false;
        for (int next = i + 1; next <= i + 3 && !nounFollows; next++)
        {
            nounFollows = s.IsNoun(next);
            if (!nounFollows && s.Kind(next) is not (Word.None or Word.Article or Word.Genitive or Word.Period or Word.Following or Word.Modifier))
                return false;
        }

        if (!nounFollows)
            return false;
        if (!afterNoun)
            return true;
        return s.Kind(i) is Word.Genitive or Word.Of or Word.And || s.Is(i, "der") || s.Is(i, "einer") || s.Is(i, "eines") || s.Is(i, "über") || s.Is(i, "bei") || s.Is(i, "zur") || s.Is(i, "zum")
            || s.Is(i, "in") || s.Is(i, "im") || (s.Kind(i - 1) is Word.Genitive or Word.Of or Word.And or Word.Article && EndsLikeAdjective(s.Span(i))) || (s.Kind(i) == Word.None && EndsLikeAdjective(s.Span(i)) && s.IsNoun(i + 1) && s.Kind(i - 1) is not Word.None && !s.IsNoun(i - 1));
    }

    private static bool EndsLikeAdjective(ReadOnlySpan<char> word) => word.Length > 3 && (word[^1] == 'e' || (word[^2] == 'e' && word[^1] is 'n' or 'r' or 's' or 'm'));
}
