using System.Text.RegularExpressions;

namespace KiKoKo.Ingest.Readers.Text;

internal enum TextLineKind
{
    Blank,
    Marked,
    Row,
    Item,
    Note,
    Text,
}

/// <summary>One line of a plain text, with light markup (as text made from PDF often carries) taken off.</summary>
/// <param name="Text">Without marks; list items without their bullet, with their number.</param>
/// <param name="Level">Of a marked heading or list item, from 1.</param>
/// <param name="IsBold">All of it is set bold, or bold begins here and goes on.</param>
internal sealed partial record TextLine(TextLineKind Kind, string Text, int Level, bool IsBold, int Page)
{
    /// <summary>Ends with a page number after a tab: a line of contents when its neighbours are.</summary>
    public bool LooksLikeContents => Kind == TextLineKind.Row && ContentsRow().IsMatch(Text);

    public static TextLine Parse(string raw, int page)
    {
        string trimmed = raw.Trim(' ', '\r', '\f', '\u00A0');
        if (trimmed.Trim().Length == 0 || Rule().IsMatch(trimmed))
            return new TextLine(TextLineKind.Blank, "", 0, false, page);

        var heading = Marked().Match(trimmed);
        if (heading.Success)
            return new TextLine(TextLineKind.Marked, Strip(heading.Groups["text"].Value), heading.Groups["marks"].Length, false, page);

        if (trimmed.Contains('\t') || (trimmed.Length > 2 && trimmed[0] == '|' && trimmed[^1] == '|'))
            return new TextLine(TextLineKind.Row, StripKeepingTabs(trimmed), 0, false, page);

        int indent = raw.TakeWhile(c => c is ' ' or '\t').Sum(c => c == '\t' ? 4 : 1);
        var bullet = Bullet().Match(trimmed);
        if (bullet.Success)
            return new TextLine(TextLineKind.Item, Strip(Bullet().Replace(bullet.Groups["text"].Value, "${text}")), 1 + Math.Min(indent / 2, 4), false, page);
        if (Footnote().IsMatch(trimmed))
            return new TextLine(TextLineKind.Note, Strip(trimmed), 0, false, page);

        bool bold = Bold().IsMatch(trimmed);
        string text = Strip(trimmed);
        var kind = text.Length == 0 ? TextLineKind.Blank : Number().IsMatch(text) ? TextLineKind.Item : TextLineKind.Text;
        return new TextLine(kind, text, 1 + Math.Min(indent / 2, 4), bold, page);
    }

    /// <summary>Cells of a row: by tabs, or by bars. Null for the rule under a header.</summary>
    public string[]? Cells()
    {
        if (Text[0] == '|')
            return Text.All(c => c is '|' or '-' or ':' or ' ') ? null : [.. Text.Trim('|').Split('|')];
        return Text.Split('\t');
    }

    private static string Strip(string text) => Clean.Line(StripKeepingTabs(text));

    private static string StripKeepingTabs(string text)
    {
        text = CheckBox().Replace(text, m => m.Value.Contains("checked", StringComparison.OrdinalIgnoreCase) ? "☒" : "☐");
        text = Tag().Replace(text, "");
        text = Link().Replace(text, "${text}");
        text = Formula().Replace(text, m => m.Groups["math"].Value.Replace("\\geq", "≥", StringComparison.Ordinal).Replace("\\leq", "≤", StringComparison.Ordinal).Replace("\\%", " %", StringComparison.Ordinal));
        text = Emphasis().Replace(text, "${text}");
        return Escape().Replace(text, "${sign}").Replace("**", "", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^(?<marks>#{1,6})\s+(?<text>.+?)\s*#*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marked();

    [GeneratedRegex(@"^[-*•▪●◦‣·–»➤→✓]\s+(?<text>.+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^(\d{1,3}[.)]|\(\d{1,3}[a-z]?\)|[a-z]{1,2}\)|\([a-z]\))\s+\S", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[¹²³⁰⁴-⁹]+\s", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Footnote();

    [GeneratedRegex(@"^(\d{1,2}\.\s+)?\*{2,3}[^*]+(\*{2,3})?$|^<b>[^<]+</b>$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bold();

    [GeneratedRegex(@"^([-*_=~]\s*){3,}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^.{2,150}?\.*\t\s*\d{1,4}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ContentsRow();

    [GeneratedRegex(@"<input[^>]*type=""checkbox""[^>]*>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CheckBox();

    [GeneratedRegex(@"</?(b|i|u|em|strong|sup|sub|span|br|p|div|a|center|font|small|img|input)(\s[^<>]*)?/?>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"!?\[(?<text>[^\]]*)\]\(([^()\s]|\([^()]*\))*\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"\$(?<math>[^$\n]{1,60})\$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Formula();

    [GeneratedRegex(@"(?<mark>\*{1,3})(?!\s)(?<text>[^*\n]+?)(?<!\s)\k<mark>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\\(?<sign>[\\`*_{}\[\]()#+\-.!|>~])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();
}
