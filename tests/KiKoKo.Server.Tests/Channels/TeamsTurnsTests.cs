using KiKoKo.Assistant;
using KiKoKo.Assistant.DeadlineWatch;
using KiKoKo.Assistant.Tests;
using KiKoKo.Audit;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Server.Channels;
using KiKoKo.Server.Http;
using KiKoKo.Server.People;
using KiKoKo.Teams;
using Microsoft.Extensions.Configuration;
using SmallHouse = KiKoKo.Assistant.Tests.House;

namespace KiKoKo.Server.Tests.Channels;

public sealed class TeamsTurnsTests : IAsyncLifetime
{
    private static readonly TeamsConversation Chat = new("a:chat", ConversationKind.Personal, null);
    private static readonly TeamsPerson Alice = new("29:alice", "33333333-3333-4333-8333-333333333333", "Alice");

    private static readonly IAnswerPreview Silent = new NoPreview();

    private DeadlineBook Deadlines => new(_house.Database, new Personas(), new WatchOptions(), TimeProvider.System);

    private SmallHouse _house = null!;
    private TeamsTurns _turns = null!;

    public async ValueTask InitializeAsync()
    {
        _house = await SmallHouse.CreateAsync(async house =>
        {
            await house.AddAsync("Dienstanweisung Erholungsurlaub", [("§ 2 Resturlaub", "Resturlaub verfällt am 31. März des Folgejahres, wenn er bis dahin nicht angetreten wurde.")]);
            await house.AddAsync("Leitfaden Mitarbeitergespräche", [("1 Zeitpunkt", "Vorgesetzte führen die Mitarbeitergespräche jährlich bis zum 31. Oktober.")], audience: Audience.Managers);
        });
        _turns = TurnsWith("https://kikoko.example/");
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Deadline_IsAskedBackAndComputedWithinTheConversation()
    {
        var back = await _turns.HandleAsync(Message("Bescheid vom 2.11.2026, bis wann Widerspruch?", Chat), Silent, default);
        var answer = await _turns.HandleAsync(Message("mit der Post", Chat), Silent, default);

        Assert.Contains("bekannt gegeben", back.Text, StringComparison.Ordinal);
        Assert.StartsWith("Montag, 7. Dezember 2026", answer.Text, StringComparison.Ordinal);
        Assert.Contains("So wurde gerechnet:\n1. ", answer.Text, StringComparison.Ordinal);
        Assert.Contains("keine KI", answer.LabelLine, StringComparison.Ordinal);
        Assert.False(answer.IsAiGenerated);
    }

    [Fact]
    public async Task Feedback_WithMessageId_IsRecordedForThatAnswersLabel()
    {
        string first = await AskAsync("m1");
        await AskAsync("m2");

        await _turns.FeedbackAsync(new TeamsFeedback(Alice, Chat, "m1", IsPositive: false, null), default);

        var entry = await LastAsync();
        Assert.Equal(("feedback", "down", first, "teams"), (entry.Type, entry.Outcome, entry.RefersTo, entry.Channel));
    }

    [Fact]
    public async Task Feedback_WithWords_AreKeptEncryptedBesideTheEntry()
    {
        string label = await AskAsync("m1");

        await _turns.FeedbackAsync(new TeamsFeedback(Alice, Chat, "m1", IsPositive: false, "Das gilt seit 2025 nicht mehr."), default);

        var entry = await LastAsync();
        Assert.Equal(("feedback", label), (entry.Type, entry.RefersTo));
        Assert.Equal("Das gilt seit 2025 nicht mehr.", (await _house.Audit.ReadContentAsync(entry, default))!.Question);
    }

    /// <summary>The Agents Playground sends feedback without replyToId; it used to be dropped.</summary>
    [Fact]
    public async Task Feedback_WithoutMessageId_IsRecordedForTheLastAnswerOfItsConversation()
    {
        await AskAsync("m1");
        string last = await AskAsync(messageId: null);
        await AskAsync("m3", new TeamsConversation("a:andere", ConversationKind.Personal, null));

        await _turns.FeedbackAsync(new TeamsFeedback(Alice, Chat, null, IsPositive: true, null), default);

        var entry = await LastAsync();
        Assert.Equal(("feedback", "up", last), (entry.Type, entry.Outcome, entry.RefersTo));
    }

    [Fact]
    public async Task Feedback_OnSomethingThatWasNoAnswer_IsNotRecorded()
    {
        await AskAsync("m1");
        long before = await _house.Audit.CountAsync(default);

        await _turns.FeedbackAsync(new TeamsFeedback(Alice, Chat, "unbekannt", IsPositive: true, null), default);
        await _turns.FeedbackAsync(new TeamsFeedback(Alice, new TeamsConversation("a:leer", ConversationKind.Personal, null), null, IsPositive: true, null), default);

        Assert.Equal(before, await _house.Audit.CountAsync(default));
    }

    [Theory]
    [InlineData(ConversationKind.Personal)]
    [InlineData(ConversationKind.Channel)]
    public async Task Person_InTeams_ReadsWhatAllStaffMayReadOnly(ConversationKind kind)
    {
        const string Question = "Bis wann führen Vorgesetzte die Mitarbeitergespräche?";
        var manager = await _house.AskAsync(Question, SmallHouse.Manager);
        Assert.Contains("31. Oktober", manager.Text, StringComparison.Ordinal);

        var answer = await _turns.HandleAsync(Message(Question, Chat with { Kind = kind }), Silent, default);

        Assert.DoesNotContain("31. Oktober", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Citations, c => c.Name.Contains("Leitfaden", StringComparison.Ordinal) || c.Abstract.Contains("Oktober", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answer_HasTextSourcesLabelAndAsksForFeedback()
    {
        var answer = await _turns.HandleAsync(Message("Wann verfällt mein Resturlaub?", Chat), Silent, default);

        Assert.Contains("31. März", answer.Text, StringComparison.Ordinal);
        Assert.Contains("[1] Dienstanweisung Erholungsurlaub, § 2 Resturlaub", answer.Text, StringComparison.Ordinal);
        var citation = Assert.Single(answer.Citations);
        Assert.Equal("Dienstanweisung Erholungsurlaub", citation.Name);
        Assert.StartsWith("https://kikoko.example/dokument/", citation.Url!.AbsoluteUri, StringComparison.Ordinal);
        Assert.Matches("Kennzeichnung KK-", answer.LabelLine);
        Assert.True(answer.AsksForFeedback);
        Assert.False(answer.IsAiGenerated);
    }

    [Fact]
    public async Task Answer_WithoutPublicAddress_HasNoLinks()
    {
        var answer = await TurnsWith(null).HandleAsync(Message("Wann verfällt mein Resturlaub?", Chat), Silent, default);

        Assert.Null(Assert.Single(answer.Citations).Url);
    }

    [Fact]
    public async Task Message_EmptyOrTooLong_IsAnsweredWithoutAnEntry()
    {
        Assert.Contains("als Text", (await _turns.HandleAsync(Message("", Chat), Silent, default)).Text, StringComparison.Ordinal);
        Assert.Contains("zu lang", (await _turns.HandleAsync(Message(new string('a', AssistantOptions.MaxQuestionLength + 1), Chat), Silent, default)).Text, StringComparison.Ordinal);

        Assert.Equal(0, await _house.Audit.CountAsync(default));
    }

    [Fact]
    public async Task Deadline_RemindButtonPressedTwice_IsWatchedOnceForThatPerson()
    {
        await _turns.HandleAsync(Message($"Bescheid vom {DateTimeOffset.UtcNow:d.M.yyyy}, bis wann Widerspruch?", Chat), Silent, default);
        var answer = await _turns.HandleAsync(Message("mit der Post", Chat), Silent, default);
        var card = Assert.Single(answer.Cards);
        var button = Assert.IsType<CardAction>(Assert.Single(card.Buttons));
        Assert.Contains("Letzter Tag", card.Fallback, StringComparison.Ordinal);

        var press = new CardPress(button.Verb, button.Data, Alice, Chat);
        var first = await _turns.PressAsync(press, default);
        var second = await _turns.PressAsync(press, default);

        Assert.NotNull(first.Card);
        Assert.NotNull(second.Card);
        var watched = Assert.Single(await Deadlines.ListAsync(TeamsMemory.IdOf(Alice), withDone: false, default));
        Assert.Contains("Widerspruch", watched.Title, StringComparison.Ordinal);
        Assert.Empty(await Deadlines.ListAsync("entra:somebody-else", withDone: false, default));
    }

    [Theory]
    [InlineData("remind", "Titel", "gestern")]
    [InlineData("remind", "", "2999-01-01")]
    [InlineData("remind", "Titel", "2001-01-01")]
    [InlineData("delete-all", "Titel", "2026-12-01")]
    public async Task Press_ChangedOnTheWay_NothingIsWatched(string verb, string title, string day)
    {
        var reply = await _turns.PressAsync(new CardPress(verb, new Dictionary<string, string> { ["title"] = title, ["day"] = day }, Alice, Chat), default);
        Assert.Null(reply.Card);
        Assert.NotEmpty(reply.Text);
        Assert.Empty(await Deadlines.ListAsync(TeamsMemory.IdOf(Alice), withDone: true, default));
    }

    [Fact]
    public async Task Apology_AfterARestart_IsLoggedBeforeItIsSaid()
    {
        var apology = await _turns.ApologizeAsync(Alice, Chat, default);

        Assert.Contains("noch einmal", apology.Text, StringComparison.Ordinal);
        Assert.False(apology.IsAiGenerated);
        var entry = await LastAsync();
        Assert.Equal(("apology", "restart", "teams"), (entry.Type, entry.Outcome, entry.Channel));
    }

    private TeamsTurns TurnsWith(string? address) => new(
        _house.Assistant,
        _house.Audit,
        Deadlines,
        TimeProvider.System,
        new Metrics(),
        new PublicAddress(new ConfigurationBuilder().AddInMemoryCollection([new("Server:PublicAddress", address)]).Build()));

    private static IncomingMessage Message(string text, TeamsConversation where) => new("in-1", text, Alice, where, "de-DE", null, null, null);

    /// <summary>Asks, delivers, and gives the label of the answer.</summary>
    private async Task<string> AskAsync(string? messageId, TeamsConversation? where = null)
    {
        var message = Message("Wann verfällt mein Resturlaub?", where ?? Chat);
        var answer = await _turns.HandleAsync(message, Silent, default);
        await _turns.DeliveredAsync(message, answer, messageId, default);
        return answer.LabelLine!.Split("Kennzeichnung ")[1];
    }

    private async Task<AuditEntry> LastAsync() => (await _house.Audit.ReadLatestAsync(1, null, default))[0];
}
