using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace KiKoKo.SampleTool.Sources;

/// <summary>The text of a Markdown source, made ready for pandoc or for the library.</summary>
internal static partial class MarkdownText
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>For DOCX and PDF: pandoc's title, then the title block as a table without a header row, then the text.</summary>
    public static string ForPrint(Source source)
    {
        var head = source.Head;
        var text = PandocHead(head);
        text.Append("| | |\n|:---|:---|\n");
        Row("Art", head.Kind);
        Row("Fassung", "Version " + head.Version);
        Row("In Kraft seit", Day(head.ValidFrom));
        if (head.ValidUntil is { } until)
            Row("Gilt bis", Day(until));
        if (head.Supersedes is not null)
            Row("Ersetzt", Path.GetFileNameWithoutExtension(head.Supersedes));
        Row("Zuständig", head.Owner);
        return PipeTables.WithWidths(text.Append('\n').Append(Body(source)).ToString());

        void Row(string name, string value) => text.Append(German, $"| **{name}** | {value} |\n");
    }

    /// <summary>For PPTX: title, kind and owner make the first slide, each "#" heading one more.</summary>
    public static string ForSlides(Source source)
    {
        var head = source.Head;
        string subtitle = $"{head.Kind}, Version {head.Version}, in Kraft seit {Day(head.ValidFrom)}";
        var text = new StringBuilder();
        text.Append(German, $"---\ntitle: {Quote(head.Title)}\nsubtitle: {Quote(subtitle)}\nauthor: {Quote("Zuständig: " + head.Owner)}\nlang: de-DE\n---\n\n");
        return text.Append(TitledSlides(Body(source))).ToString();
    }

    /// <summary>For the library as Markdown: no YAML, the title as the first heading, the text's headings one level below it.</summary>
    public static string ForLibrary(Source source)
    {
        var head = source.Head;
        var text = new StringBuilder();
        text.Append(German, $"# {head.Title}\n\n{head.Kind}, Version {head.Version}, in Kraft seit {Day(head.ValidFrom)}");
        if (head.ValidUntil is { } until)
            text.Append(German, $", gilt bis {Day(until)}");
        text.Append(German, $". Zuständig: {head.Owner}.\n\n");
        foreach (string line in Body(source).Split('\n'))
            text.Append(Heading().IsMatch(line) ? "#" : "").Append(line).Append('\n');
        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>
    /// pandoc gives a table a slide of its own and continues on one without a title. Here the heading is repeated wherever
    /// a slide changes between text and table, so that every slide says what it is about.
    /// </summary>
    private static string TitledSlides(string body)
    {
        var text = new StringBuilder();
        string heading = "";
        bool? table = null;
        bool notes = false;
        foreach (string line in body.Split('\n'))
        {
            bool fence = line.StartsWith(":::", StringComparison.Ordinal);
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                heading = line;
                table = null;
            }
            else if (line.Length > 0 && !fence && !notes)
            {
                if (table is not null && table != line.StartsWith('|'))
                    text.Append('\n').Append(heading).Append("\n\n");
                table = line.StartsWith('|');
            }

            notes = fence ? !notes : notes;
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static StringBuilder PandocHead(Head head) =>
        new StringBuilder().Append(German, $"---\ntitle: {Quote(head.Title)}\nlang: de-DE\n---\n\n");

    /// <summary>
    /// The text with a blank line before every numbered paragraph and every table. Authors leave it out now and then, and
    /// Markdown then joins the lines into one paragraph.
    /// </summary>
    private static string Body(Source source)
    {
        var text = new StringBuilder();
        string previous = "";
        foreach (string line in source.Lines.Select(l => l.TrimEnd()).SkipWhile(l => l.Length == 0))
        {
            bool startsTable = line.StartsWith('|') && !previous.StartsWith('|');
            if (previous.Length > 0 && (startsTable || NumberedParagraph().IsMatch(line) || Heading().IsMatch(line)))
                text.Append('\n');
            text.Append(line).Append('\n');
            previous = line;
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string Day(DateOnly day) => day.ToString("d. MMMM yyyy", German);

    private static string Quote(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    [GeneratedRegex(@"^(\(\d+[a-z]?\)|[a-z]\)) ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumberedParagraph();

    [GeneratedRegex("^#{1,5} ", RegexOptions.None, 1000)]
    private static partial Regex Heading();
}
