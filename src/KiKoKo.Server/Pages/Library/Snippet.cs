using KiKoKo.Knowledge.Search;

namespace KiKoKo.Server.Pages.Library;

/// <summary>The part of a passage that shows why it was found.</summary>
internal static class Snippet
{
    private const int Length = 280;
    private const int Before = 60;

    /// <summary>Pieces in order, to be shown as text; those found are marked. Line breaks and cell borders do not matter here.</summary>
    /// <param name="places">See <see cref="Explanation.Places"/>.</param>
    public static IReadOnlyList<(string Text, bool Marked)> Of(string passage, IReadOnlyList<FoundPlace> places)
    {
        int start = Start(passage, places), end = End(passage, start);
        var pieces = new List<(string, bool)>();
        int at = start;
        if (start > 0)
            pieces.Add(("… ", false));
        foreach (var place in places.Where(p => p.Start >= start && p.Start + p.Length <= end))
        {
            Add(passage[at..place.Start], false);
            Add(passage.Substring(place.Start, place.Length), true);
            at = place.Start + place.Length;
        }

        Add(passage[at..end], false);
        if (end < passage.Length)
            pieces.Add((" …", false));
        return pieces;

        void Add(string text, bool marked)
        {
            if (text.Length > 0)
                pieces.Add((text.ReplaceLineEndings(" ").Replace(" | ", " · ", StringComparison.Ordinal), marked));
        }
    }

    /// <summary>Where most of what was found fits in; the beginning when that is as good. At a word's beginning.</summary>
    private static int Start(string passage, IReadOnlyList<FoundPlace> places)
    {
        var best = (Count: Fitting(places, 0), Start: 0);
        foreach (var place in places.Where(p => p.Start > Before))
        {
            int start = passage.IndexOfAny([' ', '\n'], place.Start - Before) + 1;
            start = start > place.Start || start == 0 ? place.Start : start;
            int count = Fitting(places, start);
            if (count > best.Count)
                best = (count, start);
        }

        return best.Start;
    }

    private static int Fitting(IReadOnlyList<FoundPlace> places, int start) =>
        places.Count(p => p.Start >= start && p.Start + p.Length <= start + Length);

    private static int End(string passage, int start)
    {
        if (passage.Length - start <= Length)
            return passage.Length;
        int end = passage.LastIndexOfAny([' ', '\n'], start + Length, Length / 2);
        end = end < 0 ? start + Length : end;
        while (end > start && passage[end - 1] is ' ' or '|' or '\n')
            end--;
        return end;
    }
}
