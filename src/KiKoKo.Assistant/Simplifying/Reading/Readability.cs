namespace KiKoKo.Assistant.Simplifying.Reading;

/// <summary>How hard a German text is to read, by counting. The figures are not rounded and not cut off at the ends of their scales.</summary>
/// <param name="Sentences">Points of a list and headings count as sentences.</param>
/// <param name="Words">Numbers count as words of one syllable, signs do not.</param>
/// <param name="Flesch">Reading ease after Toni Amstad (1978): 180 − words per sentence − 58.5 × syllables per word; higher is easier, 60 to 70 is average.</param>
/// <param name="Lix">Läsbarhetsindex: words per sentence plus per cent of words longer than six letters; below 40 is easy.</param>
/// <param name="Wiener1">First Wiener Sachtextformel (Bamberger, Vanecek): school year, about 4 to 15; lower is easier.</param>
/// <param name="Wiener2">The second, without words of one syllable.</param>
/// <param name="Wiener3">The third, from words of three syllables and the length of sentences.</param>
/// <param name="Wiener4">The fourth, as the third with other weights.</param>
public sealed record Readability(int Sentences, int Words, int Syllables, double Flesch, double Lix, double Wiener1, double Wiener2, double Wiener3, double Wiener4)
{
    private const int LongWord = 6;

    /// <summary>Measures a text as it is written. Without a word all figures are 0.</summary>
    public static Readability Measure(string text) => Of(WrittenText.Read(text));

    /// <summary>Measures a text with its abbreviations written out; otherwise "§ 5 Abs. 1 Nr. 2" would count as easy. For comparing two texts.</summary>
    public static Readability MeasureSpoken(string text) => Of(WrittenText.Read(Abbreviations.WriteOut(text)));

    private static Readability Of(WrittenText text)
    {
        int words = 0, syllables = 0, longWords = 0, many = 0, one = 0;
        foreach (var word in text.Words)
        {
            int count = Reading.Syllables.Count(word.Text);
            words++;
            syllables += count;
            longWords += word.Length > LongWord ? 1 : 0;
            many += count >= 3 ? 1 : 0;
            one += count == 1 ? 1 : 0;
        }

        if (words == 0)
            return new Readability(0, 0, 0, 0, 0, 0, 0, 0, 0);
        double length = (double)words / text.Sentences.Count;
        double ms = 100.0 * many / words, iw = 100.0 * longWords / words, es = 100.0 * one / words;
        return new Readability(
            text.Sentences.Count,
            words,
            syllables,
            180 - length - (58.5 * syllables / words),
            length + iw,
            (0.1935 * ms) + (0.1672 * length) + (0.1297 * iw) - (0.0327 * es) - 0.875,
            (0.2007 * ms) + (0.1682 * length) + (0.1373 * iw) - 2.779,
            (0.2963 * ms) + (0.1905 * length) - 1.1144,
            (0.2744 * ms) + (0.2656 * length) - 1.693);
    }
}
