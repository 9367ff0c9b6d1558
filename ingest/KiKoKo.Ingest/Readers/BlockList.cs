using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Ingest.Readers;

/// <summary>Collects blocks in reading order and keeps the path of headings above them.</summary>
internal sealed class BlockList
{
    private readonly List<Block> _blocks = [];
    private readonly List<(int Level, string Text)> _headings = [];
    private string[] _path = [];

    public IReadOnlyList<Block> Blocks => _blocks;

    public int? Page { get; set; }

    public string? Sheet { get; set; }

    public int? Slide { get; set; }

    /// <summary>Level of the heading in force; 0 before the first.</summary>
    public int CurrentLevel => _headings.Count == 0 ? 0 : _headings[^1].Level;

    /// <summary>Adds a heading. Headings of its level and deeper end here.</summary>
    public void Heading(int level, string text)
    {
        text = Clean.Line(text);
        if (text.Length == 0)
            return;

        _headings.RemoveAll(h => h.Level >= level);
        _path = [.. _headings.Select(h => h.Text)];
        Append(BlockKind.Heading, text, level);
        _headings.Add((level, text));
        _path = [.. _headings.Select(h => h.Text)];
    }

    /// <summary>Forgets all headings: a new sheet or slide starts.</summary>
    public void ResetPath()
    {
        _headings.Clear();
        _path = [];
    }

    /// <summary>Adds anything but a heading. Empty text is left out.</summary>
    public void Add(BlockKind kind, string text, int? level = null)
    {
        text = kind == BlockKind.Table ? text : Clean.Lines(text);
        if (text.Length > 0)
            Append(kind, text, level);
    }

    /// <summary>Adds a table. Rows without any text and columns without any text are left out.</summary>
    public void Table(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        string text = TableText.Format(rows);
        if (text.Length > 0)
            Append(BlockKind.Table, text, null);
    }

    private void Append(BlockKind kind, string text, int? level) =>
        _blocks.Add(new Block(kind, text, level, _path, Page, Sheet, Slide));
}
