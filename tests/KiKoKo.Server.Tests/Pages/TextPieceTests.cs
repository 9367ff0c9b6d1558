using KiKoKo.Assistant.Simplifying.Checking;
using KiKoKo.Server.Pages.Plain;

namespace KiKoKo.Server.Tests.Pages;

public sealed class TextPieceTests
{
    [Theory]
    [InlineData("Die erforderlichen Unterlagen sind gem. § 4 Abs. 2 einzureichen; das ist nicht unzulässig, soweit es geht, und wird geprüft.")]
    [InlineData("Bitte bringen Sie mit: Lichtbild, Ausweis und Gebühr.\nDanke.")]
    [InlineData("Kurz.")]
    [InlineData("")]
    public void Cut_AnyText_LosesNothingAndShowsEveryFinding(string text)
    {
        var findings = PlainLanguageCheck.Check(text);

        var pieces = TextPiece.Cut(text, findings);

        Assert.Equal(text, string.Concat(pieces.Select(p => p.Text)));
        Assert.Equal(Enumerable.Range(1, findings.Count), pieces.SelectMany(p => p.Before.Concat(p.Here)).Distinct().Order());
    }

    [Fact]
    public void Cut_FindingWithinAnother_LeadsToTheNarrowerOne()
    {
        PlainFinding[] findings =
        [
            new(0, 10, FindingKind.GenitiveChain, FindingSeverity.Warning, "weit"),
            new(4, 6, FindingKind.Officialese, FindingSeverity.Warning, "eng"),
        ];

        var pieces = TextPiece.Cut("0123456789abc", findings);

        Assert.Equal(["0123", "45", "6789", "abc"], pieces.Select(p => p.Text));
        Assert.Equal([2, 1], pieces[1].Here);
        Assert.Empty(pieces[3].Here);
    }
}
