using System.Text.RegularExpressions;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Ingest.Readers.Pdf;

/// <summary>Turns placed lines into headings, paragraphs, list items and tables in reading order.</summary>
internal sealed partial class PdfLayout(BlockList blocks, List<PdfPage> pages)
{
    private const double LargeTypeFactor = 1.14;
    private const double SameParagraphGap = 0.62;
    private const int MaxHeadingWords = 20;

    private readonly List<string> _furniture = [];
    private readonly List<double> _headingSizes = [];
    private readonly PdfWords _words = new(pages);
    private readonly PdfSpacing _spacing = new(pages);
    private double _body;
    private string _text = "";
    private BlockKind _kind;
    private int? _level;
    private int _page;
    private PdfLine? _last;
    private (int Level, double Height)? _openHeading;
    // Waits for the next page: it may go on there.
    private (PdfTable Table, int Page)? _openTable;

    /// <summary>The text in the largest type on the first pages, if any is larger than the body.</summary>
    public string? Title { get; private set; }

    /// <summary>Adds headings, paragraphs, lists and tables.</summary>
    public void Read()
    {
        _furniture.AddRange(PdfFurniture.Remove(pages));
        MeasureType();
        foreach (var page in pages)
        {
            _page = page.Number;
            _last = _last is null ? null : _last with { Bottom = double.MinValue };
            if (PdfColumns.IsSetInColumns(page))
                Columns(page);
            else
                Rows(page);
        }

        Flush();
    }

    /// <summary>Adds headers and footers, each once, unless they only repeat the text. Gives their number.</summary>
    public int AddFurniture()
    {
        int before = blocks.Blocks.Count;
        blocks.ResetPath();
        blocks.Page = null;
        foreach (string line in _furniture.Where(f => !blocks.Blocks.Any(b => b.Text.Contains(f, StringComparison.Ordinal))))
            blocks.Add(BlockKind.Note, line);
        return blocks.Blocks.Count - before;
    }

    private void Columns(PdfPage page)
    {
        var right = page.Lines.GroupBy(l => l.Block).ToDictionary(g => g.Key, g => g.Max(l => l.Right));
        // A label and its text, or small pieces of one line, come as neighbours in the same block.
        foreach (var row in page.Lines.GroupBy(l => l.Block).SelectMany(b => PdfRow.Of(b)))
        {
            var line = Merge(row);
            Line(line, right[line.Block]);
        }
    }

    private void Rows(PdfPage page)
    {
        double right = page.Lines.Where(l => l.Words >= 4).Select(l => l.Right).DefaultIfEmpty(page.Width).Max();
        var rows = PdfRow.Of(page.Lines).ConvertAll(r => IsLabelled(r) ? new PdfRow([Merge(r)]) : r);
        for (int at = 0; at < rows.Count; at++)
        {
            if (rows[at].Lines.Count == 1)
            {
                Line(rows[at].Lines[0], right);
                continue;
            }

            int end = RegionEnd(rows, at, page);
            if (PdfTableBuilder.Build(rows[at..end], _spacing.RowGap(rows[at..end], page)) is { } table)
            {
                Table(table, opensPage: at == 0);
            }
            else
            {
                for (int i = at; i < end; i++)
                    Line(Merge(rows[i]), rows[i].Lines.Count > 1 ? double.MaxValue : right);
            }

            at = end - 1;
        }
    }

    private void Table(PdfTable table, bool opensPage)
    {
        if (opensPage && _text.Length == 0 && _openTable is { } open && open.Table.With(table) is { } whole)
        {
            _openTable = (whole, open.Page);
        }
        else
        {
            Flush();
            _openTable = (table, _page);
        }

        _last = null;
    }

    // A table goes on over single cells as long as rows of several cells follow closely.
    private int RegionEnd(List<PdfRow> rows, int start, PdfPage page)
    {
        int end = start + 1, singles = 0;
        double left = rows[start].Lines[0].Left, rowGap = _spacing.RowGap(rows[start..end], page);
        for (int at = start + 1; at < rows.Count; at++)
        {
            bool near = rows[at].Top - rows[at - 1].Bottom < 1.6 * rows[at].Height;
            if (!near)
                break;
            if (rows[at].Lines.Count > 1)
            {
                end = at + 1;
                singles = 0;
                left = Math.Min(left, rows[at].Lines[0].Left);
            }
            else if ((singles += rows[at].Top - rows[at - 1].Bottom > rowGap * rows[at].Height ? 2 : 1) > 10 || IsLarge(rows[at].Lines[0]) || (rows[at].Lines[0].Left < left + 3 && rows[at].Lines[0].Words > 8))
            {
                break;
            }
        }

        // The longest cell of the last row goes on alone.
        rowGap = _spacing.RowGap(rows[start..end], page);
        double second = rows[start..end].Where(r => r.Lines.Count > 1).Min(r => r.Lines[1].Left);
        while (end < rows.Count && rows[end] is { Lines: [var line] } row && row.Top - rows[end - 1].Bottom <= rowGap * row.Height && (line.Left > left + 12 || line.Right < second))
            end++;
        return end;
    }

    private void Line(PdfLine line, double columnRight)
    {
        double gap = _last is null ? double.MaxValue : line.Top - _last.Bottom;
        if (_openHeading is { } open && Math.Abs(line.Height - open.Height) < 0.6 && gap < 0.7 * line.Height && _kind == BlockKind.Heading && line.Words <= MaxHeadingWords && !StartsItem(line.Text))
        {
            _text = PdfText.Join(_text, line.Text);
        }
        else if (HeadingLevel(line, gap, columnRight) is { } level)
        {
            Start(BlockKind.Heading, line.Text, level);
            // A paragraph sign alone waits for its title on the next line; large type may run on.
            _openHeading = LoneSign().IsMatch(line.Text) || IsLarge(line) ? (level, line.Height) : null;
        }
        else if (_kind != BlockKind.Heading && Continues(line, gap, columnRight))
        {
            _text = PdfText.Join(_text, line.Text);
        }
        else
        {
            Begin(line);
        }

        _last = line;
    }

    private void Begin(PdfLine line)
    {
        _openHeading = null;
        if (Bullet().Match(line.Text) is { Success: true } bullet)
            Start(BlockKind.ListItem, line.Text[bullet.Length..], 1);
        else if (Numbered().IsMatch(line.Text))
            Start(BlockKind.ListItem, line.Text, 1);
        else
            Start(BlockKind.Paragraph, line.Text, null);
    }

    private bool Continues(PdfLine line, double gap, double columnRight)
    {
        if (_last is null || _text.Length == 0 || StartsItem(line.Text))
            return false;
        bool ended = _text[^1] is '.' or ':' or '!' or '?' or ';' or ')';
        if (gap < -1.5 * line.Height || gap == double.MaxValue)
            return !ended && (char.IsLower(line.Text[0]) || _text[^1] is '-' or ','); // next column or page
        if (Math.Abs(line.Height - _last.Height) > 0.25 * line.Height && line.Words > 2)
            return false;
        double missing = columnRight - _last.Right;
        bool wasShort = missing > 0.18 * Math.Max(_last.Width, 120), wasVeryShort = missing > 0.45 * Math.Max(_last.Width, 120);
        return gap < SameParagraphGap * line.Height && !(ended && wasShort) && (!wasVeryShort || !char.IsUpper(line.Text[0]) || _last.Words <= 2);
    }

    private int? HeadingLevel(PdfLine line, double gap, double columnRight)
    {
        if (line.Words > MaxHeadingWords || Bullet().IsMatch(line.Text) || !line.Text.Any(char.IsLetter) && !LoneSign().IsMatch(line.Text))
            return null;
        int? form = HeadingPatterns.Match(line.Text);
        if (IsLarge(line) && line.Text.Count(char.IsLetter) > 2)
            return form ?? (_headingSizes.FindIndex(s => line.Height >= s - 0.4) is var rank && rank >= 0 ? Math.Min(rank + 1, 4) : 3);
        bool apart = gap > 0.35 * line.Height;
        bool reachesEdge = line.Right > columnRight - 12;
        return form is not null && apart && !reachesEdge && !HeadingPatterns.IsDottedContents(line.Text) ? form : null;
    }

    private bool IsLarge(PdfLine line) => line.Height > _body * LargeTypeFactor;

    private static bool StartsItem(string text) => Bullet().IsMatch(text) || Numbered().IsMatch(text) || Absatz().IsMatch(text);

    private void Start(BlockKind kind, string text, int? level)
    {
        Flush();
        (_kind, _text, _level) = (kind, text, level);
        blocks.Page = _page;
    }

    private void Flush()
    {
        if (_openTable is { } open)
            Write(open.Table, open.Page);
        if (_text.Length > 0 && !HeadingPatterns.IsDottedContents(_text))
        {
            if (_kind == BlockKind.Heading)
                blocks.Heading(_level ?? 1, _text);
            else
                blocks.Add(_kind, _text, _level);
        }

        _text = "";
        blocks.Page = _page;
    }

    private void Write(PdfTable table, int page)
    {
        _openTable = null;
        blocks.Page = page;
        var grid = table.Grid(_words);
        if (!table.IsSure)
            blocks.Add(BlockKind.Paragraph, table.ByColumn(_words));
        else if (!IsContents(grid))
            blocks.Table(grid);
        blocks.Page = _page;
    }

    private void MeasureType()
    {
        var lines = pages.SelectMany(p => p.Lines).ToList();
        if (lines.Count == 0)
            return;
        _body = lines.GroupBy(l => Math.Round(l.Height * 2) / 2).OrderByDescending(g => g.Sum(l => l.Text.Length)).First().Key;
        _headingSizes.AddRange(lines.Where(l => IsLarge(l) && l.Words <= MaxHeadingWords && l.Text.Count(char.IsLetter) > 2).Select(l => Math.Round(l.Height)).Distinct().OrderDescending().Take(4));
        var start = pages.Take(2).SelectMany(p => p.Lines).Where(l => IsLarge(l) && l.Text.Count(char.IsLetter) > 3).ToList();
        if (start.Count > 0)
        {
            double largest = start.Max(l => l.Height);
            string title = start.SkipWhile(l => l.Height < largest - 0.6).TakeWhile(l => l.Height >= largest - 0.6).Select(l => l.Text).Aggregate("", PdfText.Join);
            Title = title.Length <= 200 ? title : null;
        }
    }

    // Titles with rising page numbers that exist in this document.
    private bool IsContents(List<IReadOnlyList<string>> table)
    {
        if (table.Count < 3)
            return false;
        int last = 0;
        foreach (var row in table)
        {
            if (!int.TryParse(row[^1], out int page) || page < last || page > pages.Count)
                return false;
            last = page;
        }

        return true;
    }

    private static bool IsLabelled(PdfRow row) =>
        row.Lines.Count == 2 && row.Lines[1].Left - row.Lines[0].Right < 60 && Label().IsMatch(row.Lines[0].Text);

    private static PdfLine Merge(PdfRow row) => row.Lines.Count == 1
        ? row.Lines[0]
        : new PdfLine(row.Lines[0].Left, row.Top, row.Lines[^1].Right, row.Bottom, string.Join(' ', row.Lines.Select(l => l.Text)), row.Lines.Sum(l => l.Words), row.Lines[0].Block);

    [GeneratedRegex(@"^§§?\s*\d+\s?[a-z]?\.?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LoneSign();

    [GeneratedRegex(@"^[•▪●◦‣·–\-»➤→✓o□☐]\s+(?=\S)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^(\d{1,2}[.)]|[a-z]{1,2}\)|\([a-z]\))\s+\S", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^\(\d{1,2}[a-z]?\)\s", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Absatz();

    [GeneratedRegex(@"^(\(?\d{1,2}[a-z]?[.)]|\(?[a-z]{1,2}\)|[•▪●◦‣·–\-»➤→✓o]|§\s*\d+\s?[a-z]?|\d{1,2}(\.\d{1,2})+\.?|Art(ikel|\.)\s*\d+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Label();
}
