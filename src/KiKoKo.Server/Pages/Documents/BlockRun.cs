using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Server.Pages.Documents;

/// <summary>Where a run of blocks stands, as shown between runs.</summary>
internal sealed record Place(int? Page, int? Slide, string? Sheet)
{
    public static Place Of(Block block) => new(block.Page, block.Slide, block.Sheet);

    public string Text => Sheet is not null ? $"Tabellenblatt {Sheet}" : Slide is not null ? $"Folie {Slide}" : Page is not null ? $"Seite {Page}" : "";
}

/// <summary>Blocks in reading order that are shown together: all hit or none, on one page, and list items as one list.</summary>
internal sealed record BlockRun(Place Place, bool IsHit, bool IsList, IReadOnlyList<Block> Blocks)
{
    /// <summary>Cuts a document into runs. Every block is in exactly one, in order.</summary>
    public static IReadOnlyList<BlockRun> Cut(IReadOnlyList<Block> blocks, Passage? passage)
    {
        var runs = new List<BlockRun>();
        var current = new List<Block>();
        for (int i = 0; i < blocks.Count; i++)
        {
            current.Add(blocks[i]);
            if (i + 1 < blocks.Count && Kind(i + 1) == Kind(i))
                continue;
            var (place, hit, list) = Kind(i);
            runs.Add(new BlockRun(place, hit, list, [.. current]));
            current.Clear();
        }

        return runs;

        (Place, bool, bool) Kind(int i) =>
            (Place.Of(blocks[i]), passage is not null && i >= passage.FirstBlock && i <= passage.LastBlock, blocks[i].Kind == BlockKind.ListItem);
    }
}
