using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;
using KiKoKo.Knowledge.Search.Suggestions;

namespace KiKoKo.Knowledge.Tests.Search.Suggestions;

public sealed class SuggesterTests
{
    [Theory]
    [InlineData("Dienstanw", "Dienstanweisung Erholungsurlaub")] // the beginning of the whole text
    [InlineData("erhol", "Dienstanweisung Erholungsurlaub")] // any word of it
    [InlineData("erholungsurlaub dienst", "Dienstanweisung Erholungsurlaub")] // in any order
    [InlineData("dienst erhol", "Dienstanweisung Erholungsurlaub")]
    [InlineData("überstu", "Merkblatt Überstunden")]
    [InlineData("ueberstu", "Merkblatt Überstunden")]
    [InlineData("uberstu", "Merkblatt Überstunden")]
    [InlineData("ÜBERSTU", "Merkblatt Überstunden")]
    [InlineData("strass", "Straßenreinigung")]
    [InlineData("straß", "Straßenreinigung")]
    [InlineData("email", "Regeln für E-Mail-Nutzung")]
    [InlineData("e-mail", "Regeln für E-Mail-Nutzung")]
    [InlineData("nutzung", "Regeln für E-Mail-Nutzung")]
    [InlineData("überst\u00ADunden", "Merkblatt Überstunden")]
    [InlineData("u\u0308berstu", "Merkblatt Überstunden")]
    [InlineData("beauftragte", "Petra Lang")] // a part of the function
    [InlineData("Lang", "Petra Lang")]
    [InlineData("Gebäudew", "Petra Lang")]
    [InlineData("dienstnaw", "Dienstanweisung Erholungsurlaub")] // swapped
    [InlineData("dinstanw", "Dienstanweisung Erholungsurlaub")] // missing
    [InlineData("dienstanww", "Dienstanweisung Erholungsurlaub")] // doubled
    [InlineData("tienstanw", "Dienstanweisung Erholungsurlaub")] // replaced at the beginning
    [InlineData("übrestu", "Merkblatt Überstunden")]
    public async Task Typed_Beginning_CompletesTheText(string typed, string expected)
    {
        await using var house = await House.OpenAsync();
        Assert.Equal(expected, (await house.SuggestAsync(typed)).Select(s => s.Text).FirstOrDefault());
    }

    [Theory]
    [InlineData("urlaubs")]
    [InlineData("antrag")]
    [InlineData("urlaubsantrag")]
    [InlineData("antrga")]
    [InlineData("sonder urlaub antr")]
    [InlineData("rlaubsant")] // within a word, although no part begins there
    public async Task PartOfACompound_Typed_CompletesTheText(string typed)
    {
        await using var house = await House.OpenAsync();
        Assert.Contains("Sonderurlaubsantrag", (await house.SuggestAsync(typed)).Select(s => s.Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("+49 (0)")]
    [InlineData("   ")]
    [InlineData("?!")]
    [InlineData("\uD800\uDFFF\uFFFF\0")]
    [InlineData("dinst")] // a typo further than one edit from anything: "dinst" is one from "dienst"
    [InlineData("xqzwv")]
    [InlineData("Erholungsurlaub?")]
    [InlineData("urlb")] // four letters tolerate no typo
    public async Task Typed_Anything_NeverThrows(string typed)
    {
        await using var house = await House.OpenAsync();
        var found = await house.SuggestAsync(typed);
        if (typed != "dinst")
            Assert.Empty(found);
        Assert.Empty(await house.SuggestAsync(new string('x', 5000) + typed));
    }

    [Fact]
    public async Task Matches_OfTheBetterKindComeFirst()
    {
        await using var house = await House.OpenAsync(
            Samples.Document("1", "Regelung zum Urlaub", topics: ["urlaubskonto"]),
            Samples.Document("2", "Urlaub im Ausland"),
            Samples.Document("3", "Erholungsurlaub"),
            Samples.Document("4", "Urlaub und Erholung", kind: DocumentKinds.Form, topics: ["urlaubskonto"]),
            Samples.Document("5", "Haus und Urlaubt"));
        Assert.Equal(
            ["Urlaub im Ausland", "Urlaub und Erholung", "urlaubskonto", "Haus und Urlaubt", "Regelung zum Urlaub", "Erholungsurlaub"],
            (await house.SuggestAsync("urlaub")).Select(s => s.Text));
    }

    [Fact]
    public async Task MoreFrequentTopic_ComesFirst()
    {
        await using var house = await House.OpenAsync(
            Samples.Document("1", "A", topics: ["reisezeit"]),
            Samples.Document("2", "B", topics: ["reisekosten"]),
            Samples.Document("3", "C", topics: ["reisekosten"]));
        Assert.Equal(["reisekosten", "reisezeit"], (await house.SuggestAsync("reise")).Select(s => s.Text));
    }

    [Fact]
    public async Task ManyOfOneKind_LeaveRoomForOthers()
    {
        await using var house = await House.OpenAsync([.. Enumerable.Range(1, 20).Select(i => Samples.Document($"d{i}", $"Reise {i:00}", topics: [$"reise nach {i}"]))]);
        var found = await house.SuggestAsync("reise");
        Assert.Equal(Suggester.Most, found.Count);
        Assert.Equal(3, found.Count(s => s.Kind == SuggestionKind.Topic));
    }

    [Theory]
    [InlineData("Wo finde ich die Dienstanw", 17, "Dienstanweisung Erholungsurlaub")]
    [InlineData("Wer ist Petra La", 8, "Petra Lang")]
    [InlineData("Welche Regeln zur Nutzung", 7, "Regeln für E-Mail-Nutzung")]
    [InlineData("Regeln für die E-Mail", 0, "Regeln für E-Mail-Nutzung")]
    [InlineData("  dienstanw", 0, "Dienstanweisung Erholungsurlaub")]
    [InlineData("„Dienstanw", 0, "Dienstanweisung Erholungsurlaub")]
    public async Task SentenceBegun_KeepsItsBeginning(string typed, int from, string expected)
    {
        await using var house = await House.OpenAsync();
        var result = await house.Suggester.SuggestAsync(typed, Audience.Staff, default);
        Assert.Equal((from, expected), (result.From, result.Suggestions[0].Text));
    }

    [Theory]
    [InlineData("Wie beantrage ich den")]
    [InlineData("Was gilt für")]
    [InlineData("Xylophon und")]
    public async Task SentenceThatEndsInAFiller_GetsNone(string typed)
    {
        await using var house = await House.OpenAsync(Samples.Document("1", "Den Haag"), Samples.Document("2", "Für alle und immer"));
        Assert.Empty(await house.SuggestAsync(typed));
    }

    [Theory]
    [InlineData("überst", "Merkblatt [Überst]unden")]
    [InlineData("uberst", "Merkblatt [Überst]unden")]
    [InlineData("ueberst", "Merkblatt [Überst]unden")]
    [InlineData("übrest", "Merkblatt [Überst]unden")]
    [InlineData("strassenr", "[Straßenr]einigung")]
    [InlineData("antrag", "Sonderurlaubs[antrag]")]
    [InlineData("bsantr", "Sonderurlau[bsantr]ag")]
    [InlineData("erhol dienst", "[Dienst]anweisung [Erhol]ungsurlaub")]
    public async Task Suggestion_MarksWhatWasTyped(string typed, string marked)
    {
        await using var house = await House.OpenAsync();
        Assert.Contains(marked, (await house.SuggestAsync(typed)).Select(s => Marked(s.Text, s.Marks)));
    }

    [Fact]
    public async Task Contact_FoundByItsFunction_IsMarkedThere()
    {
        await using var house = await House.OpenAsync();
        var contact = (await house.SuggestAsync("brandsch")).Single(s => s.Kind == SuggestionKind.Contact);
        Assert.Equal(("Petra Lang", "[Brandsch]utzbeauftragte, Gebäudewirtschaft"), (Marked(contact.Text, contact.Marks), Marked(contact.Detail, contact.DetailMarks)));
        Assert.Equal("kontakte", contact.DocumentId);
    }

    [Fact]
    public async Task SameContactInTwoLists_IsSuggestedOnce()
    {
        await using var house = await House.OpenAsync();
        await house.PutAsync(Samples.Document("kontakte2", "Zweite Liste"), House.Petra with { DocumentId = "kontakte2", Id = "p2" });
        Assert.Single(await house.SuggestAsync("petra"));
    }

    [Theory]
    [InlineData("geheim")]
    [InlineData("geheimnsi")] // with a typo
    [InlineData("nis")]
    [InlineData("quast")]
    [InlineData("krisenst")]
    [InlineData("was ist geheim")]
    public async Task RestrictedTitleTopicAndContact_AreSuggestedOnlyToThoseWhoMaySeeThem(string typed)
    {
        await using var house = await House.OpenAsync(
            Samples.Document("chefs", "Geheimnis der Leitung", Audience.Managers, topics: ["geheimsache"]),
            Samples.Document("alt", "Geheimnis von gestern", until: new DateOnly(2026, 6, 30), topics: ["geheimtipp"]),
            Samples.Document("neu", "Geheimnis von morgen", from: new DateOnly(2026, 7, 2), topics: ["geheimrat"]));
        await house.PutAsync(Samples.Document("krise", "Erreichbarkeiten", Audience.Managers), new Contact("q", "krise", 0, "Zoe Quast", "Leitung Krisenstab", "", "", "", "", "", ""));

        Assert.Empty(await house.SuggestAsync(typed));
        var found = await house.SuggestAsync(typed, Audience.Of(Audience.Managers));
        Assert.DoesNotContain(found, s => s.Text.Contains("gestern", StringComparison.Ordinal) || s.Text.Contains("morgen", StringComparison.Ordinal) || s.Text is "geheimtipp" or "geheimrat");
        if (typed != "nis")
            Assert.NotEmpty(found);
    }

    /// <summary>A topic that an open and a restricted document share counts, for staff, once.</summary>
    [Fact]
    public async Task SharedTopic_CountsVisibleDocumentsOnly()
    {
        await using var house = await House.OpenAsync(
            Samples.Document("1", "A", topics: ["reiseziel", "reisen"]),
            Samples.Document("2", "B", topics: ["reisen"]),
            Samples.Document("3", "C", Audience.Managers, topics: ["reiseziel"]),
            Samples.Document("4", "D", Audience.Managers, topics: ["reiseziel"]));
        Assert.Equal(["reisen", "reiseziel"], (await house.SuggestAsync("reise")).Select(s => s.Text));
        Assert.Equal(["reiseziel", "reisen"], (await house.SuggestAsync("reise", Audience.Of(Audience.Managers))).Select(s => s.Text));
    }

    /// <summary>The structure may be some seconds old; what is shown may not.</summary>
    [Fact]
    public async Task RetiredDocument_IsNotSuggestedEvenBeforeTheNextRefresh()
    {
        await using var house = await House.OpenAsync();
        Assert.NotEmpty(await house.SuggestAsync("erhol"));
        await house.Fixture.Store.RetireAsync("quelle/urlaub", default);
        await house.Engine.RefreshAsync(default);
        Assert.Empty(await house.SuggestAsync("erhol"));
        Assert.Empty(await house.SuggestAsync("resturl"));
    }

    [Fact]
    public async Task DayPasses_SuggestionsFollow()
    {
        await using var house = await House.OpenAsync(Samples.Document("neu", "Zukunft", from: new DateOnly(2026, 7, 2)));
        Assert.Empty(await house.SuggestAsync("zuk"));
        house.Fixture.Time.Now = house.Fixture.Time.Now.AddDays(1);
        Assert.Equal(["Zukunft"], (await house.SuggestAsync("zuk")).Select(s => s.Text));
    }

    [Fact]
    public async Task NewDocument_IsSuggestedAfterARefresh()
    {
        await using var house = await House.OpenAsync();
        await house.PutAsync(Samples.Document("x", "Xylophon"));
        Assert.Equal(["Xylophon"], (await house.SuggestAsync("xyl")).Select(s => s.Text));
    }

    private static string Marked(string text, IReadOnlyList<TextRange> marks)
    {
        foreach (var mark in marks.Reverse())
            text = text.Insert(mark.Start + mark.Length, "]").Insert(mark.Start, "[");
        return text;
    }

    /// <summary>A database with a few documents, or those given, and a contact list.</summary>
    private sealed class House : IAsyncDisposable
    {
        public static readonly Contact Petra = new("p", "kontakte", 0, "Petra Lang", "Brandschutzbeauftragte", "Gebäudewirtschaft", "", "", "", "", "");

        public required EngineFixture Fixture { get; init; }

        public required SearchEngine Engine { get; init; }

        public required Suggester Suggester { get; set; }

        public static async Task<House> OpenAsync(params Document[] documents)
        {
            var fixture = await EngineFixture.CreateAsync();
            if (documents.Length == 0)
            {
                // What compound splitting learns from: every part twice as a word.
                const string Words = "Sonder Urlaub Antrag Brand Schutz Beauftragte Dienst Anweisung Erholung Sonder Urlaub Antrag Brand Schutz Beauftragte Dienst Anweisung Erholung Brandschutz Brandschutz.";
                await fixture.PutAsync(Samples.Document("urlaub", "Dienstanweisung Erholungsurlaub", topics: ["resturlaub"]), Words);
                await fixture.PutAsync(Samples.Document("stunden", "Merkblatt Überstunden"), "Text");
                await fixture.PutAsync(Samples.Document("antrag", "Sonderurlaubsantrag", kind: DocumentKinds.Form), "Text");
                await fixture.PutAsync(Samples.Document("strasse", "Straßenreinigung"), "Text");
                await fixture.PutAsync(Samples.Document("mail", "Regeln für E-Mail-Nutzung"), "Text");
                await fixture.Store.PutAsync(Samples.Content(Samples.Document("kontakte", "Kontaktverzeichnis"), "Text") with { Contacts = [Petra] }, default);
            }

            foreach (var document in documents)
                await fixture.PutAsync(document, "Erholung Erholung Urlaub Urlaub Text");
            var engine = await fixture.OpenAsync();
            return new House { Fixture = fixture, Engine = engine, Suggester = new Suggester(engine, fixture.Store, fixture.Time) };
        }

        public async Task PutAsync(Document document, params Contact[] contacts)
        {
            await Fixture.Store.PutAsync(Samples.Content(document, "Text") with { Contacts = contacts }, default);
            await Engine.RefreshAsync(default);
            Suggester.Dispose();
            Suggester = new Suggester(Engine, Fixture.Store, Fixture.Time);
        }

        public async Task<IReadOnlyList<Suggestion>> SuggestAsync(string typed, Audience? audience = null) =>
            (await Suggester.SuggestAsync(typed, audience ?? Audience.Staff, default)).Suggestions;

        public async ValueTask DisposeAsync()
        {
            Suggester.Dispose();
            Engine.Dispose();
            await Fixture.DisposeAsync();
        }
    }
}
