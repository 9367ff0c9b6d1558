using KiKoKo.Knowledge.Search;
using KiKoKo.Server.Pages.Library;

namespace KiKoKo.Server.Tests.Pages;

public sealed class SnippetTests
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("Allgemeines steht hier am Anfang. ", 30));

    [Fact]
    public void Passage_FoundLate_BeginsNearTheHit()
    {
        var pieces = Snippet.Of(Long + "Der Resturlaub verfällt.", [new FoundPlace(Long.Length + 4, 10, MatchKind.Literal)]);
        Assert.Equal("… ", pieces[0].Text);
        Assert.StartsWith("hier am Anfang. ", pieces[1].Text, StringComparison.Ordinal);
        Assert.Equal("Resturlaub", pieces.Single(p => p.Marked).Text);
    }

    [Fact]
    public void Passage_FoundOftenLate_ShowsMostOfIt()
    {
        string text = "Urlaub. " + Long + "Urlaub und Urlaub";
        var pieces = Snippet.Of(text, [new FoundPlace(0, 6, MatchKind.Literal), new FoundPlace(text.Length - 17, 6, MatchKind.Literal), new FoundPlace(text.Length - 6, 6, MatchKind.Literal)]);
        Assert.Equal(2, pieces.Count(p => p.Marked));
        Assert.Equal("… ", pieces[0].Text);
    }

    [Fact]
    public void Passage_FoundFirst_BeginsAtItsBeginningAndEndsAtAWord()
    {
        var pieces = Snippet.Of(Long, [new FoundPlace(0, 11, MatchKind.Stem)]);
        Assert.Equal(("Allgemeines", true), pieces[0]);
        Assert.Equal(" …", pieces[^1].Text);
        Assert.False(char.IsWhiteSpace(pieces[^2].Text[^1]));
        Assert.InRange(pieces.Sum(p => p.Text.Length), 200, 300);
    }

    [Fact]
    public void Table_IsShownInOneLine() =>
        Assert.Equal("Tage · 30 Woche", string.Concat(Snippet.Of("Tage | 30\nWoche", []).Select(p => p.Text)));

    [Theory]
    [InlineData("")]
    [InlineData("Kein Treffer, weil er in der Überschrift steht.")]
    public void Passage_WithoutPlaces_IsShownAsItIs(string passage) =>
        Assert.Equal(passage, string.Concat(Snippet.Of(passage, []).Select(p => p.Text)));

    [Fact]
    public void Passage_OfOneEndlessWord_IsCut() =>
        Assert.Equal(280 + 2, Snippet.Of(new string('x', 5000), []).Sum(p => p.Text.Length));
}
