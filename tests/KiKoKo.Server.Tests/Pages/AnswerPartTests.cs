using KiKoKo.Server.Pages.Chat;

namespace KiKoKo.Server.Tests.Pages;

public sealed class AnswerPartTests
{
    [Fact]
    public void Text_WithListAndTable_IsCutIntoThem()
    {
        var parts = AnswerPart.Read("Nötig sind:\r\n- ein Antrag\n- eine Zusage [1]\n\nTage | Urlaub\n5 | 30\n4 | 24 [2]\n\nEnde.");
        Assert.Collection(
            parts,
            p => Assert.Equal(new AnswerPart.Paragraph("Nötig sind:"), p),
            p => Assert.Equal(["ein Antrag", "eine Zusage [1]"], Assert.IsType<AnswerPart.List>(p).Items),
            p =>
            {
                var table = Assert.IsType<AnswerPart.Table>(p);
                Assert.Equal(["Tage", "Urlaub"], table.Head);
                Assert.Equal(["4", "24 [2]"], table.Rows[1]);
            },
            p => Assert.Equal(new AnswerPart.Paragraph("Ende."), p));
    }

    [Fact]
    public void SingleRow_HasNoHead()
    {
        var table = Assert.IsType<AnswerPart.Table>(Assert.Single(AnswerPart.Read("5 | 30")));
        Assert.Null(table.Head);
    }

    [Fact]
    public void Inline_KnownCitationsOnly_AreCitations()
    {
        var pieces = AnswerPart.Inline("Siehe [1] und [7].", [1]).Where(p => p.Text.Length > 0).ToList();
        Assert.Equal(("Ziffer [١]", (int?)null), Assert.Single(AnswerPart.Inline("Ziffer [١]", [1])));
        Assert.Equal([("Siehe ", null), ("[1]", 1), (" und [7].", null)], pieces);
    }
}
