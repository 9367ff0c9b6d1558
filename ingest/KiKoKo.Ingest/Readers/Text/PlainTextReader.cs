using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Ingest.Readers.Text;

/// <summary>
/// Plain text, with or without light markup. Headings come from marks ("# …") or from their form ("3.2 Prinzipien",
/// "§ 5 Urlaub"); lines of a table of contents are left out; tabulated lines are tables.
/// </summary>
internal sealed class PlainTextReader
{
    // A shorter line was ended on purpose (an address, a verse); a longer one was wrapped.
    private const int WrappedLineLength = 55;
    private const int MinContentsRows = 3;
    private const int MinMarkedHeadings = 3;

    private readonly BlockList _blocks = new();
    private readonly List<TextLine> _lines;
    private readonly bool _isMarked;
    private int? _pointLevel;
    private string? _title;

    private PlainTextReader(string text)
    {
        int page = 1;
        _lines = [];
        foreach (string raw in text.Split('\n'))
        {
            page += raw.Count(c => c == '\f');
            _lines.Add(TextLine.Parse(raw, page));
        }

        HasPages = page > 1;
        _isMarked = _lines.Count(l => l.Kind == TextLineKind.Marked) >= MinMarkedHeadings;
        DropContents();
    }

    private bool HasPages { get; }

    public static Extraction Read(byte[] file)
    {
        var reader = new PlainTextReader(TextDecoding.Decode(file));
        reader.Read();
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        if (reader._title is not null)
            metadata["title"] = reader._title;
        int? pages = reader.HasPages ? reader._lines[^1].Page : null;
        return new Extraction(ExtractionStatus.Ok, pages, reader._blocks.Blocks, [], metadata, []);
    }

    private void Read()
    {
        int at = 0;
        while (at < _lines.Count)
        {
            var line = _lines[at];
            _blocks.Page = HasPages ? line.Page : null;
            switch (line.Kind)
            {
                case TextLineKind.Blank:
                    at++;
                    break;
                case TextLineKind.Marked:
                    _pointLevel = null;
                    _title ??= line.Text;
                    _blocks.Heading(line.Level, line.Text);
                    at++;
                    break;
                case TextLineKind.Row:
                    at = Table(at);
                    break;
                case TextLineKind.Note:
                    at = Joined(at, BlockKind.Note, null);
                    break;
                default:
                    at = Heading(at) ? at + 1 : Joined(at, line.Kind == TextLineKind.Item ? BlockKind.ListItem : BlockKind.Paragraph, line.Kind == TextLineKind.Item ? line.Level : null);
                    break;
            }
        }
    }

    private bool Heading(int at)
    {
        var line = _lines[at];
        bool alone = KindAt(at - 1) is TextLineKind.Blank or TextLineKind.Marked && KindAt(at + 1) is TextLineKind.Blank;
        if (!alone)
            return false;

        // In a text with marked headings, numbers at the start of a line are mostly items.
        if (!_isMarked && HeadingPatterns.Match(line.Text) is { } level)
        {
            _pointLevel = null;
            _blocks.Heading(level, line.Text);
            return true;
        }

        bool bold = line.IsBold && _blocks.Blocks.Count > 0 && line.Text[^1] is not ('.' or ',' or ';') && line.Text.Count(c => c == ' ') < 12;
        if (!_isMarked && (bold || (HeadingPatterns.IsPoint(line.Text) && !NextIsNumbered(at)) || IsReply(line.Text)))
        {
            int point = _pointLevel ?? (_blocks.CurrentLevel + 1);
            _pointLevel = point;
            _blocks.Heading(point, line.Text);
            return true;
        }

        return false;
    }

    // "Zu 2. Rechtssichere Nutzung:" answers point 2 of a motion.
    private static bool IsReply(string text) =>
        text.Length < 100 && text.StartsWith("Zu ", StringComparison.Ordinal) && text.Length > 4 && char.IsAsciiDigit(text[3]) && text[^1] is not ('.' or ',' or ';');

    private bool NextIsNumbered(int at)
    {
        int next = at + 1;
        while (KindAt(next) == TextLineKind.Blank && next < _lines.Count)
            next++;
        return next < _lines.Count && _lines[next].Kind == TextLineKind.Item && char.IsAsciiDigit(_lines[next].Text[0]);
    }

    // Takes the line and what continues it.
    private int Joined(int at, BlockKind kind, int? level)
    {
        string text = _lines[at].Text;
        int last = at;
        for (int next = at + 1; KindAt(next) == TextLineKind.Text && next < _lines.Count && !StartsSection(next); last = next++)
        {
            string line = _lines[next].Text;
            if (EndsHyphenated(text) && char.IsLower(line[0]))
                text = text[..^1] + line;
            else
                text += (_lines[next - 1].Text.Length >= WrappedLineLength ? ' ' : '\n') + line;
        }

        if (_title is null && _blocks.Blocks.Count == 0 && _lines[at].Kind == TextLineKind.Text && text.Length < 160 && (_lines[at].IsBold || last == at))
            _title = Clean.Line(text);
        _blocks.Add(kind, text, level);
        return last + 1;
    }

    private bool StartsSection(int at) => !_isMarked && KindAt(at + 1) == TextLineKind.Blank && HeadingPatterns.Match(_lines[at].Text) is not null;

    private static bool EndsHyphenated(string text) => text.Length > 2 && text[^1] == '-' && char.IsLetter(text[^2]);

    private int Table(int at)
    {
        var rows = new List<IReadOnlyList<string>>();
        int next = at;
        for (; KindAt(next) == TextLineKind.Row && next < _lines.Count; next++)
        {
            if (_lines[next].Cells() is { } cells)
                rows.Add(cells);
        }

        if (rows.Count == 1 || rows.TrueForAll(r => r.Count(c => !string.IsNullOrWhiteSpace(c)) <= 1))
        {
            foreach (var row in rows)
                _blocks.Add(BlockKind.Paragraph, string.Join(' ', row));
        }
        else
        {
            _blocks.Table(rows);
        }

        return next;
    }

    private void DropContents()
    {
        _lines.RemoveAll(l => HeadingPatterns.IsDottedContents(l.Text));
        for (int at = 0; at < _lines.Count; at++)
        {
            int end = at;
            while (end < _lines.Count && _lines[end].LooksLikeContents)
                end++;
            if (end - at >= MinContentsRows)
                _lines.RemoveRange(at, end - at);
            else
                at = end;
        }
    }

    private TextLineKind KindAt(int at) => at < 0 || at >= _lines.Count ? TextLineKind.Blank : _lines[at].Kind;
}
