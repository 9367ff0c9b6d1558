using System.Text.RegularExpressions;
using KiKoKo.Assistant.Simplifying.Reading;

namespace KiKoKo.Assistant.Simplifying.Preserving;

/// <summary>Names of people, offices and places as far as their form tells them from nouns.</summary>
internal static partial class NameReader
{
    /// <summary>After a title: a person beyond doubt.</summary>
    public static IEnumerable<Fact> ReadTitled(string text) =>
        Titled().Matches(text).Select(m => new Fact(FactKind.Name, Bare(m.Groups["name"].Value), m.Index, m.Index + m.Length, m.Value));

    /// <summary>After a title, and two or more capitalised words in a row, which are a name or now and then two nouns.</summary>
    public static IEnumerable<Fact> Read(string text)
    {
        foreach (var titled in ReadTitled(text))
            yield return titled;
        foreach (var sentence in WrittenText.Read(text).Sentences)
        {
            foreach (Match m in Row().Matches(text[sentence.Start..sentence.End]))
            {
                if (m.Index == 0 && (WrittenText.IsStarter(text, sentence.Start) || Inflected().IsMatch(m.Groups["first"].Value)))
                    continue;
                yield return new Fact(FactKind.Name, Bare(m.Groups["last"].Value), sentence.Start + m.Index, sentence.Start + m.Index + m.Length, m.Value);
            }
        }
    }

    /// <summary>Whether the name occurs in a text, with or without the s of the genitive.</summary>
    public static bool IsIn(string key, string text)
    {
        for (int at = text.IndexOf(key, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(key, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            int end = at + key.Length;
            bool begins = at == 0 || !char.IsLetter(text[at - 1]);
            bool ends = end == text.Length || !char.IsLetter(text[end]) || (text[end] == 's' && (end + 1 == text.Length || !char.IsLetter(text[end + 1])));
            if (begins && ends)
                return true;
        }

        return false;
    }

    private static string Bare(string name) => name.Length > 4 && name.EndsWith('s') ? name[..^1] : name;

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\b(?:Frau|Herrn?)\s(?:(?:Dr|Prof)\.\s)*(?:\p{Lu}[\p{L}-]+\s)?(?<name>\p{Lu}[\p{L}-]+)|\b(?:Dr|Prof)\.\s(?:\p{Lu}[\p{L}-]+\s)?(?<name>\p{Lu}[\p{L}-]+)", Plain, 1000)]
    private static partial Regex Titled();

    [GeneratedRegex(@"(?<![\p{L}.-])(?!Sie|Ihr|Frau|Herr|Tage?n?\b|Wochen?\b|Monate?n?\b|Jahre?n?\b|Stunden?\b|Euro\b|Uhr\b|Prozent\b|Seite\b)(?<first>\p{Lu}\p{Ll}[\p{L}-]*)(?:[ \u00A0](?!Sie\b|Ihr|Frau|Herr)(?<last>\p{Lu}\p{Ll}[\p{L}-]+))+", Plain, 1000)]
    private static partial Regex Row();

    /// <summary>At the beginning of a sentence: an adjective, a pronoun or a verb before a noun rather than a given name.</summary>
    [GeneratedRegex(@"(?:e|en|er|es|em|t)$", Plain, 1000)]
    private static partial Regex Inflected();
}
