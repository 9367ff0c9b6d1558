using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace KiKoKo.Assistant.Simplifying.Reading;

/// <summary>A text cut into sentences and words. Every span lies in <see cref="Text"/>; sentences follow one another and do not overlap.</summary>
/// <remarks>
/// A full stop ends no sentence in an abbreviation ("z. B.", "Abs. 1"), an ordinal ("31. Dezember") or a time ("9.30 Uhr").
/// A blank line, a point of a list and a heading's line end one without any sign.
/// </remarks>
internal sealed partial class WrittenText
{
    /// <summary>A line shorter than this that ends without a sign was ended on purpose: a heading, not a wrapped line.</summary>
    private const int HeadingLength = 45;

    private WrittenText(string text)
    {
        Text = text;
        Sentences = [.. Cut(text)];
    }

    public string Text { get; }

    public IReadOnlyList<Sentence> Sentences { get; }

    public IEnumerable<Word> Words => Sentences.SelectMany(s => s.Words);

    public static WrittenText Read(string text) => new(text);

    /// <summary>The words between two places of a text.</summary>
    public static List<Word> WordsIn(string text, int start, int end)
    {
        var words = new List<Word>();
        for (var m = WordPattern().Match(text, start); m.Success && m.Index + m.Length <= end; m = m.NextMatch())
            words.Add(new Word(m.Index, m.Value));
        return words;
    }

    /// <summary>Whether a word begins here with which sentences begin.</summary>
    public static bool IsStarter(string text, int at) => s_starters.Contains(NextWord().Match(text, at).Value);

    private static IEnumerable<Sentence> Cut(string text)
    {
        int start = 0;
        for (int at = 0; at < text.Length; at++)
        {
            int end = text[at] == '\n' ? EndOfLine(text, start, at) : text[at] is '.' or '!' or '?' or '…' ? EndAtSign(text, at) : -1;
            if (end < 0)
                continue;
            if (Make(text, start, end) is { } sentence)
                yield return sentence;
            start = end;
            at = Math.Max(at, end - 1);
        }

        if (Make(text, start, text.Length) is { } last)
            yield return last;
    }

    private static Sentence? Make(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        var words = WordsIn(text, start, end);
        // The number or letter of a point is its mark, not a word of it.
        if (words.Count > 1 && StartsLine(text, start) && Point().Match(text, start) is { Success: true } mark)
            words.RemoveAll(w => w.End <= start + mark.Length);
        return words.Count == 0 ? null : new Sentence(start, end, words);
    }

    private static int EndOfLine(string text, int start, int at)
    {
        int next = at + 1;
        while (next < text.Length && text[next] is ' ' or '\t' or '\r' or '\u00A0')
            next++;
        if (next >= text.Length || text[next] == '\n')
            return at;
        if (Point().IsMatch(text, next))
            return at;
        int line = Math.Max(start, at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1);
        var written = text.AsSpan(line, at - line).Trim();
        bool open = written is [.., ',' or ';' or '-' or '–'];
        bool point = Point().IsMatch(text, line + LeadingBlanks(text, line));
        return !open && (written is [.., ':'] || ((written.Length < HeadingLength || point) && char.IsUpper(text[next]))) ? at : -1;
    }

    private static int LeadingBlanks(string text, int at)
    {
        int n = 0;
        while (at + n < text.Length && text[at + n] is ' ' or '\t')
            n++;
        return n;
    }

    /// <summary>Where the sentence ends that the sign at this place ends; -1 when it goes on.</summary>
    private static int EndAtSign(string text, int at)
    {
        int end = at + 1;
        while (end < text.Length && text[end] is '.' or '!' or '?' or '…' or '"' or '“' or '”' or '»' or '«' or '’' or '\'' or ')' or ']')
            end++;
        if (end == text.Length)
            return end;
        if (!char.IsWhiteSpace(text[end]))
            return -1;
        int next = end;
        while (next < text.Length && (char.IsWhiteSpace(text[next]) || text[next] is '„' or '"' or '»' or '«' or '(' or '“' or '‚'))
            next++;
        if (next == text.Length)
            return end;
        if (char.IsLower(text[next]) || (text[at] == '.' && end == at + 1 && GoesOn(text, at, next)))
            return -1;
        return end;
    }

    private static bool GoesOn(string text, int dot, int next)
    {
        int from = dot;
        while (from > 0 && char.IsLetterOrDigit(text[from - 1]))
            from--;
        var before = text.AsSpan(from, dot - from);
        string follows = NextWord().Match(text, next).Value;
        if (before.IsEmpty)
            return false;
        if (before.Length <= 2 && !before.ContainsAnyExceptInRange('0', '9'))
            return StartsLine(text, from) || !s_starters.Contains(follows); // an ordinal, or the mark of a point
        if (before.Length == 1)
            return !Abbreviations.MayEnd(text, from, dot + 1) || !s_starters.Contains(follows);
        // "Art." is a provision before a number only, else a word.
        if (before is "Art" && s_starters.Contains(follows))
            return false;
        return Abbreviations.IsOne(before.ToString()) && (!Abbreviations.MayEnd(text, from, dot + 1) || !s_starters.Contains(follows));
    }

    private static bool StartsLine(string text, int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '\t')
            at--;
        return at == 0 || text[at - 1] == '\n';
    }

    /// <summary>Words that a sentence begins with and that no ordinal or abbreviation stands before when capitalised.</summary>
    private static readonly FrozenSet<string> s_starters = new[]
    {
        "Der", "Die", "Das", "Den", "Dem", "Des", "Ein", "Eine", "Einen", "Einem", "Einer", "Sie", "Er", "Es", "Wir", "Ich", "Ihr", "Ihre", "Ihren", "Ihrem", "Ihrer", "Dies", "Diese",
        "Dieser", "Dieses", "Diesen", "Diesem", "Bitte", "Wenn", "Falls", "Bei", "Im", "In", "Am", "An", "Auf", "Für", "Nach", "Vor", "Mit", "Ohne", "Zu", "Zum", "Zur", "Von", "Vom",
        "Ist", "Sind", "Hat", "Haben", "Kann", "Können", "Muss", "Müssen", "Darf", "Dürfen", "Soll", "Sollen", "Wird", "Werden", "Kein", "Keine", "Keinen", "Nicht", "Alle", "Jede", "Jeder",
        "Und", "Oder", "Aber", "Auch", "Dann", "Dort", "Hier", "Danach", "Dafür", "Dabei", "Damit", "Dazu", "Daher", "Darum", "Deshalb", "Wer", "Was", "Wo", "Wie", "Wann", "Welche",
        "Kommen", "Stellen", "Geben", "Rufen", "Schreiben", "Beachten", "Nehmen", "Bringen", "Füllen", "Melden", "Nennen", "Sagen", "Weitere", "Unsere", "Unser",
        "Durch", "Gegen", "Über", "Unter", "Bis", "Seit", "Während", "Wegen", "Sofern", "Soweit", "Gemäß", "Sollte", "Sollten", "Als", "Um", "Aus", "Beim", "Jedoch", "Ebenso", "Zudem", "Außerdem",
    }.ToFrozenSet(StringComparer.Ordinal);

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int MatchTimeout = 1000;

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00AD]*((?:[-‑'’@_](?=[\p{L}\p{N}])|(?<=\p{N})[.,:/](?=\p{N})|(?<=(^|\P{L})\p{L})\.(?=\p{L}(\P{L}|$))|(?<=\p{L})\.(?=[\p{Ll}\p{N}]))[\p{L}\p{N}\p{M}\u00AD]+)*", Plain, MatchTimeout)]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"\G[\p{L}\p{N}]+", Plain, MatchTimeout)]
    private static partial Regex NextWord();

    /// <summary>What a point of a list begins with; a day before its month is none.</summary>
    [GeneratedRegex(@"\G([-–•*·○▪◦☐][ \t]+|\(?\d{1,2}[.)][ \t]+(?!(Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b)|[a-z]\)[ \t]+)", Plain, MatchTimeout)]
    private static partial Regex Point();
}
