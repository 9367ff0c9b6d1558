using KiKoKo.Knowledge.Search;
using KiKoKo.Server.Pages.Library;

namespace KiKoKo.Server.Tests.Pages;

public sealed class SnippetTests
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("Allgemeines steht hier am Anfang. ", 30));

    [Fact]
    public void Passage_FoundLate_BeginsNearTheHit()
    {
        var pieces = Snippet.Of(Long + "Der Resturlaub verfällt.", [new TermMatch("Resturlaub", MatchKind.Literal)]);
        Assert.StartsWith("… ", pieces[0].Text, StringComparison.Ordinal);
        Assert.Equal("Resturlaub", pieces.Single(p => p.Marked).Text);
    }

    [Fact]
    public void InflectedForm_IsMarkedToItsEnd()
    {
        var pieces = Snippet.Of("Die Anträge werden geprüft.", [new TermMatch("geprüfte", MatchKind.Stem)]);
        Assert.Equal(["geprüft"], pieces.Where(p => p.Marked).Select(p => p.Text));
    }

    [Fact]
    public void TermOfTheIndex_WithoutUmlauts_IsFoundInTheText()
    {
        const string Text = "Der Auflösungsvertrag bedarf der Schriftform.";
        Assert.Equal("Auflösungsvertrag", Snippet.Of(Text, [new TermMatch("auflosungsvertrag", MatchKind.Synonym)]).Single(p => p.Marked).Text);
        Assert.Equal("Auflösungsvertrag", Snippet.Word(Text, "auflosungsvertrag"));
        Assert.Equal("kundigung", Snippet.Word(Text, "kundigung"));
    }

    [Fact]
    public void ShortTerm_InsideAWord_IsNotMarked() =>
        Assert.DoesNotContain(Snippet.Of("Das Datum steht oben.", [new TermMatch("um", MatchKind.Literal)]), p => p.Marked);

    [Theory]
    [InlineData("")]
    [InlineData("Kein Treffer, weil er in der Überschrift steht.")]
    public void Passage_WithoutTheTerm_IsShownAsItIs(string passage) =>
        Assert.Equal(passage, string.Concat(Snippet.Of(passage, [new TermMatch("Wegstrecke", MatchKind.Synonym)]).Select(p => p.Text)));
}
