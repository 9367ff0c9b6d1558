using KiKoKo.Assistant.DeadlineWatch;
using KiKoKo.Deadlines.Calendars;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Assistant.Tests.DeadlineWatch;

public sealed class HouseCalendarTests
{
    private static readonly DateOnly s_today = new(2026, 11, 20);

    [Fact]
    public async Task HouseDeadline_ReachesTheDepartmentItNames()
    {
        await using var office = await Office.OpenAsync(s_today);
        await office.PutCalendarAsync("kalender.md", Audience.Everyone, "Zeitkorrektur einreichen | monatlich bis zum 5. | Personal | im Portal");

        await office.PassAsync(new DateOnly(2026, 12, 5));

        var own = Assert.Single(await office.Book.ListAsync(Office.Anna, withDone: false, default), d => d.Day == new DateOnly(2026, 12, 5));
        Assert.Equal((DeadlineSource.Calendar, "Zeitkorrektur einreichen", "im Portal"), (own.Source, own.Title, own.Note));
        Assert.Equal(2, (await office.RemindersAsync(Office.Bernd)).Count); // 14 days before was over when the calendar came
        Assert.Empty(await office.Book.ListAsync(Office.Clara, withDone: false, default));
    }

    [Theory]
    [InlineData("alle", new[] { Office.Anna, Office.Bernd, Office.Clara, Office.Dora })]
    [InlineData("IT, Finanzen", new[] { Office.Clara, Office.Dora })]
    [InlineData("Führungskräfte", new[] { Office.Clara })]
    [InlineData("", new[] { Office.Anna, Office.Bernd })] // the department that keeps the calendar
    public async Task HouseDeadline_ForWhom_IsReadFromItsColumn(string whom, string[] expected)
    {
        await using var office = await Office.OpenAsync(s_today);
        await office.PutCalendarAsync("kalender.md", Audience.Everyone, $"Inventur | 18.12.2026 | {whom} | ");
        await office.First.Round.RunAsync(default);

        var reached = new List<string>();
        foreach (var person in office.All)
        {
            if ((await office.Book.ListAsync(person.Id, withDone: false, default)).Count > 0)
                reached.Add(person.Id);
        }

        Assert.Equal(expected, reached);
    }

    [Fact]
    public async Task HouseDeadline_OfACalendarThatThePersonMayNotRead_DoesNotReachThem()
    {
        await using var office = await Office.OpenAsync(s_today);
        await office.PutCalendarAsync("kalender.md", Audience.Managers, "Beurteilung | 18.12.2026 | alle | ");
        await office.First.Round.RunAsync(default);

        Assert.Single(await office.Book.ListAsync(Office.Clara, withDone: false, default));
        Assert.Empty(await office.Book.ListAsync(Office.Anna, withDone: false, default));
        Assert.Empty(await office.First.House.ListAsync(Office.Anna, default));
        Assert.False(await office.First.House.ChooseAsync(Office.Anna, "kalender.md", taken: true, default));
    }

    [Fact]
    public async Task Calendar_LeftByAPerson_StaysAwayFromThemAlone()
    {
        await using var office = await Office.OpenAsync(s_today);
        await office.PutCalendarAsync("kalender.md", Audience.Everyone, "Inventur | 18.12.2026 | Personal | ");
        await office.First.Round.RunAsync(default);
        Assert.True(await office.First.House.ChooseAsync(Office.Anna, "kalender.md", taken: false, default));
        Assert.True(await office.First.House.ChooseAsync(Office.Dora, "kalender.md", taken: true, default));

        await office.PassAsync(new DateOnly(2026, 12, 20));

        Assert.Empty(await office.NoticesAsync(Office.Anna));
        Assert.Equal(3, (await office.RemindersAsync(Office.Bernd)).Count);
        Assert.Equal(3, (await office.RemindersAsync(Office.Dora)).Count);
        Assert.False(Assert.Single(await office.First.House.ListAsync(Office.Anna, default)).IsTaken);
    }

    [Fact]
    public async Task Calendar_Retired_TakesItsDeadlinesAlong()
    {
        await using var office = await Office.OpenAsync(s_today);
        await office.PutCalendarAsync("kalender.md", Audience.Everyone, "Inventur | 18.12.2026 | alle | ");
        await office.PassAsync(new DateOnly(2026, 12, 5));
        await office.First.Documents.RetireAsync("kalender.md", default);

        await office.PassAsync(new DateOnly(2026, 12, 20));

        Assert.Empty(await office.Book.ListAsync(Office.Anna, withDone: true, default));
        Assert.True(Assert.Single(await office.RemindersAsync(Office.Anna)).IsRead);
    }

    [Fact]
    public async Task Calendar_NewAudience_TakesDeadlinesFromThoseWhoMayNoLongerReadIt()
    {
        await using var office = await Office.OpenAsync(s_today);
        await office.PutCalendarAsync("kalender.md", Audience.Everyone, "Inventur | 18.12.2026 | alle | ");
        await office.First.Round.RunAsync(default);
        await office.PutCalendarAsync("kalender.md", Audience.Managers, "Inventur | 18.12.2026 | alle | ");

        await office.First.Round.RunAsync(default);

        Assert.Empty(await office.Book.ListAsync(Office.Anna, withDone: false, default));
        Assert.Equal("k2", Assert.Single(await office.Book.ListAsync(Office.Clara, withDone: false, default)).DocumentId);
    }

    [Fact]
    public async Task Calendar_WithAnotherDate_MovesTheDeadline_AndKeepsWhatWasDone()
    {
        await using var office = await Office.OpenAsync(s_today);
        await office.PutCalendarAsync("kalender.md", Audience.Everyone, "Inventur | 18.12.2026 | Personal | ", "Abschluss | 11.12.2026 | Personal | ");
        await office.First.Round.RunAsync(default);
        var closing = (await office.Book.ListAsync(Office.Anna, withDone: false, default)).Single(d => d.Title == "Abschluss");
        await office.Book.DoneAsync(Office.Anna, closing.Id, default);
        await office.PutCalendarAsync("kalender.md", Audience.Everyone, "Inventur | 21.12.2026 | Personal | ", "Abschluss | 11.12.2026 | Personal | ");
        await office.First.Round.RunAsync(default);

        Assert.Equal(new DateOnly(2026, 12, 21), Assert.Single(await office.Book.ListAsync(Office.Anna, withDone: false, default)).Day);
        Assert.True((await office.Book.FindAsync(Office.Anna, closing.Id, default))!.IsDone);
    }

    [Fact]
    public async Task HouseDeadline_TakenOffTheList_ComesAgainWithItsNextDate()
    {
        await using var office = await Office.OpenAsync(s_today);
        await office.PutCalendarAsync("kalender.md", Audience.Everyone, "Zeitkorrektur | monatlich bis zum 5. | Personal | ");
        await office.First.Round.RunAsync(default);
        var first = Assert.Single(await office.Book.ListAsync(Office.Anna, withDone: false, default));
        await office.Book.RemoveAsync(Office.Anna, first.Id, default);
        await office.PassAsync(new DateOnly(2026, 12, 4));
        Assert.Empty(await office.Book.ListAsync(Office.Anna, withDone: false, default));

        await office.PassAsync(new DateOnly(2027, 1, 6));

        Assert.Contains(await office.Book.ListAsync(Office.Anna, withDone: false, default), d => d.Day == new DateOnly(2027, 1, 5));
    }

    [Fact]
    public async Task HouseDeadline_CannotBeHandedOverOrMoved()
    {
        await using var office = await Office.OpenAsync(s_today);
        await office.PutCalendarAsync("kalender.md", Audience.Everyone, "Inventur | 18.12.2026 | Personal | ");
        await office.First.Round.RunAsync(default);
        var deadline = Assert.Single(await office.Book.ListAsync(Office.Anna, withDone: false, default));

        Assert.IsType<WatchRejected>(await office.Book.OfferAsync(Office.Anna, deadline.Id, Office.Bernd, default));
        Assert.Equal("day", Assert.IsType<WatchRejected>(await office.Book.ChangeAsync(Office.Anna, deadline.Id, new NewDeadline("Inventur", deadline.Day.AddDays(1)), default)).Field);
        Assert.IsType<WatchKept>(await office.Book.ChangeAsync(Office.Anna, deadline.Id, new NewDeadline("Inventur", deadline.Day) { LeadDays = [3] }, default));
    }

    [Theory]
    [InlineData("31.03.2027", "31.03.2027", null)]
    [InlineData("bis zum 31. März 2027", "31.03.2027", null)]
    [InlineData("jährlich am 31. März", "31.03.2027", "31.03.2028")]
    [InlineData("jährlich bis zum 31.03.", "31.03.2027", "31.03.2028")]
    [InlineData("halbjährlich am 30. Juni und 31. Dezember", "31.12.2026", "30.06.2027")]
    [InlineData("monatlich bis zum 5.", "05.12.2026", "05.01.2027")]
    [InlineData("bis zum 5. des Folgemonats", "05.12.2026", "05.01.2027")]
    [InlineData("monatlich am 31.", "30.11.2026", "31.12.2026")]
    [InlineData("letzter Tag des Monats", "30.11.2026", "31.12.2026")]
    [InlineData("letzter Arbeitstag des Monats", "30.11.2026", "31.12.2026")]
    [InlineData("vierteljährlich zum Quartalsende", "31.12.2026", "31.03.2027")]
    [InlineData("10 Tage nach Quartalsende", "10.01.2027", "10.04.2027")]
    [InlineData("wöchentlich freitags", "20.11.2026", "27.11.2026")]
    [InlineData("alle 2 Wochen ab 06.11.2026", "20.11.2026", "04.12.2026")]
    [InlineData("alle drei Jahre ab 01.02.2025", "01.02.2028", "01.02.2031")]
    [InlineData("jährlich am 29. Februar", "28.02.2027", "29.02.2028")]
    public void Recurrence_AsWrittenInACell_GivesItsNextDays(string cell, string first, string? second)
    {
        var calendar = WorkCalendar.For(State.RP);
        var recurrence = Recurrence.Read(cell)!;
        var next = recurrence.Next(s_today, calendar);

        Assert.Equal(first, next?.ToString("dd.MM.yyyy"));
        Assert.Equal(second, recurrence.Next(next!.Value.AddDays(1), calendar)?.ToString("dd.MM.yyyy"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("bei Bedarf")]
    [InlineData("jährlich am 30. Februar")]
    [InlineData("monatlich bis zum 32.")]
    [InlineData("alle 0 Wochen ab 06.11.2026")]
    public void Recurrence_ThatNobodyCanFollow_IsNone(string cell) => Assert.Null(Recurrence.Read(cell));

    [Fact]
    public void Calendar_WithRowsThatCannotBeRead_NamesThemAndKeepsTheOthers()
    {
        var document = new Document("d", "s", "f.md", "Fristenkalender", "Personal", "Fristenkalender", "1", null, null, Audience.Everyone, "", [], null, null, "", "", default);
        string text = "Termin | Wiederholung | Für wen\nGut | monatlich am 3. | alle\nSchlecht | irgendwann | alle\n | monatlich am 3. | alle\nGut | 31.12.2026 | alle";

        var problems = HouseCalendars.FindProblems(document, [new Block(BlockKind.Table, text, null, [])]);
        var entries = HouseCalendar.Read(document, [new Block(BlockKind.Table, text, null, [])]).Entries;

        Assert.Equal(3, problems.Count);
        Assert.Contains("„irgendwann“ ist nicht lesbar", problems[0]);
        Assert.Equal("Gut", Assert.Single(entries).Title);
        Assert.Contains("keine Tabelle", Assert.Single(HouseCalendars.FindProblems(document, [])));
    }
}
