using System.Text;
using KiKoKo.Assistant.Simplifying.Checking;
using KiKoKo.Assistant.Simplifying.Preserving;
using KiKoKo.Assistant.Simplifying.Reading;
using KiKoKo.Assistant.Simplifying.Rewording;

namespace KiKoKo.Assistant.Simplifying;

/// <summary>Simplifies a text by rules: plain words, abbreviations written out, sentences divided, enumerations as lists, the active voice.</summary>
public static class Simplifier
{
    /// <summary>Which rules and word list took part; goes into the log.</summary>
    public const string Version = "einfach-1";

    /// <summary>Simplifies. Pure: the same text gives the same result.</summary>
    public static Simplification Simplify(string text)
    {
        var findings = PlainLanguageCheck.Check(text);
        var edits = WithoutOverlap(Candidates(text));
        string simplified = Apply(text, edits);
        if (Preservation.Compare(text, simplified).Count > 0)
        {
            // One of them touches a fact. Each is tried alone; together they may still, then none is made.
            edits = [.. edits.Where(e => Preservation.Compare(text, Apply(text, [e])).Count == 0)];
            simplified = Apply(text, edits);
            if (Preservation.Compare(text, simplified).Count > 0)
                (edits, simplified) = ([], text);
        }

        return new Simplification(
            text, simplified, Readability.MeasureSpoken(text), Readability.MeasureSpoken(simplified), findings, PlainLanguageCheck.Check(simplified), edits, Preservation.Compare(text, simplified));
    }

    /// <summary>The text with the changes made.</summary>
    internal static string Apply(string text, IEnumerable<Edit> edits)
    {
        var result = new StringBuilder(text.Length + 256);
        int copied = 0;
        foreach (var edit in edits.OrderBy(e => e.Start))
        {
            result.Append(text, copied, edit.Start - copied).Append(edit.Replacement);
            copied = edit.End;
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>In the order of what goes first where two touch the same place.</summary>
    private static IEnumerable<Edit> Candidates(string text)
    {
        var read = WrittenText.Read(text);
        foreach (var sentence in read.Sentences)
        {
            if (ActiveVoice.Of(text, sentence) is { } active)
                yield return new Edit(sentence.Start, sentence.End, active);
            if (Enumerations.Find(text, sentence) is { } enumeration)
            {
                foreach (var edit in AsList(text, enumeration))
                    yield return edit;
            }
        }

        foreach (var a in Abbreviations.FindAll(text).Where(a => a.InFull is not null))
            yield return new Edit(a.Start, a.End, Abbreviations.EndsSentence(text, a.End) ? a.InFull + "." : a.InFull!);
        foreach (var match in PlainWords.Embedded.FindAll(read).Where(m => m.Replacement is not null))
            yield return new Edit(match.Start, match.End, match.Replacement!);
        foreach (var split in read.Sentences.SelectMany(s => SplitPoints.All(text, s)).Where(p => p.IsSafe))
            yield return Split(text, split);
    }

    /// <summary>A full stop, and the next word with a capital. "Und" at the beginning says no more than the full stop does.</summary>
    private static Edit Split(string text, SplitPoint split)
    {
        int next = split.End;
        if (text.AsSpan(next).StartsWith("und ", StringComparison.Ordinal))
            next += "und ".Length;
        return new Edit(split.Start, next + 1, ". " + char.ToUpperInvariant(text[next]));
    }

    /// <summary>Only the joints change, so that words in the items can be replaced as well.</summary>
    private static IEnumerable<Edit> AsList(string text, Enumeration enumeration)
    {
        int at = enumeration.Start;
        foreach (string item in enumeration.Items)
        {
            string words = item.EndsWith(" oder", StringComparison.Ordinal) ? item[..^5] : item;
            int begin = text.IndexOf(words, at, StringComparison.Ordinal);
            bool keepsOr = at != enumeration.Start && text[at..begin].Contains("oder", StringComparison.Ordinal);
            yield return new Edit(at, begin, (keepsOr ? " oder" : "") + "\n- ");
            at = begin + words.Length;
        }

        yield return new Edit(at, enumeration.End, enumeration.Close);
    }

    private static List<Edit> WithoutOverlap(IEnumerable<Edit> candidates)
    {
        var kept = new List<Edit>();
        foreach (var edit in candidates)
        {
            if (!kept.Exists(k => k.Start < edit.End && edit.Start < k.End))
                kept.Add(edit);
        }

        return [.. kept.OrderBy(e => e.Start)];
    }
}
