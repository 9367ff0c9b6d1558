using KiKoKo.Knowledge.Documents;
using KiKoKo.Server.Pages.Documents;

namespace KiKoKo.Server.Tests.Pages;

public sealed class BlockRunTests
{
    [Fact]
    public void Document_WithPassageInsideAList_IsCutAtItsBorders()
    {
        Block[] blocks =
        [
            New(BlockKind.Heading, 1), New(BlockKind.ListItem, 1), New(BlockKind.ListItem, 1), New(BlockKind.ListItem, 2), New(BlockKind.Paragraph, 2),
        ];
        var runs = BlockRun.Cut(blocks, new Passage("p", "d", 0, 2, 3, [], 1, ""));
        Assert.Equal([1, 1, 1, 1, 1], runs.Select(r => r.Blocks.Count));
        Assert.Equal([false, false, true, true, false], runs.Select(r => r.IsHit));
        Assert.Equal(blocks, runs.SelectMany(r => r.Blocks));
    }

    [Fact]
    public void Document_WithoutPassage_KeepsListsTogether()
    {
        var runs = BlockRun.Cut([New(BlockKind.ListItem, 1), New(BlockKind.ListItem, 1), New(BlockKind.Paragraph, 1)], null);
        Assert.Equal([2, 1], runs.Select(r => r.Blocks.Count));
        Assert.DoesNotContain(runs, r => r.IsHit);
    }

    [Theory]
    [InlineData("a) erstens", true)]
    [InlineData("(3) drittens", true)]
    [InlineData("2.1 Prinzipien", true)]
    [InlineData("der Nachweis", false)]
    [InlineData("30 Arbeitstage", false)]
    public void ListMark_IsSeenInItemsThatCarryOne(string item, bool carries) => Assert.Equal(carries, ListMark.IsIn(item));

    private static Block New(BlockKind kind, int page) => new(kind, "Text", null, [], page);
}
