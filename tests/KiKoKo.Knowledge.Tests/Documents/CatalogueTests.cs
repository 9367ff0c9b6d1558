using KiKoKo.Knowledge.Documents;
using static KiKoKo.Knowledge.Tests.Documents.Samples;

namespace KiKoKo.Knowledge.Tests.Documents;

public sealed class CatalogueTests
{
    private static readonly Document s_old = Document("old", fileName: "urlaub-2024.docx");
    private static readonly Document s_new = Document("new", fileName: "urlaub-2026.docx") with { Supersedes = "URLAUB-2024.DOCX", ValidFrom = Day("2026-07-01") };

    [Theory]
    [InlineData("2026-06-30", true, false)]
    [InlineData("2026-07-01", false, true)]
    [InlineData("2099-01-01", false, true)]
    public void IsCurrent_OfASupersededVersion_EndsWhenTheNewerIsInForce(string day, bool old, bool newer)
    {
        var catalogue = new Catalogue(1, [s_old, s_new]);
        Assert.Equal((old, newer), (catalogue.IsCurrent(s_old, Day(day)), catalogue.IsCurrent(s_new, Day(day))));
    }

    [Fact]
    public void Successor_OfTheSameNameInAnotherFolder_IsNotMeant()
    {
        var beside = s_old with { Id = "beside", Source = "/b/urlaub-2024.docx" };
        var elsewhere = s_old with { Id = "elsewhere", Source = "/a/urlaub-2024.docx" };
        var newer = s_new with { Source = "/b/urlaub-2026.docx" };
        var catalogue = new Catalogue(1, [beside, elsewhere, newer]);

        Assert.Equal(newer, catalogue.Successor(beside, Day("2026-08-01")));
        Assert.Null(catalogue.Successor(elsewhere, Day("2026-08-01")));
        Assert.True(catalogue.IsCurrent(elsewhere, Day("2026-08-01")));
    }

    [Fact]
    public void Successor_InAnotherFolder_IsMeantWhenNoneOfThatNameLiesBesideIt()
    {
        var old = s_old with { Source = "/archiv/urlaub-2024.docx" };
        var newer = s_new with { Source = "/b/urlaub-2026.docx" };

        Assert.Equal(newer, new Catalogue(1, [old, newer]).Successor(old, Day("2026-08-01")));
    }

    [Fact]
    public void IsCurrent_WhenTheNewerHasExpired_ReturnsToTheOlder()
    {
        var catalogue = new Catalogue(1, [s_old, s_new with { ValidUntil = Day("2026-12-31") }]);
        Assert.False(catalogue.IsCurrent(s_old, Day("2026-12-31")));
        Assert.True(catalogue.IsCurrent(s_old, Day("2027-01-01")));
    }

    [Fact]
    public void IsCurrent_WhenTheNewerIsNoLongerLive_IsTheOlder() =>
        Assert.True(new Catalogue(1, [s_old]).IsCurrent(s_old, Day("2026-08-01")));

    [Theory]
    [InlineData("2025-12-31", false)]
    [InlineData("2026-01-01", true)]
    [InlineData("2026-06-30", true)]
    [InlineData("2026-07-01", false)]
    public void IsCurrent_ByItsOwnDates_CountsBothDaysIn(string day, bool expected)
    {
        var document = Document("d") with { ValidFrom = Day("2026-01-01"), ValidUntil = Day("2026-06-30") };
        Assert.Equal(expected, new Catalogue(1, [document]).IsCurrent(document, Day(day)));
    }

    [Fact]
    public void IsCurrent_OfADocumentNamedAsItsOwnPredecessor_IsNotEndedByItself()
    {
        var document = Document("d", fileName: "a.docx") with { Supersedes = "a.docx" };
        Assert.True(new Catalogue(1, [document]).IsCurrent(document, Day("2026-01-01")));
    }

    [Fact]
    public void IsVisible_OfASupersededVersion_EndsAlsoForThoseWhoMayNotReadTheNewer()
    {
        var secret = s_new with { Audience = Audience.HumanResources };
        var catalogue = new Catalogue(1, [s_old, secret]);
        Assert.Empty(catalogue.Visible(Audience.Staff, Day("2026-08-01")));
        Assert.Equal(["new"], catalogue.Visible(Audience.Of(Audience.HumanResources), Day("2026-08-01")).Select(d => d.Id));
    }

    [Theory]
    [InlineData("alle", true, true)]
    [InlineData("fuehrungskraefte", false, true)]
    [InlineData("personalamt", false, false)]
    [InlineData("vertraulich", false, false)]
    [InlineData("Alle", false, false)]
    [InlineData("", false, false)]
    public void IsVisible_ByAudience_RefusesWhatItDoesNotKnow(string audience, bool staff, bool manager)
    {
        var document = Document("d") with { Audience = audience };
        var catalogue = new Catalogue(1, [document]);
        Assert.Equal(
            (staff, manager),
            (catalogue.IsVisible(document, Audience.Staff, Day("2026-01-01")), catalogue.IsVisible(document, Audience.Of(Audience.Managers), Day("2026-01-01"))));
    }

    [Fact]
    public void Find_OfAnUnknownId_IsNull()
    {
        var catalogue = new Catalogue(7, [s_old]);
        Assert.Equal(7, catalogue.Sequence);
        Assert.Same(s_old, catalogue.Find("old"));
        Assert.Null(catalogue.Find("OLD"));
    }
}
