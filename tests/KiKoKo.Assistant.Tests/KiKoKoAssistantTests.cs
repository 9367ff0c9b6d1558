using System.Security.Cryptography;
using System.Text;
using Dapper;
using KiKoKo.Assistant.Conversations;
using KiKoKo.Audit.Labels;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Assistant.Tests;

public sealed class KiKoKoAssistantTests : IAsyncLifetime
{
    private House _house = null!;

    public async ValueTask InitializeAsync() => _house = await House.CreateAsync(async h =>
    {
        await h.AddAsync(
            "Dienstanweisung Erholungsurlaub",
            [
                ("§ 1 Antrag", "Der Antrag auf Erholungsurlaub ist spätestens zwei Wochen vor Urlaubsbeginn im PersonalPortal zu stellen. Die Führungskraft entscheidet innerhalb von fünf Arbeitstagen."),
                ("§ 2 Resturlaub", "Resturlaub verfällt am 31. März des Folgejahres, wenn er nicht angetreten wurde. Eine Übertragung bis zum 31. Mai ist bei Krankheit möglich."),
                ("§ 3 Schlussbestimmung", "Diese Dienstanweisung tritt am 1. Januar 2026 in Kraft."),
            ],
            topics: ["urlaubsantrag", "resturlaub"]);
        await h.AddAsync("Dienstanweisung Fuhrpark", [("§ 1 Buchung", "Poolfahrzeuge werden im BuchungsPortal reserviert. Der Schlüssel liegt bei den Zentralen Diensten in Raum R 012.")]);
        await h.AddAsync("Leitfaden Fehlzeitengespräche", [("1 Ablauf", "Die Führungskraft führt das Fehlzeitengespräch innerhalb von zehn Tagen nach der Rückkehr.")], audience: Audience.Managers);
        await h.AddAsync("Rundschreiben Betriebsausflug", [("Termin", "Der Betriebsausflug führt zur Burg Eltz.")], until: new DateOnly(2020, 1, 1));
        var old = await h.AddAsync("Dienstanweisung Parken alt", [("§ 1", "Der Parkausweis kostet fünf Taler im Jahr.")]);
        await h.AddAsync("Dienstanweisung Parken", [("§ 1", "Der Parkausweis kostet neun Taler im Jahr.")], supersedes: old.FileName);
        await h.AddAsync("Vergabe", [("§ 4", "Ein Direktauftrag ist bis 3.000 EUR netto zulässig.")], topics: ["vergabe-wertgrenzen"]);
        await h.AddAsync("Rundschreiben Direktauftrag", [("Direktauftrag", "Ein Direktauftrag ist bis 1.000 EUR netto zulässig.")], topics: ["vergabe-wertgrenzen"]);
        await h.AddAsync("Antrag auf Erholungsurlaub", [("Hinweise", "Bitte füllen Sie alle Felder des Antrags aus.")], kind: "Formular", form: "Antrag auf Erholungsurlaub");
        await h.AddAsync(
            "Kontaktverzeichnis",
            [("Stellen", "Name | Funktion | Telefon\nPetra Brandt | Brandschutzbeauftragte | 06799 400-1")],
            kind: "Kontaktliste",
            contacts:
            [
                House.Contact("Petra Brandt", "Brandschutzbeauftragte", "Brandschutz, Räumungsübungen"),
                House.Contact("", "Personalservice", "Urlaub, Zeiterfassung, Krankheit, Personalakte"),
                House.Contact("", "Organisation und Zentrale Regelungen", "Dienstanweisungen"),
            ]);
        await h.AddAsync("Kontakte Führung", [("x", "Name | Funktion")], audience: Audience.Managers, kind: "Kontaktliste", contacts: [House.Contact("Geheim", "Krisenstab", "Brandschutz Krisenstab")]);
    });

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Theory]
    [InlineData("Wann verfällt mein Resturlaub?", "31. März")]
    [InlineData("Wie beantrage ich Erholungsurlaub?", "PersonalPortal")]
    [InlineData("poolfahrzeug reservieren wie", "BuchungsPortal")]
    public async Task Answer_QuestionWithEvidence_QuotesTheSourceVerbatim(string question, string expected)
    {
        var reply = await _house.AskAsync(question);

        Assert.Equal(ReplyKind.Grounded, reply.Kind);
        Assert.Contains(expected, reply.Text, StringComparison.Ordinal);
        foreach (string paragraph in reply.Text.Split("\n\n"))
        {
            var citation = reply.Citations[int.Parse(paragraph.Split('[')[^1].TrimEnd(']')) - 1];
            foreach (string sentence in paragraph[..paragraph.LastIndexOf(" [", StringComparison.Ordinal)].Split('\n'))
                Assert.Contains(sentence, citation.Quote, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Wie heißt der Hund des Hausmeisters?")]
    [InlineData("Gibt es einen Zuschuss zum Fitnessstudio?")]
    [InlineData("Wann führt die Führungskraft das Fehlzeitengespräch?")]
    [InlineData("Wohin führt der Betriebsausflug?")]
    public async Task Answer_NothingThatThisPersonMayRead_AbstainsAndNamesSomebody(string question)
    {
        var reply = await _house.AskAsync(question);

        Assert.Equal(ReplyKind.Abstention, reply.Kind);
        Assert.Empty(reply.Citations);
        Assert.NotEmpty(reply.Contacts);
    }

    [Fact]
    public async Task Answer_RestrictedDocument_ReachesItsAudience() =>
        Assert.Equal(ReplyKind.Grounded, (await _house.AskAsync("Wann führt die Führungskraft das Fehlzeitengespräch?", House.Manager)).Kind);

    [Fact]
    public async Task Answer_SupersededVersion_IsNeverCited()
    {
        var reply = await _house.AskAsync("Was kostet der Parkausweis?");

        Assert.Contains("neun Taler", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(reply.Citations, c => c.Title.EndsWith("alt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answer_SourcesDisagree_SaysSo()
    {
        var reply = await _house.AskAsync("Bis zu welchem Betrag ist ein Direktauftrag zulässig?");

        Assert.Equal(2, reply.Citations.Count);
        Assert.Contains("unterschiedliche Beträge", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_WhoIsInCharge_GivesTheContactOfThePublicList()
    {
        var reply = await _house.AskAsync("Wer ist für den Brandschutz zuständig?");

        Assert.Equal(ReplyKind.Contact, reply.Kind);
        Assert.Equal("Petra Brandt", reply.Contacts[0].Name);
        Assert.Contains("Petra Brandt", reply.Citations[0].Quote, StringComparison.Ordinal);
        Assert.Contains("[1]", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(reply.Contacts, c => c.Name == "Geheim");
    }

    [Fact]
    public async Task Answer_FormWanted_OffersItForDownload()
    {
        var reply = await _house.AskAsync("Formular Erholungsurlaub");

        Assert.Equal(ReplyKind.Form, reply.Kind);
        Assert.Equal("Antrag auf Erholungsurlaub", Assert.Single(reply.Forms).Title);
    }

    [Theory]
    [InlineData("Welcher Bewerber passt am besten?", ReplyKind.Refusal)]
    [InlineData("Wie wird das Wetter?", ReplyKind.Handover)]
    [InlineData("Frist?", ReplyKind.Clarification)]
    [InlineData("Hilfe", ReplyKind.Help)]
    public async Task Answer_NotForTheDocuments_IsLoggedAndLabelledAllTheSame(string text, ReplyKind kind)
    {
        var reply = await _house.AskAsync(text);

        Assert.Equal(kind, reply.Kind);
        Assert.Equal(LabelKind.Rule, reply.Label.Kind);
        Assert.Equal(reply.Label.Id, (await _house.Audit.ReadLatestAsync(1, null, default))[0].Label!.Id);
    }

    [Fact]
    public async Task Answer_Grounded_LogsWhatWasRetrievedAndTheTextsHash()
    {
        var reply = await _house.AskAsync("Wann verfällt mein Resturlaub?");
        var entry = (await _house.Audit.FindLabelAsync(reply.Label.Id, default))!;
        var content = (await _house.Audit.ReadContentAsync(entry, default))!;

        Assert.Equal(reply.Audit.Index, entry.Index);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reply.Text))), entry.TextSha256);
        Assert.True(entry.Retrieved.Count >= entry.Cited.Count);
        Assert.Equal("Wann verfällt mein Resturlaub?", content.Question);
        Assert.DoesNotContain("p1", entry.Person, StringComparison.Ordinal);
        Assert.Empty((await _house.Audit.VerifyAsync(default)).Problems);
    }

    [Fact]
    public async Task Answer_LogCannotBeWritten_NoReplyLeaves()
    {
        await _house.Database.WriteAsync(c => c.ExecuteAsync("DROP TABLE audit_content"), default);

        await Assert.ThrowsAnyAsync<Exception>(() => _house.AskAsync("Wann verfällt mein Resturlaub?"));
    }

    [Fact]
    public async Task Answer_TooLong_SaysWhatToDo()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => _house.AskAsync(new string('x', AssistantOptions.MaxQuestionLength + 1)));
        Assert.Contains("kürzen", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feedback_KnownLabel_IsLoggedWithReference()
    {
        var reply = await _house.AskAsync("Wann verfällt mein Resturlaub?");

        Assert.True(await _house.Assistant.FeedbackAsync(House.Staff, "test", reply.Label.Id.ToLowerInvariant(), helpful: false, default));
        Assert.False(await _house.Assistant.FeedbackAsync(House.Staff, "test", "KK-0000-0000-00", helpful: true, default));
        var entry = (await _house.Audit.ReadLatestAsync(1, null, default))[0];
        Assert.Equal(("feedback", "down", reply.Label.Id), (entry.Type, entry.Outcome, entry.RefersTo));
    }
}
