using System.Text.RegularExpressions;
using KiKoKo.Ingest.Readers;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Ingest.Chunking;

/// <summary>The smallest piece that is never cut: a paragraph, a list item, some rows of a table with their header.</summary>
/// <param name="Block">Ordinal of the block it comes from.</param>
/// <param name="LeadIn">What must stand before it when a passage starts with it: the sentence that opens its list or table.</param>
/// <param name="IsBorder">A passage may well begin here, such as at a numbered paragraph "(2)".</param>
/// <param name="KeepsNext">A heading or lead-in: it must not end a passage.</param>
internal sealed partial record Unit(string Text, int Block, string? LeadIn = null, bool IsBorder = false, bool KeepsNext = false)
{
    private const int MaxLeadInWords = 60;
    private const int MaxHeaderWords = 60;
    private const int MaxWholeTableWords = 130;

    public int Words { get; } = Chunking.Words.Count(Text);

    /// <summary>Units of consecutive blocks of one section.</summary>
    /// <param name="first">Ordinal of the first of them.</param>
    /// <param name="withFields">Names of form fields make a poor quotation: only where there is nothing else to search in.</param>
    public static List<Unit> Of(IReadOnlyList<Block> blocks, int first, int maxWords, bool withFields)
    {
        var units = new List<Unit>();
        string? leadIn = null;
        for (int i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            var next = i + 1 < blocks.Count ? blocks[i + 1].Kind : (BlockKind?)null;
            switch (block.Kind)
            {
                case BlockKind.ListItem:
                    string item = StartsWithLabel().IsMatch(block.Text) ? block.Text : $"- {block.Text}";
                    units.AddRange(Chunking.Words.Cut(item, maxWords - Chunking.Words.Count(leadIn)).Select(t => new Unit(t, first + i, leadIn)));
                    break;
                case BlockKind.Table:
                    units.AddRange(Rows(block.Text, first + i, leadIn, maxWords));
                    leadIn = null;
                    break;
                case BlockKind.FormField when !withFields:
                    break;
                case BlockKind.FormField:
                    i = Fields(blocks, first, i, units, maxWords);
                    leadIn = null;
                    break;
                case BlockKind.Note:
                    units.AddRange(Chunking.Words.Cut(block.Text, maxWords).Select(t => new Unit(t, first + i)));
                    break;
                default:
                    bool opens = next is BlockKind.ListItem or BlockKind.Table && (block.Text[^1] == ':' || next == BlockKind.ListItem) && Chunking.Words.Count(block.Text) <= MaxLeadInWords;
                    leadIn = opens ? block.Text : null;
                    bool border = Absatz().IsMatch(block.Text);
                    units.AddRange(Chunking.Words.Cut(block.Text, maxWords).Select((t, n) => new Unit(t, first + i, null, border && n == 0, opens)));
                    break;
            }
        }

        return units;
    }

    // Fields are named one after another; many of them are a word each.
    private static int Fields(IReadOnlyList<Block> blocks, int first, int at, List<Unit> units, int maxWords)
    {
        int start = at;
        while (at + 1 < blocks.Count && blocks[at + 1].Kind == BlockKind.FormField)
            at++;
        string text = "Felder: " + string.Join("; ", Enumerable.Range(start, at - start + 1).Select(i => blocks[i].Text));
        units.AddRange(Chunking.Words.Cut(text, maxWords).Select(t => new Unit(t, first + start) { LastBlock = first + start }));
        units[^1] = units[^1] with { LastBlock = first + at };
        return at;
    }

    private static IEnumerable<Unit> Rows(string table, int block, string? leadIn, int maxWords)
    {
        if (Chunking.Words.Count(table) <= MaxWholeTableWords)
            return [new Unit(table, block, leadIn)];

        string[] rows = table.Split('\n');
        bool hasHeader = IsHeader(rows);
        string header = hasHeader ? rows[0] + "\n" : "";
        int room = maxWords - Chunking.Words.Count(header) - Chunking.Words.Count(leadIn);
        var units = new List<Unit>();
        string piece = "";
        foreach (string row in rows.Skip(hasHeader ? 1 : 0).SelectMany(r => Chunking.Words.Cut(r, Math.Max(room, 20))))
        {
            if (piece.Length > 0 && Chunking.Words.Count(piece) + Chunking.Words.Count(row) > room)
            {
                units.Add(new Unit(header + piece, block, leadIn, IsBorder: true));
                piece = "";
            }

            piece = piece.Length == 0 ? row : $"{piece}\n{row}";
        }

        units.Add(new Unit(header + piece, block, leadIn, IsBorder: true));
        return units;
    }

    // A header names its columns: words in at least two cells, and no bare numbers.
    private static bool IsHeader(string[] rows)
    {
        string[] cells = [.. TableText.Parse(rows[0])[0].Where(c => c.Length > 0)];
        return rows.Length > 2 && cells.Length >= 2 && Chunking.Words.Count(rows[0]) <= MaxHeaderWords && cells.All(c => c.Any(char.IsLetter));
    }

    /// <summary>Ordinal of the last block in it.</summary>
    public int LastBlock { get; init; } = Block;

    [GeneratedRegex(@"^(\d{1,3}([.)]|(\.\d{1,2})+\.?)|\(?[a-z]{1,2}\)|\(\d{1,3}[a-z]?\)|[IVX]{1,5}[.)]|[A-Z][.)])\s", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StartsWithLabel();

    [GeneratedRegex(@"^\(\d{1,2}[a-z]?\)\s", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Absatz();
}
