using System.Net;
using System.Text.Json;
using KiKoKo.Server.Tests.House;

namespace KiKoKo.Server.Tests.Http;

/// <summary>Nothing of a restricted, expired, replaced or future document reaches staff, whichever way they ask.</summary>
public sealed class AudienceTests(Administration house)
{
    private static readonly string[] s_hiddenTitles =
        ["Leitfaden Mitarbeitergespräche", "Rundschreiben Parkplatzsperrung", "Erreichbarkeiten Krisenstab", "Kontaktverzeichnis 2018", "Beurteilungsbogen", "Meldung Wahlhelfer", "Hinweise zum Pausenraum", "Zoe Quast", "Ute Wackernagel"];

    public static TheoryData<HiddenDocument> Hidden { get; } = [.. RestrictedDocuments.All];

    public static TheoryData<HiddenDocument> Restricted { get; } = [.. RestrictedDocuments.All.Where(d => d.ShownTo is not null)];

    public static TheoryData<HiddenDocument> NotInForce { get; } = [.. RestrictedDocuments.All.Where(d => d.ShownTo is null)];

    [Theory]
    [MemberData(nameof(Hidden))]
    public async Task HiddenDocument_IsNotInSearch(HiddenDocument document)
    {
        var server = await house.Server;
        foreach (string query in (string[])[document.Word, document.Question])
        {
            string found = await server.ReadAsync("/api/search?top=100&q=" + Uri.EscapeDataString(query));
            AssertHidden(document, WithoutQuery(found));
        }
    }

    /// <summary>Typed letter by letter: neither title nor contact, and the document's id not even beside an open title that is the same.</summary>
    [Theory]
    [MemberData(nameof(Hidden))]
    public async Task HiddenDocument_IsNotSuggested(HiddenDocument document)
    {
        var server = await house.Server;
        foreach (string word in (string[])[document.Word, document.Topic, Path.GetFileNameWithoutExtension(document.FileName)])
        {
            for (int length = 2; length <= word.Length; length++)
            {
                var suggestions = (await server.JsonAsync("/api/suggest?q=" + Uri.EscapeDataString(word[..length]))).GetProperty("suggestions");
                AssertHidden(document, suggestions.GetRawText());
                Assert.DoesNotContain(suggestions.EnumerateArray(), s => s_hiddenTitles.Contains(s.GetProperty("text").GetString(), StringComparer.Ordinal));
            }
        }
    }

    [Theory]
    [InlineData("Krisenst", "fuehrungskraft", "Zoe Quast")]
    [InlineData("Mitarbeiterg", "fuehrungskraft", "Leitfaden Mitarbeitergespräche")]
    [InlineData("Beurteilungsb", "personalamt", "Beurteilungsbogen")]
    public async Task RestrictedDocument_IsSuggestedToThoseItIsFor(string typed, string persona, string expected)
    {
        string path = "/api/suggest?q=" + typed;
        Assert.Contains(expected, await (await house.Server).ReadAsync(path, persona), StringComparison.Ordinal);
        Assert.DoesNotContain(expected, await (await house.Server).ReadAsync(path), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Hidden))]
    public async Task HiddenDocument_IsNotInAnswers(HiddenDocument document)
    {
        var reply = await (await house.Server).AskAsync(document.Question);

        Assert.DoesNotContain(house.IdOf(document.FileName), reply.GetRawText(), StringComparison.Ordinal);
        // What the question itself says, an answer may repeat.
        if (!document.Question.Contains(document.Word, StringComparison.Ordinal))
            AssertHidden(document, reply.GetRawText());
    }

    [Theory]
    [MemberData(nameof(Hidden))]
    public async Task HiddenDocument_IsOnNoPage(HiddenDocument document)
    {
        var server = await house.Server;
        string topic = "?q=" + Uri.EscapeDataString(document.Topic);
        foreach (string page in (string[])["/wissen", "/wissen" + topic, "/wissen/kontakte" + topic, "/wissen/formulare"])
        {
            string html = await server.ReadAsync(page);
            Assert.DoesNotContain(house.IdOf(document.FileName), html, StringComparison.Ordinal);
            Assert.DoesNotContain(document.Word, html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Hidden))]
    public async Task HiddenDocument_CannotBeOpenedNorDownloaded(HiddenDocument document)
    {
        var server = await house.Server;
        foreach (string path in (string[])["", "/original"])
        {
            using var response = await server.GetAsync($"/dokument/{house.IdOf(document.FileName)}{path}");
            using var missing = await server.GetAsync($"/dokument/{Guid.NewGuid():N}{path}");

            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
            AssertHidden(document, await response.Content.ReadAsStringAsync());
        }
    }

    /// <summary>What makes the four tests above mean something.</summary>
    [Theory]
    [MemberData(nameof(Restricted))]
    public async Task RestrictedDocument_IsShownToThoseItIsFor(HiddenDocument document)
    {
        var server = await house.Server;
        string id = house.IdOf(document.FileName);

        Assert.Contains(id, await server.ReadAsync("/api/search?q=" + Uri.EscapeDataString(document.Word), document.ShownTo), StringComparison.Ordinal);
        Assert.Contains(id, (await server.AskAsync(document.Question, document.ShownTo)).GetRawText(), StringComparison.Ordinal);
        Assert.Contains(document.Word, await server.ReadAsync("/dokument/" + id, document.ShownTo), StringComparison.Ordinal);
        Assert.Contains(document.Word, await server.ReadAsync($"/dokument/{id}/original", document.ShownTo), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RestrictedContactsAndForms_AreListedForThoseTheyAreFor()
    {
        var server = await house.Server;

        Assert.Contains("Quast", await server.ReadAsync("/wissen/kontakte?q=Krisenstab", "fuehrungskraft"), StringComparison.Ordinal);
        Assert.Contains("Petra Lang", await server.ReadAsync("/wissen/kontakte?q=Brandschutz"), StringComparison.Ordinal);
        Assert.Contains("Beurteilungsbogen", await server.ReadAsync("/wissen/formulare", "personalamt"), StringComparison.Ordinal);
        Assert.Contains("Antrag auf Sonderurlaub", await server.ReadAsync("/wissen/formulare"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(NotInForce))]
    public async Task DocumentNotInForce_IsOpenToDocumentOwnersButAnswersNobody(HiddenDocument document)
    {
        var server = await house.Server;
        string id = house.IdOf(document.FileName);

        Assert.Contains(document.Word, await server.ReadAsync("/dokument/" + id, "dokumentverantwortliche"), StringComparison.Ordinal);
        Assert.DoesNotContain(id, (await server.AskAsync(document.Question, "dokumentverantwortliche")).GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(id, await server.ReadAsync("/api/search?top=100&q=" + Uri.EscapeDataString(document.Word), "dokumentverantwortliche"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DocumentOwner_DoesNotReadWhatIsRestrictedToOthers()
    {
        using var response = await (await house.Server).GetAsync("/dokument/" + house.IdOf("mitarbeitergespraeche.md"), "dokumentverantwortliche");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    /// <summary>The same rules on the command line.</summary>
    [Fact]
    public async Task Search_OnTheCommandLine_DependsOnThePersona()
    {
        string data = house.CopyData(), id = house.IdOf("mitarbeitergespraeche.md");
        string[] search = ["search", "Zielvereinbarung", "--json"];

        Assert.DoesNotContain(id, (await Programs.VerbAsync(data, search)).Output, StringComparison.Ordinal);
        Assert.Contains(id, (await Programs.VerbAsync(data, [.. search, "--as", "fuehrungskraft"])).Output, StringComparison.Ordinal);
    }

    private void AssertHidden(HiddenDocument document, string said)
    {
        Assert.DoesNotContain(house.IdOf(document.FileName), said, StringComparison.Ordinal);
        Assert.DoesNotContain(document.Word, said, StringComparison.Ordinal);
    }

    private static string WithoutQuery(string json) => JsonSerializer.Deserialize<JsonElement>(json).GetProperty("hits").GetRawText();
}
