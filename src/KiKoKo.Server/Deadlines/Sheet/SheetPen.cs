using KiKoKo.Server.Deadlines.Sheet.Pdf;

namespace KiKoKo.Server.Deadlines.Sheet;

/// <summary>How a piece of text is set.</summary>
/// <param name="Size">Points.</param>
internal readonly record struct Hand(double Size, bool IsBold = false)
{
    public static Hand Body { get; } = new(10.5);

    public static Hand Heading { get; } = new(12.5, IsBold: true);

    public static Hand Title { get; } = new(17, IsBold: true);

    public static Hand Large { get; } = new(20, IsBold: true);
}

/// <summary>Writes tagged text down the pages of a file and turns over when one is full. Lengths are points.</summary>
/// <param name="document">The uppermost element.</param>
/// <param name="foot">At the foot of each page, before its number.</param>
internal sealed class SheetPen(PdfFile file, PdfElement document, PdfFont regular, PdfFont bold, string foot)
{
    private const double Left = 62, Right = 56, Top = 52, Bottom = 70, Indent = 20;

    private readonly List<PdfPage> _pages = [];
    private double _y = PdfPage.Height;

    public IReadOnlyList<PdfPage> Pages => _pages;

    /// <summary>All elements besides the uppermost, in reading order.</summary>
    public List<PdfElement> Elements { get; } = [];

    private PdfPage Page => _pages[^1];

    /// <param name="keep">So much more must fit below it on the same page.</param>
    public void Paragraph(string text, Hand hand, string type = "P", double before = 0, double after = 0, double keep = 0)
    {
        _y += before;
        Room(FontOf(hand).Height(hand.Size) + keep);
        Lines(text, hand, Left, Begin(type, document));
        _y += after;
    }

    public void List(IEnumerable<(string Mark, string Text)> items)
    {
        var list = Begin("L", document);
        foreach (var (mark, text) in items)
        {
            Room(regular.Height(Hand.Body.Size));
            var item = Begin("LI", list);
            Page.Begin(Begin("Lbl", item));
            Page.Line(mark + " ", regular, Hand.Body.Size, Left, _y + regular.Ascent(Hand.Body.Size));
            Page.End();
            Lines(text, Hand.Body, Left + Indent, Begin("LBody", item));
            _y += 3;
        }
    }

    /// <summary>Writes the feet. Nothing follows.</summary>
    public void Close()
    {
        for (int i = 0; i < _pages.Count; i++)
        {
            _pages[i].BeginArtifact();
            _pages[i].Line($"{foot} · Seite {i + 1} von {_pages.Count}", regular, 8.5, Left, PdfPage.Height - Bottom + 30);
            _pages[i].End();
        }
    }

    private PdfElement Begin(string type, PdfElement parent)
    {
        var element = PdfElement.Begin(file, type, parent);
        Elements.Add(element);
        return element;
    }

    private void Lines(string text, Hand hand, double x, PdfElement element)
    {
        var font = FontOf(hand);
        double height = font.Height(hand.Size);
        PdfPage? begun = null;
        foreach (string line in Wrap(text, font, hand.Size, PdfPage.Width - x - Right))
        {
            Room(height, begun);
            if (begun != Page)
                Page.Begin(element);
            begun = Page;
            // The space at its end keeps the last word apart from the first of the next line when the text is read out or copied.
            begun.Line(line + " ", font, hand.Size, x, _y + font.Ascent(hand.Size));
            _y += height;
        }

        begun?.End();
    }

    private static IEnumerable<string> Wrap(string text, PdfFont font, double size, double width)
    {
        string line = "";
        foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(w => Pieces(w, font, size, width)))
        {
            string longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && font.Width(longer, size) > width)
            {
                yield return line;
                longer = word;
            }

            line = longer;
        }

        if (line.Length > 0)
            yield return line;
    }

    /// <summary>A word wider than a line, such as an address, is cut.</summary>
    private static IEnumerable<string> Pieces(string word, PdfFont font, double size, double width)
    {
        while (font.Width(word, size) > width)
        {
            int fits = word.Length - 1;
            while (fits > 1 && (font.Width(word[..fits], size) > width || char.IsLowSurrogate(word[fits])))
                fits--;
            yield return word[..fits];
            word = word[fits..];
        }

        yield return word;
    }

    private PdfFont FontOf(Hand hand) => hand.IsBold ? bold : regular;

    /// <param name="open">The page on which a piece of text is begun, to be ended before turning over.</param>
    private void Room(double needed, PdfPage? open = null)
    {
        if (_y + needed <= PdfPage.Height - Bottom)
            return;
        open?.End();
        _pages.Add(new PdfPage(file.Reserve()));
        _y = Top;
    }
}
