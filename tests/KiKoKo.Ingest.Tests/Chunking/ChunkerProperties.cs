using FsCheck;
using FsCheck.Fluent;
using KiKoKo.Ingest.Chunking;
using KiKoKo.Ingest.Readers;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Ingest.Tests.Chunking;

/// <summary>What holds for every document, however it is built.</summary>
public sealed class ChunkerProperties
{
    // Words are numbered so that none can stand in for another.
    private static readonly Arbitrary<IReadOnlyList<Block>> Documents = Gen.ArrayOf(
            from kind in Gen.Frequency((3, Gen.Constant(BlockKind.Heading)), (6, Gen.Constant(BlockKind.Paragraph)), (5, Gen.Constant(BlockKind.ListItem)), (2, Gen.Constant(BlockKind.Table)), (1, Gen.Constant(BlockKind.FormField)), (1, Gen.Constant(BlockKind.Note)))
            from level in Gen.Choose(1, 5)
            from words in Gen.Frequency((6, Gen.Choose(1, 40)), (3, Gen.Choose(40, 150)), (1, Gen.Choose(150, 700)))
            from colon in Gen.Elements(true, false)
            select (kind, level, words, colon))
        .Select(Build)
        .ToArbitrary();

    [Fact]
    public void EveryWord_OfTheBlocks_IsInAPassageOrItsPath() =>
        Prop.ForAll(Documents, blocks =>
        {
            var passages = Chunker.Cut(blocks, "");
            var found = passages.SelectMany(p => p.Path.Append(p.Text)).SelectMany(Split).ToHashSet(StringComparer.Ordinal);
            string? title = blocks.FirstOrDefault(b => b.Kind == BlockKind.Heading)?.Text;
            bool hasText = blocks.Any(b => b.Kind is not (BlockKind.FormField or BlockKind.Heading));
            return blocks.Where(b => b.Text != title && !(hasText && b.Kind == BlockKind.FormField)).SelectMany(b => Split(b.Text)).All(found.Contains);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void NoPassage_IsLongerThanTheLimit() =>
        Prop.ForAll(Documents, blocks => Chunker.Cut(blocks, "").All(p => Words.Count(p.Text) <= Packing.MaxWords)).QuickCheckThrowOnFailure();

    [Fact]
    public void NoPassage_HasTextFromBothSidesOfAHeadingOfLevelOneOrTwo() =>
        Prop.ForAll(Documents, blocks => Chunker.Cut(blocks, "").All(p =>
            blocks.Skip(p.FirstBlock + 1).Take(p.LastBlock - p.FirstBlock).SkipWhile(b => b is not { Kind: BlockKind.Heading, Level: <= 2 })
                .All(b => b.Kind == BlockKind.Heading || !p.Text.Contains(b.Text, StringComparison.Ordinal)))).QuickCheckThrowOnFailure();

    [Fact]
    public void Passages_AreInReadingOrder() =>
        Prop.ForAll(Documents, blocks => Chunker.Cut(blocks, "").Zip(Chunker.Cut(blocks, "").Skip(1)).All(pair =>
            pair.First.FirstBlock <= pair.Second.FirstBlock && pair.First.LastBlock <= pair.Second.LastBlock)).QuickCheckThrowOnFailure();

    private static IReadOnlyList<Block> Build((BlockKind Kind, int Level, int Words, bool Colon)[] parts)
    {
        var list = new BlockList();
        int number = 0;
        foreach (var (kind, level, words, colon) in parts)
        {
            string[] text = [.. Enumerable.Range(0, kind == BlockKind.Heading ? Math.Min(words, 12) : words).Select(_ => $"w{number++}")];
            switch (kind)
            {
                case BlockKind.Heading:
                    list.Heading(level, string.Join(' ', text));
                    break;
                case BlockKind.Table:
                    list.Table([["Spalte eins", "Spalte zwei"], .. text.Chunk(8).Select(r => (IReadOnlyList<string>)[string.Join(' ', r.Take(3)), string.Join(' ', r.Skip(3))])]);
                    break;
                default:
                    list.Add(kind, string.Join(' ', text) + (colon ? ":" : "."), level);
                    break;
            }
        }

        return list.Blocks;
    }

    private static IEnumerable<string> Split(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => w.TrimEnd('.', ':', ';')).Where(w => w is not ("-" or "|" or ""));
}
