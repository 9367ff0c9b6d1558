using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Ingest.Chunking;

/// <summary>A heading with what stands under it up to the next heading. The part before the first heading has none.</summary>
/// <param name="Heading">Ordinal of the heading block; -1 without.</param>
/// <param name="Path">Headings down to and including its own.</param>
internal sealed record Section(int Heading, int Level, IReadOnlyList<string> Path, int FirstBody, List<Block> Body)
{
    /// <summary>Cuts a document at its headings and wherever the path, sheet or slide changes without one.</summary>
    public static List<Section> Of(IReadOnlyList<Block> blocks)
    {
        var sections = new List<Section>();
        for (int i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block.Kind == BlockKind.Heading)
            {
                sections.Add(new Section(i, block.Level ?? 1, [.. block.Path, block.Text], i + 1, []));
                continue;
            }

            bool goesOn = sections.Count > 0 && sections[^1] is var last && last.Path.SequenceEqual(block.Path)
                && (last.Body.Count == 0 || (last.Body[^1].Sheet == block.Sheet && last.Body[^1].Slide == block.Slide));
            if (!goesOn)
                sections.Add(new Section(-1, 1, block.Path, i, []));
            sections[^1].Body.Add(block);
        }

        return sections;
    }
}
