using KiKoKo.Assistant.Conversations;
using KiKoKo.Assistant.DeadlineWatch;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Assistant.Tests.DeadlineWatch;

public sealed class WatchDialogueTests
{
    /// <summary>A Friday.</summary>
    private static readonly DateOnly s_today = new(2026, 11, 20);

    [Theory]
    [InlineData("Erinnern Sie mich am 12.01.2027 an die Abgabe des Berichts", "Abgabe des Berichts", "12.01.2027", 0)]
    [InlineData("Bitte erinnern Sie mich am 12. Januar an den Jahresbericht.", "Jahresbericht", "12.01.2027", 0)]
    [InlineData("Erinnern Sie mich 3 Tage vorher an den Jahresabschluss bis zum 15. Januar", "Jahresabschluss", "15.01.2027", 3)]
    [InlineData("Erinnern Sie mich zwei Wochen vorher an die Frist am 15.12.", "Frist", "15.12.2026", 14)]
    [InlineData("Erinnern Sie mich an den Antrag bis spätestens 1. Dezember", "Antrag", "01.12.2026", null)]
    [InlineData("erinnere mich morgen an den Rückruf bei der Kämmerei", "Rückruf bei der Kämmerei", "21.11.2026", 0)]
    [InlineData("Erinnern Sie mich nächsten Montag daran, dass die Haushaltsmittel abgerufen werden", "Haushaltsmittel abgerufen werden", "23.11.2026", 0)]
    [InlineData("Können Sie mich in 2 Wochen an die Stellungnahme erinnern?", "Stellungnahme", "04.12.2026", 0)]
    [InlineData("Erinnern Sie mich am 29. Februar an die Inventur", "Inventur", "29.02.2028", 0)]
    [InlineData("Erinnern Sie mich am Freitag an die Zeitkorrektur", "Zeitkorrektur", "27.11.2026", 0)]
    public void Wish_ToBeReminded_IsRead(string text, string what, string day, int? lead)
    {
        var wish = Assert.IsType<WatchWish.Remind>(WatchWishReader.Read(text, s_today));

        Assert.Equal((what, day, lead, null), (wish.What, wish.Day?.ToString("dd.MM.yyyy"), wish.Lead, wish.Problem));
    }

    [Theory]
    [InlineData("Zeigen Sie mir meine Erinnerungen")]
    [InlineData("Erinnerungen zeigen")]
    [InlineData("Welche Fristen habe ich noch?")]
    [InlineData("meine Fristen")]
    public void Wish_ToSee_IsRead(string text) => Assert.IsType<WatchWish.Show>(WatchWishReader.Read(text, s_today));

    [Theory]
    [InlineData("erledigt", "")]
    [InlineData("Erledigt: Jahresbericht", "Jahresbericht")]
    [InlineData("Der Jahresbericht ist erledigt.", "Jahresbericht")]
    [InlineData("Die Frist Jahresbericht habe ich schon erledigt", "Jahresbericht")]
    public void Wish_ToFinish_IsRead(string text, string what) => Assert.Equal(what, Assert.IsType<WatchWish.Done>(WatchWishReader.Read(text, s_today)).What);

    [Theory]
    [InlineData("Wann verfällt mein Resturlaub?")]
    [InlineData("Welche Fristen gelten für die Elternzeit?")]
    [InlineData("Frist?")]
    [InlineData("Bis wann muss ich die Reisekosten abrechnen?")]
    [InlineData("Was kann per Mail erledigt werden und was nicht?")]
    [InlineData("Ich erinnere mich nicht an mein Passwort")]
    [InlineData("Wer erinnert mich an die Unterweisung?")]
    public void Question_AboutSomethingElse_IsNoWish(string text) => Assert.Null(WatchWishReader.Read(text, s_today));

    [Fact]
    public async Task Reminder_AskedForInWords_IsKeptShownAndFinished()
    {
        await using var office = await Office.OpenAsync(s_today);
        var dialogue = new WatchDialogue(office.Book, office.Clock);

        var kept = await SayAsync(dialogue, "Erinnern Sie mich 3 Tage vorher an den Jahresabschluss bis zum 15. Januar");
        var shown = await SayAsync(dialogue, "Erinnerungen zeigen");
        var done = await SayAsync(dialogue, "Jahresabschluss erledigt");

        Assert.Equal(ReplyKind.Deadline, kept!.Kind);
        Assert.StartsWith("Gemerkt: Jahresabschluss, Freitag, 15.01.2027.", kept.Text);
        Assert.Contains("Ich erinnere Sie am Dienstag, 12.01.2027.", kept.Text);
        Assert.Contains("- Freitag, 15.01.2027: Jahresabschluss (in 56 Tagen)", shown!.Text);
        Assert.StartsWith("Erledigt: Jahresabschluss", done!.Text);
        Assert.Empty(await office.Book.ListAsync(Office.Anna, withDone: false, default));
    }

    [Theory]
    [InlineData("Erinnern Sie mich an den Bericht", "Wann soll ich Sie an „Bericht“ erinnern?")]
    [InlineData("Erinnern Sie mich am 12. Januar", "Woran soll ich Sie am 12.01.2027 erinnern?")]
    [InlineData("Erinnern Sie mich bitte", "Woran und wann")]
    [InlineData("Erinnern Sie mich am 30. Februar an Karneval", "Diesen Tag gibt es nicht")]
    [InlineData("Erinnern Sie mich am 01.02.2020 an Karneval", "ist vorbei")]
    public async Task Reminder_WithSomethingMissing_IsAskedBackAndNotGuessed(string text, string says)
    {
        await using var office = await Office.OpenAsync(s_today);

        var outcome = await SayAsync(new WatchDialogue(office.Book, office.Clock), text);

        Assert.Equal(ReplyKind.Clarification, outcome!.Kind);
        Assert.Contains(says, outcome.Text);
        Assert.Equal(0, await office.CountAsync("watched_deadlines"));
    }

    [Fact]
    public async Task Finished_WithoutSayingWhat_IsAskedBackWhenSeveralAreOpen()
    {
        await using var office = await Office.OpenAsync(s_today);
        var dialogue = new WatchDialogue(office.Book, office.Clock);
        await office.AddAsync(Office.Anna, "Bericht", new DateOnly(2026, 12, 18));
        await office.AddAsync(Office.Anna, "Antrag", new DateOnly(2026, 12, 18));
        await office.AddAsync(Office.Bernd, "Reisekosten", new DateOnly(2026, 12, 18));

        Assert.Equal(ReplyKind.Clarification, (await SayAsync(dialogue, "erledigt"))!.Kind);
        Assert.Null(await SayAsync(dialogue, "Reisekosten erledigt")); // another's deadline: goes its ordinary way, like any other sentence
        Assert.Equal(2, (await office.Book.ListAsync(Office.Anna, withDone: false, default)).Count);
    }

    private static Task<KiKoKo.Assistant.Asking.Outcome?> SayAsync(WatchDialogue dialogue, string text) =>
        dialogue.AnswerAsync(new Turn(new Person(Office.Anna, Audience.Staff), "test", text), default);
}
