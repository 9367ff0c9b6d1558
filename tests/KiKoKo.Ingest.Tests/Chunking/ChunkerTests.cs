using KiKoKo.Ingest.Chunking;
using KiKoKo.Ingest.Readers;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Ingest.Tests.Chunking;

public sealed class ChunkerTests
{
    [Fact]
    public void Sections_OfLevelTwo_AreNeverMixed()
    {
        var passages = Cut("Titel", ("Titel", 1), ("§ 1 Zweck", 2), "Kurz.", ("§ 2 Antrag", 2), "Auch kurz.");

        Assert.Equal([("§ 1 Zweck", "Kurz."), ("§ 2 Antrag", "Auch kurz.")], passages.Select(p => (string.Join('/', p.Path), p.Text)));
    }

    [Fact]
    public void ShortDeepSiblings_ShareAPassageWithTheirHeadings()
    {
        var passages = Cut("", ("1 Ziele", 1), ("1.1 Werte", 2), ("Transparenz", 3), "Wird erklärt.", ("Sicherheit", 3), "Wird geprüft.", ("1.2 Rest", 2), "Ende.");

        Assert.Equal(["1 Ziele", "1.1 Werte"], passages[0].Path);
        Assert.Equal("Transparenz\nWird erklärt.\nSicherheit\nWird geprüft.", passages[0].Text);
        Assert.Equal("Ende.", passages[1].Text);
    }

    [Fact]
    public void LongSection_IsCutEvenlyAtNumberedParagraphs()
    {
        object[] blocks = [("§ 1", 2), .. Enumerable.Range(1, 8).Select(i => $"({i}) {Prose(50)}")];

        var passages = Cut("", blocks);

        Assert.All(passages, p => Assert.InRange(Words.Count(p.Text), Packing.MinWords, Packing.MaxWords));
        Assert.All(passages, p => Assert.StartsWith("(", p.Text, StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(1, 8).Select(i => $"({i})"), passages.SelectMany(p => p.Text.Split('\n')).Select(l => l[..3]));
    }

    [Fact]
    public void LongList_RepeatsItsLeadIn()
    {
        object[] blocks = [("A", 2), "Der Antrag enthält:", .. Enumerable.Range(1, 12).Select(i => new Item($"Punkt {i} {Prose(30)}"))];

        var passages = Cut("", blocks);

        Assert.True(passages.Count > 1);
        Assert.All(passages, p => Assert.StartsWith("Der Antrag enthält:\n- Punkt", p.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void LongTable_RepeatsItsHeader()
    {
        string[][] rows = [["Name", "Telefon"], .. Enumerable.Range(1, 120).Select(i => new[] { $"Person {i} {Prose(3)}", $"400-{i}" })];

        var passages = Cut("", ("Liste", 1), new Grid(TableText.Format(rows)));

        Assert.True(passages.Count > 2);
        Assert.All(passages, p => Assert.StartsWith("Name | Telefon\nPerson", p.Text, StringComparison.Ordinal));
        Assert.All(passages, p => Assert.True(Words.Count(p.Text) <= Packing.MaxWords));
        Assert.Equal(120, passages.Sum(p => p.Text.Split('\n').Length - 1));
    }

    [Fact]
    public void Page_IsWhereThePassageBegins()
    {
        var passages = Chunker.Cut([new Block(BlockKind.Heading, "A", 1, [], 4), new Block(BlockKind.Paragraph, Prose(150), null, ["A"], 4), new Block(BlockKind.Paragraph, Prose(150), null, ["A"], 5)], "");

        Assert.Equal([4, 5], passages.Select(p => p.Page!.Value));
        Assert.Equal([(1, 1), (2, 2)], passages.Select(p => (p.FirstBlock, p.LastBlock)));
    }

    [Fact]
    public void HeadingsWithoutText_EnumerateWhatTheirParentSays() =>
        Assert.Equal(
            ["Es gibt diese Module:\nGovernance\nEthik", "Ende."],
            Cut("", ("Module", 1), "Es gibt diese Module:", ("Governance", 2), ("Ethik", 2), ("Schluss", 2), "Ende.").Select(p => p.Text));

    [Fact]
    public void HeadingWithoutText_IsNotLost() =>
        Assert.Equal(["Anlagen"], Cut("", ("Anlagen", 1)).Select(p => p.Text));

    [Fact]
    public void FormFields_ArePassagesOnlyWhereThereIsNoOtherText()
    {
        Block[] fields = [new(BlockKind.FormField, "Name", null, []), new(BlockKind.FormField, "Amt", null, [])];

        Assert.Equal(["Felder: Name; Amt"], Chunker.Cut(fields, "").Select(p => p.Text));
        var passages = Chunker.Cut([new Block(BlockKind.Heading, "Antrag", 1, []), .. fields.Select(f => f with { Path = ["Antrag"] }), new Block(BlockKind.Paragraph, "Bitte unterschreiben.", null, ["Antrag"])], "");
        Assert.Equal(["Bitte unterschreiben."], passages.Select(p => p.Text));
        Assert.Equal((3, 3), (passages[0].FirstBlock, passages[0].LastBlock));
    }

    internal static string Prose(int words) => string.Join(' ', Enumerable.Range(0, words).Select(i => i % 12 == 11 ? "Ende." : i % 12 == 0 ? "Wort" : "wort"));

    private static IReadOnlyList<PassageDraft> Cut(string title, params object[] parts)
    {
        var list = new BlockList();
        foreach (object part in parts)
        {
            switch (part)
            {
                case (string text, int level): list.Heading(level, text); break;
                case Item item: list.Add(BlockKind.ListItem, item.Text, 1); break;
                case Grid grid: list.Add(BlockKind.Table, grid.Text); break;
                case string text: list.Add(BlockKind.Paragraph, text); break;
            }
        }

        return Chunker.Cut(list.Blocks, title);
    }

    private sealed record Item(string Text);

    private sealed record Grid(string Text);
}
