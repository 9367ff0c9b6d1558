using System.Text.RegularExpressions;

namespace KiKoKo.Ingest.Readers;

/// <summary>Recognises headings of German administrative texts by how they are written, for formats that do not mark them.</summary>
internal static partial class HeadingPatterns
{
    private const int MaxLength = 140;
    private const int MaxWords = 18;

    /// <summary>
    /// Level of a line that is a heading by its form: "Abschnitt 2", "Anlage 1" → 1; "§ 5 Urlaub", "Präambel" → 2; "3.2 Prinzipien" → as
    /// many numbers as it has. Null: by its form it is none.
    /// </summary>
    public static int? Match(string line)
    {
        if (line.Length > MaxLength || line.Count(c => c == ' ') >= MaxWords || line[^1] is '.' or ',' or ';' && !line.EndsWith("usw.", StringComparison.Ordinal))
            return null;
        if (Part().IsMatch(line))
            return 1;
        if (Paragraph().IsMatch(line) || Opening().IsMatch(line))
            return 2;
        var number = Numbered().Match(line);
        return number.Success ? number.Groups["number"].Value.Count(c => c == '.') + 1 : null;
    }

    /// <summary>"4. Planung und Entscheidung": a heading or an item of a list; what follows decides.</summary>
    public static bool IsPoint(string line) => line.Length <= MaxLength && line[^1] is not ('.' or ',' or ';' or ':') && Point().IsMatch(line) && line.Count(c => c == ' ') <= 12;

    /// <summary>A line of a table of contents: dots or a tab before a page number.</summary>
    public static bool IsDottedContents(string line) => DottedContents().IsMatch(line);

    [GeneratedRegex(@"^((Erster|Zweiter|Dritter|Vierter|Fünfter|Sechster|Siebter|Achter|[IVX]{1,5}\.|\d{1,2}\.)\s+)?(Abschnitt|Teil|Kapitel|Unterabschnitt)(\s+([IVX]{1,5}|\d{1,2}|[A-Z])\b.*)?$|^(Artikel|Art\.)\s+\d+[a-z]?(\s+\p{Lu}.*)?$|^(Anlage|Anhang)(n)?(\s+([IVX]{1,5}|\d{1,2}|[A-Z])\b.*)?:?$|^[IVX]{1,5}\.\s+\p{Lu}.*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();

    // Stands beside "§ 1", not above it.
    [GeneratedRegex(@"^(Präambel|Vorwort|Vorbemerkung(en)?|Einleitung|Inhaltsverzeichnis|Inhalt)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^§§?\s*\d+\s?[a-z]?(\s*[–-]\s*\d+)?(\.|:)?(\s+(?!Abs|Absatz|Absätze|Satz|Nr|Nummer|Buchst|S\.|ist |gilt |und |bis |der |des |dieser |i\.)[\p{L}„(\-–].*)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Paragraph();

    [GeneratedRegex(@"^(?<number>\d{1,2}(\.\d{1,2}){0,4})\.?\s+(?<!^\d{1,2}\.\s+)[\p{Lu}„][\p{L}\d].*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^\d{1,2}\.\s+(?!(Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b)[\p{Lu}„].+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Point();

    [GeneratedRegex(@"^.{2,150}?(\.{4,}|(\. ){3,}|…{2,})[\s.…]*\d{1,4}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DottedContents();
}
