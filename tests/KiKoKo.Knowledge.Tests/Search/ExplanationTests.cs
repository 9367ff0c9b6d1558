using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;

namespace KiKoKo.Knowledge.Tests.Search;

public sealed class ExplanationTests
{
    private const string Leave = "Der Erholungsurlaub ist vor Antritt schriftlich zu beantragen. Der Urlaubsantrag geht an die Amtsleitung. Urlaub ohne Antrag ist unzulässig.";
    private const string Password = "Das Passwort ist alle neunzig Tage zu ändern. Überstunden zählen nicht.";

    [Theory]
    [InlineData("Urlaub Antrag")]
    [InlineData("Urlaubsantrag bei der Amtsleitung")]
    [InlineData("Amtsleitnug")]
    [InlineData("Kennwort ändern")]
    [InlineData("urlaub urlaub beantragen")]
    [InlineData("Wie ändere ich das Passwort, und was ist mit Überstunden und Urlaub?")]
    public async Task Shares_AddUpToTheScore(string query)
    {
        await using var fixture = await HouseAsync();
        using var engine = await fixture.OpenAsync();

        var plain = engine.Search(new SearchRequest(query, Audience.Staff));
        var explained = engine.Search(new SearchRequest(query, Audience.Staff, Explain: true));

        Assert.NotEmpty(explained.Hits);
        Assert.Equal(plain.Hits.Select(h => (h.Passage.Id, h.Score)), explained.Hits.Select(h => (h.Passage.Id, h.Score)));
        Assert.All(plain.Hits, h => Assert.Null(h.Explanation));
        Assert.All(explained.Hits, h => Assert.Equal(h.Score, h.Explanation!.Shares.Sum(s => s.Score), 1e-4 * h.Score));
        Assert.All(explained.Hits, h => Assert.Contains(h.Explanation!.Shares, s => s is { What: ShareKind.Term, Score: > 0 }));
        Assert.All(explained.Hits, h => Assert.All(h.Explanation!.Shares, s => Assert.True(s.Score >= 0)));
    }

    /// <summary>Only the best are looked at closely; the others have their terms and their document.</summary>
    [Fact]
    public async Task Shares_OfManyHits_AddUpToTheLast()
    {
        await using var fixture = await EngineFixture.CreateAsync();
        for (int i = 0; i < 120; i++)
            await fixture.PutAsync(Samples.Document($"d{i}"), $"Urlaub und Antrag Nummer {i} {string.Concat(Enumerable.Repeat("Füllwort ", i))}", $"Zweite Stelle zum Urlaub {i}");
        using var engine = await fixture.OpenAsync();

        var hits = engine.Search(new SearchRequest("Urlaub Antrag", Audience.Staff, Top: 200, Explain: true)).Hits;

        Assert.Equal(200, hits.Count);
        Assert.All(hits, h => Assert.Equal(h.Score, h.Explanation!.Shares.Sum(s => s.Score), 1e-4 * h.Score));
        Assert.Contains(hits[0].Explanation!.Shares, s => s.What == ShareKind.Proximity);
        Assert.DoesNotContain(hits[^1].Explanation!.Shares, s => s.What is ShareKind.Proximity or ShareKind.Coverage or ShareKind.LiteralForm);
    }

    [Theory]
    [InlineData("Amtsleitung", MatchKind.Literal, "Amtsleitung")]
    [InlineData("Amtsleitungen", MatchKind.Stem, "Amtsleitung")]
    [InlineData("Kennwort", MatchKind.Synonym, "Passwort")]
    [InlineData("Amtsleitnug", MatchKind.Typo, "Amtsleitung")]
    [InlineData("Ueberstunde", MatchKind.Stem, "Überstunden")]
    public async Task Term_SaysAsWhatAndWhichWord(string query, MatchKind kind, string word)
    {
        await using var fixture = await HouseAsync();
        using var engine = await fixture.OpenAsync();

        var hit = engine.Search(new SearchRequest(query, Audience.Staff, Explain: true)).Hits[0];

        var share = hit.Explanation!.Shares[0];
        Assert.Equal((ShareKind.Term, kind), (share.What, share.As));
        Assert.Equal([word], share.Words);
        Assert.Equal([PassageField.Text], share.Fields);
        var place = Assert.Single(hit.Explanation.Places);
        Assert.Equal((word, kind), (hit.Passage.Text.Substring(place.Start, place.Length), place.As));
    }

    [Fact]
    public async Task PartOfACompound_IsMarkedInEveryForm()
    {
        await using var fixture = await HouseAsync();
        using var engine = await fixture.OpenAsync();

        var hit = engine.Search(new SearchRequest("Urlaub", Audience.Staff, Explain: true)).Hits[0];

        Assert.Equal(
            [("Erholungsurlaub", MatchKind.CompoundPart), ("Urlaubsantrag", MatchKind.CompoundPart), ("Urlaub", MatchKind.Literal)],
            hit.Explanation!.Places.Select(p => (hit.Passage.Text.Substring(p.Start, p.Length), p.As)));
    }

    [Fact]
    public async Task Fields_AreNamed()
    {
        await using var fixture = await EngineFixture.CreateAsync();
        await fixture.PutAsync(Samples.Document("a", "Reisekosten", topics: ["reisekosten"]), "Die Reisekosten im Abschnitt.");
        await fixture.PutAsync(Samples.Document("b", "Anderes"), "Nichts davon.");
        using var engine = await fixture.OpenAsync();

        var shares = engine.Search(new SearchRequest("Reisekosten Abschnitt", Audience.Staff, Explain: true)).Hits[0].Explanation!.Shares;

        Assert.Equal([PassageField.Title, PassageField.Text, PassageField.Topic], shares.First(s => s.Term == "reisekosten").Fields);
        Assert.Equal([PassageField.Heading, PassageField.Text], shares.First(s => s.Term == "abschnitt").Fields);
    }

    /// <summary>Places are those of the text as it is, whatever normalization does to it.</summary>
    [Theory]
    [InlineData("Ein Erho\u00ADlungs\u00ADurlaub hier", "Erho\u00ADlungs\u00ADurlaub")]
    [InlineData("Ein E\u0301 davor, Erholungsurlaub hier", "Erholungsurlaub")]
    [InlineData("ﬁnden ﬂott: ERHOLUNGSURLAUB!", "ERHOLUNGSURLAUB")]
    [InlineData("<b>Erholungsurlaub</b>", "Erholungsurlaub")]
    [InlineData("\u00ADErholungsurlaub", "Erholungsurlaub")]
    public async Task Place_InOddText_IsTheWord(string text, string expected)
    {
        await using var fixture = await EngineFixture.CreateAsync();
        await fixture.PutAsync(Samples.Document("a"), text);
        using var engine = await fixture.OpenAsync();

        var hit = engine.Search(new SearchRequest("Erholungsurlaub", Audience.Staff, Explain: true)).Hits[0];

        var place = Assert.Single(hit.Explanation!.Places);
        Assert.Contains(expected, hit.Passage.Text.Substring(place.Start, place.Length), StringComparison.Ordinal);
        Assert.InRange(place.Length, expected.Length, expected.Length + 1);
    }

    [Theory]
    [InlineData("nach § 26a Abs. 2 gilt", "§ 26a", "§ 26a")]
    [InlineData("nach § 26a Abs. 2 gilt", "Absatz 2", "Abs. 2")]
    [InlineData("anzurufen unter 0261 129-0 oder später", "0261/129-0", "0261 129-0")]
    [InlineData("das Urlaubs-Formular liegt bei", "Urlaubsformular", "Urlaubs-Formular")]
    public async Task Place_OfATermOfSeveralPieces_IsAllOfThem(string text, string query, string expected)
    {
        await using var fixture = await EngineFixture.CreateAsync();
        await fixture.PutAsync(Samples.Document("a"), text);
        using var engine = await fixture.OpenAsync();

        var hit = engine.Search(new SearchRequest(query, Audience.Staff, Explain: true)).Hits[0];

        Assert.Contains(expected, hit.Explanation!.Places.Select(p => hit.Passage.Text.Substring(p.Start, p.Length)));
    }

    private static async Task<EngineFixture> HouseAsync()
    {
        var fixture = await EngineFixture.CreateAsync();
        await File.WriteAllTextAsync(fixture.SynonymsPath, "Kennwort, Passwort\n");
        await fixture.PutAsync(Samples.Document("urlaub"), Leave, "Weiteres zum Urlaub und zur Leitung des Amts, schriftlich.", "Noch einmal Urlaub.");
        await fixture.PutAsync(Samples.Document("reise", "Dienstreise"), "Eine Dienstreise bedarf der Genehmigung. Die Reise wird mit dem Dienstreiseantrag beantragt. Erholung Erholung. Antrag Antrag.");
        await fixture.PutAsync(Samples.Document("passwort"), Password);
        return fixture;
    }
}
