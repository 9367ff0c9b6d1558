using KiKoKo.Knowledge.Documents;
using KiKoKo.Server.Pages.Library;

namespace KiKoKo.Server.Tests.Pages;

public sealed class ValidityTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    [Fact]
    public void Document_ReplacedByOneInForce_IsSupersededEvenIfExpired()
    {
        var old = New("alt.pdf", until: Today.AddDays(-1));
        var current = New("neu.pdf", from: Today, supersedes: "alt.pdf");
        var validity = new Validity(new Catalogue(1, [old, current]), Today);
        Assert.Equal(DocumentState.Superseded, validity.Of(old));
        Assert.Equal(current, validity.Successor(old));
        Assert.Equal(DocumentState.Current, validity.Of(current));
    }

    [Fact]
    public void Document_WhoseSuccessorIsNotYetInForce_IsCurrent()
    {
        var old = New("alt.pdf");
        var next = New("neu.pdf", from: Today.AddDays(1), supersedes: "alt.pdf");
        var validity = new Validity(new Catalogue(1, [old, next]), Today);
        Assert.Equal(DocumentState.Current, validity.Of(old));
        Assert.Equal(DocumentState.Future, validity.Of(next));
    }

    [Fact]
    public void Document_PastItsLastDay_IsExpired()
    {
        var document = New("alt.pdf", until: Today.AddDays(-1));
        Assert.Equal(DocumentState.Expired, new Validity(new Catalogue(1, [document]), Today).Of(document));
    }

    private static Document New(string file, DateOnly? from = null, DateOnly? until = null, string? supersedes = null) =>
        new(file, file, file, file, "", "", "", from, until, Audience.Everyone, "", [], supersedes, null, "", "", DateTimeOffset.UnixEpoch);
}
