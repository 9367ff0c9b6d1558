using KiKoKo.Assistant.Conversations;

namespace KiKoKo.Assistant.Tests.DeadlineQuestions;

/// <summary>What is not a plain question for a date: bad input, general questions, follow-ups, other subjects.</summary>
public sealed class DeadlineDialogueTests : IAsyncLifetime
{
    private readonly FixedClock _clock = FixedClock.November();
    private House _house = null!;

    public async ValueTask InitializeAsync() => _house = await House.CreateAsync(DeadlineHouse.FurnishAsync, _clock);

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Theory]
    [InlineData("Bescheid am 30. Februar zur Post, bis wann Widerspruch?", "30. Februar gibt es nicht")]
    [InlineData("Bescheid am 31.04.2026 zur Post, bis wann Widerspruch?", "April 2026 hat 30 Tage")]
    [InlineData("Bescheid am 5.13.2026 zugestellt, bis wann Widerspruch?", "Monat 13")]
    [InlineData("Bescheid am Montag, 3. November 2026 zugestellt, bis wann Widerspruch?", "ist ein Dienstag")]
    [InlineData("Der Bescheid wurde am 3.11. zugestellt und am 5.11. zugestellt, bis wann Widerspruch?", "03.11.2026 und 05.11.2026")]
    [InlineData("Bescheid am 3.11.2026 zugestellt in Österreich, bis wann Widerspruch?", "kein deutsches Bundesland")]
    [InlineData("Bescheid am 3.11.2026 zugestellt, Bundesland Mittelerde, bis wann Widerspruch?", "Mittelerde")]
    [InlineData("Bescheid am 3.11.1950 zugestellt, bis wann Widerspruch?", "1990")]
    [InlineData("Fehlgeburt am 3.3.2020 in der 14. SSW, bis wann geht die Schutzfrist?", "gilt ab 01.06.2025")]
    [InlineData("Kündigung zum 15.5.2027, 9 Jahre beschäftigt, bis wann?", "kann nicht gekündigt werden")]
    public async Task BadInput_IsExplainedAndNothingIsGuessed(string question, string expected)
    {
        var reply = await _house.AskAsync(question, conversation: "c");

        Assert.Equal(ReplyKind.Clarification, reply.Kind);
        Assert.Contains(expected, reply.Text, StringComparison.Ordinal);
        Assert.Empty(reply.Deadlines);
    }

    [Fact]
    public async Task BadInput_MendedInTheNextTurn_IsComputed()
    {
        await _house.AskAsync("Bescheid am 30. Februar zur Post, bis wann Widerspruch?", conversation: "c");

        Assert.Equal(new DateOnly(2026, 4, 7), Assert.Single((await _house.AskAsync("Am 28. Februar 2026 natürlich", conversation: "c")).Deadlines).Date);
    }

    [Fact]
    public async Task Answer_NamesDateFirstFactsAssumedAndThePassage()
    {
        var reply = await _house.AskAsync("Bescheid am 2. April zur Post – bis wann Widerspruch?");

        Assert.StartsWith("Mittwoch, 6. Mai 2026", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Angenommen: das Jahr 2026", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Angenommen: Bundesland Rheinland-Pfalz", reply.Text, StringComparison.Ordinal);
        Assert.Contains("bereits vorbei", reply.Text, StringComparison.Ordinal);
        Assert.Equal("Leitfaden Bekanntgabe und Widerspruch", Assert.Single(reply.Citations).Title);
        Assert.Contains(reply.Deadlines[0].Steps, s => s.Basis.Contains("§ 41 Abs. 2 VwVfG", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answer_OtherStateInTheSettings_CountsItsHolidays()
    {
        await using var house = await House.CreateAsync(DeadlineHouse.FurnishAsync, _clock, new AssistantOptions { State = "Sachsen" });

        Assert.Equal(new DateOnly(2026, 6, 4), (await house.AskAsync("Bescheid am 4. Mai 2026 zugestellt, bis wann Widerspruch?")).Deadlines[0].Date);
        Assert.Equal(new DateOnly(2026, 6, 5), (await house.AskAsync("Bescheid am 4. Mai 2026 in RLP zugestellt, bis wann Widerspruch?")).Deadlines[0].Date);
    }

    [Theory]
    [InlineData("Und wenn er zugestellt wurde?", "2026-05-04")]
    [InlineData("Und in Bayern?", "2026-05-06")]
    [InlineData("Nein, es war der 9. April", "2026-05-13")]
    [InlineData("Und ohne Rechtsbehelfsbelehrung?", "2027-04-06")]
    public async Task FollowUp_ChangesOneFactAndComputesAgain(string next, string expected)
    {
        await _house.AskAsync("Bescheid am 2. April 2026 zur Post – bis wann Widerspruch?", conversation: "c");
        var reply = await _house.AskAsync(next, conversation: "c");

        Assert.Equal(expected, Assert.Single(reply.Deadlines).Date.ToString("yyyy-MM-dd"));
    }

    [Fact]
    public async Task General_DocumentsAnswer_WithTheOfferToCompute()
    {
        var reply = await _house.AskAsync("Bis wann ist ein Widerspruch einzulegen?", conversation: "c");

        Assert.Equal(ReplyKind.Grounded, reply.Kind);
        Assert.Contains("eines Monats", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Wann wurde der Bescheid", reply.Offer, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 12, 7), Assert.Single((await _house.AskAsync("Er ging am 2. November zur Post", conversation: "c")).Deadlines).Date);
    }

    [Fact]
    public async Task General_NoDocumentAnswers_SaysTheRuleAndAsks()
    {
        var reply = await _house.AskAsync("Bis wann muss eine Datenpanne gemeldet werden?", conversation: "c");

        Assert.Equal(ReplyKind.Clarification, reply.Kind);
        Assert.Contains("72 Stunden", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_AnotherQuestionBetween_IsAnsweredAndTheOpenOneStaysForOneTurn()
    {
        await _house.AskAsync("Bescheid vom 2. November, bis wann Widerspruch?", conversation: "c");

        Assert.Equal(ReplyKind.Grounded, (await _house.AskAsync("Wo werden Poolfahrzeuge reserviert?", conversation: "c")).Kind);
        Assert.Equal(ReplyKind.Deadline, (await _house.AskAsync("mit der Post", conversation: "c")).Kind);
    }

    [Fact]
    public async Task Open_TwoOtherQuestionsBetween_IsForgotten()
    {
        await _house.AskAsync("Bescheid vom 2. November, bis wann Widerspruch?", conversation: "c");
        await _house.AskAsync("Wo werden Poolfahrzeuge reserviert?", conversation: "c");
        await _house.AskAsync("Darf ich im Homeoffice arbeiten?", conversation: "c");

        Assert.NotEqual(ReplyKind.Deadline, (await _house.AskAsync("mit der Post", conversation: "c")).Kind);
    }

    [Theory]
    [InlineData("abbrechen")]
    [InlineData("Neu!")]
    public async Task Open_Ended_TheAnswerThatFollowsMeansNothing(string word)
    {
        await _house.AskAsync("Bescheid vom 2. November, bis wann Widerspruch?", conversation: "c");

        Assert.Contains("beendet", (await _house.AskAsync(word, conversation: "c")).Text, StringComparison.Ordinal);
        Assert.NotEqual(ReplyKind.Deadline, (await _house.AskAsync("mit der Post", conversation: "c")).Kind);
    }

    [Fact]
    public async Task Open_BelongsToOneConversationAndPerson()
    {
        await _house.AskAsync("Bescheid vom 2. November, bis wann Widerspruch?", conversation: "c");

        Assert.NotEqual(ReplyKind.Deadline, (await _house.AskAsync("mit der Post", conversation: "d")).Kind);
        Assert.NotEqual(ReplyKind.Deadline, (await _house.AskAsync("mit der Post", House.Manager, "c")).Kind);
        Assert.NotEqual(ReplyKind.Deadline, (await _house.AskAsync("mit der Post")).Kind);
    }

    [Fact]
    public async Task Open_RestedTooLong_IsForgottenAndDeleted()
    {
        await _house.AskAsync("Bescheid vom 2. November, bis wann Widerspruch?", conversation: "c");
        _clock.Move(TimeSpan.FromDays(31));

        Assert.NotEqual(ReplyKind.Deadline, (await _house.AskAsync("mit der Post", conversation: "c")).Kind);
        await _house.AskAsync("Bescheid vom 2. November, bis wann Widerspruch?", conversation: "e");
        _clock.Move(TimeSpan.FromDays(31));
        Assert.Equal(1, await _house.Assistant.ForgetConversationsAsync(default));
    }

    [Theory]
    [InlineData("Wann öffnen die Hausmeister am Montag?")]
    [InlineData("Wer ist am 3. Mai für die Ratssitzung zuständig?")]
    [InlineData("Darf ich am Montag im Homeoffice arbeiten, wenn ich am Freitag krank war?")]
    [InlineData("Wie viel Urlaub habe ich 2026?")]
    [InlineData("Wann wird über meinen Widerspruch vom 3. März entschieden?")]
    [InlineData("Kündigung des Wartungsvertrags zum 31.12., bis wann?")]
    [InlineData("Seit wann gilt die Regelung zum Homeoffice?")]
    [InlineData("Wo finde ich das Formular für Elternzeit ab 1. Juni?")]
    [InlineData("Wie hoch ist das Elterngeld, wenn das Kind am 1. März kommt?")]
    [InlineData("Wann wurde die Dienstanweisung Fuhrpark am 3.3. geändert?")]
    [InlineData("Raum für die Sitzung am 12. Dezember buchen")]
    [InlineData("Schreib mir einen Text zur Kündigung zum 31.12.")]
    [InlineData("Wann ist die nächste Personalversammlung im Dezember?")]
    [InlineData("Warum verfällt Resturlaub am 31. März?")]
    public async Task OtherSubject_WithWordsOfADeadline_IsNotComputed(string question)
    {
        var reply = await _house.AskAsync(question, conversation: "c");

        Assert.NotEqual(ReplyKind.Deadline, reply.Kind);
        Assert.DoesNotContain("Bundesland", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hint_CitedPassageNamesADayToCome_IsOfferedWithItsSource()
    {
        var reply = await _house.AskAsync("Bis wann muss die Umstellung auf Elektrofahrzeuge abgeschlossen sein?");

        var hint = Assert.Single(reply.Deadlines);
        Assert.Equal(new DateOnly(2026, 12, 15), hint.Date);
        Assert.StartsWith("In 25 Tagen, Dienstag, 15. Dezember 2026: Die Umstellung", hint.Hint, StringComparison.Ordinal);
        Assert.Equal(1, hint.Source);
    }

    [Fact]
    public async Task Hint_RecurringDate_FallsOnItsNextDay() =>
        Assert.Equal(new DateOnly(2027, 3, 31), Assert.Single((await _house.AskAsync("Wann verfällt mein Resturlaub?")).Deadlines).Date);

    [Theory]
    [InlineData("Wie viele Tage Homeoffice sind erlaubt?")]
    [InlineData("Wo werden Poolfahrzeuge reserviert?")] // the day in the passage is of something else
    [InlineData("Wann ist der Antrag auf Erholungsurlaub zu stellen?")]
    public async Task Hint_PassageWithoutADay_ThereIsNone(string question) => Assert.Empty((await _house.AskAsync(question)).Deadlines);

    [Fact]
    public async Task HouseRule_OfAReleasedDocument_IsComputed()
    {
        Assert.Equal(new DateOnly(2026, 12, 20), Assert.Single((await _house.AskAsync("Parkausweis ab 11. Januar – bis wann beantragen?")).Deadlines).Date);
        Assert.Equal(new DateOnly(2026, 12, 7), Assert.Single((await _house.AskAsync("Zeitkorrektur für November – bis wann?")).Deadlines).Date);
    }

    [Fact]
    public async Task HouseRule_OfADocumentThatOnlyManagersRead_IsTheirsAlone()
    {
        const string Question = "Zielgespräch am 14. Dezember, bis wann einladen?";

        Assert.Equal(new DateOnly(2026, 12, 6), Assert.Single((await _house.AskAsync(Question, House.Manager)).Deadlines).Date);
        Assert.NotEqual(ReplyKind.Deadline, (await _house.AskAsync(Question)).Kind);
    }

    [Fact]
    public async Task QuestionBack_WithChoices_OffersThoseThatAnswerAlone()
    {
        var asked = await _house.AskAsync("Bescheid am 2.11.2026 – bis wann Widerspruch?", conversation: "c");
        var answered = await _house.AskAsync(asked.Choices[0], conversation: "c");

        Assert.Equal(["mit der Post (einfacher Brief)", "per Einschreiben", "elektronisch, zum Beispiel per E-Mail", "öffentlich"], asked.Choices);
        Assert.All(asked.Choices, c => Assert.Contains($"\n- {c}", asked.Text, StringComparison.Ordinal));
        Assert.Equal(ReplyKind.Deadline, answered.Kind);
        Assert.Empty(answered.Choices);
    }

    /// <summary>"beteiligt" once was read as "eilig": the answer was the shorter period of urgent cases.</summary>
    [Fact]
    public async Task Personalrat_WhoWasInvolved_IsNoUrgentCase() =>
        Assert.Equal("personalrat", Assert.Single((await _house.AskAsync("Der Personalrat wurde am 16.11.2026 beteiligt, bis wann muss er sich äußern?")).Deadlines).Key);
}
