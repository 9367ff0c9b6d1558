using KiKoKo.Assistant.DeadlineWatch;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Assistant.Tests.DeadlineWatch;

public sealed class ReminderTests
{
    [Fact]
    public async Task Reminder_OfEachLeadTime_ComesAtTheBeginningOfAWorkingDay()
    {
        await using var office = await Office.OpenAsync(new DateOnly(2026, 11, 20));
        await office.AddAsync(Office.Anna, "Jahresbericht", new DateOnly(2026, 12, 18));

        await office.PassAsync(new DateOnly(2026, 12, 20));

        var reminders = await office.RemindersAsync(Office.Anna);
        Assert.Equal(["17.12. 09:00", "11.12. 09:00", "04.12. 09:00"], reminders.Select(When)); // the office looks at 9 and at 15 o'clock
        Assert.Equal("Frist morgen: Jahresbericht", reminders[0].Title);
        Assert.Contains("letzter Tag ist Freitag, 18.12.2026 (in 14 Tagen)", reminders[2].Text);
        Assert.Empty(await office.NoticesAsync(Office.Bernd));
    }

    /// <summary>1 January 2027 is a Friday: the day before a deadline on Monday the 4th is a Sunday, and the working day before is the last one of the old year.</summary>
    [Fact]
    public async Task Reminder_OnAQuietDay_ComesOnTheWorkingDayBefore()
    {
        await using var office = await Office.OpenAsync(new DateOnly(2026, 12, 1));
        await office.AddAsync(Office.Anna, "Meldung", new DateOnly(2027, 1, 4), 1);

        await office.PassAsync(new DateOnly(2027, 1, 10));

        Assert.Equal("31.12. 09:00", When(Assert.Single(await office.RemindersAsync(Office.Anna))));
    }

    [Theory]
    [InlineData(2027, 3, 29, "25.03. 09:00")] // the clock goes forward on Easter Sunday, the 28th; Good Friday makes it Thursday
    [InlineData(2027, 11, 2, "29.10. 09:00")] // the clock goes back on 31 October; 1 November is a holiday in RP
    [InlineData(2028, 2, 29, "28.02. 09:00")]
    public async Task Reminder_AroundClockChangesAndLeapDays_KeepsLocalTime(int year, int month, int day, string expected)
    {
        var deadline = new DateOnly(year, month, day);
        await using var office = await Office.OpenAsync(deadline.AddDays(-20));
        await office.AddAsync(Office.Anna, "Frist", deadline, 1);

        await office.PassAsync(deadline.AddDays(3));

        Assert.Equal(expected, When(Assert.Single(await office.RemindersAsync(Office.Anna))));
    }

    [Fact]
    public async Task Reminder_WithEveryLeadTimeOver_ComesOnTheLastWorkingDay()
    {
        await using var office = await Office.OpenAsync(new DateOnly(2026, 11, 20));
        await office.AddAsync(Office.Anna, "Kurzfristig", new DateOnly(2026, 11, 23), 14, 7);

        await office.PassAsync(new DateOnly(2026, 11, 25));

        Assert.Equal("Frist heute: Kurzfristig", Assert.Single(await office.RemindersAsync(Office.Anna)).Title);
    }

    [Fact]
    public async Task Reminder_AfterDone_NeverComes()
    {
        await using var office = await Office.OpenAsync(new DateOnly(2026, 11, 20));
        var deadline = await office.AddAsync(Office.Anna, "Bericht", new DateOnly(2026, 12, 18));
        await office.PassAsync(new DateOnly(2026, 12, 4));
        await office.Book.DoneAsync(Office.Anna, deadline.Id, default);

        await office.PassAsync(new DateOnly(2026, 12, 20));

        Assert.True(Assert.Single(await office.RemindersAsync(Office.Anna)).IsRead);
    }

    [Fact]
    public async Task Reminder_OfAReopenedDeadline_IsNotRepeated()
    {
        await using var office = await Office.OpenAsync(new DateOnly(2026, 11, 20));
        var deadline = await office.AddAsync(Office.Anna, "Bericht", new DateOnly(2026, 12, 18));
        await office.PassAsync(new DateOnly(2026, 12, 4));
        await office.Book.DoneAsync(Office.Anna, deadline.Id, default);
        await office.Book.ReopenAsync(Office.Anna, deadline.Id, default);

        await office.PassAsync(new DateOnly(2026, 12, 20));

        Assert.Equal(3, (await office.RemindersAsync(Office.Anna)).Count);
    }

    [Fact]
    public async Task Reminder_OfARemovedDeadline_NeverComes()
    {
        await using var office = await Office.OpenAsync(new DateOnly(2026, 11, 20));
        var deadline = await office.AddAsync(Office.Anna, "Bericht", new DateOnly(2026, 12, 18));
        await office.Book.RemoveAsync(Office.Anna, deadline.Id, default);

        await office.PassAsync(new DateOnly(2026, 12, 20));

        Assert.Empty(await office.NoticesAsync(Office.Anna));
        Assert.Equal(0, await office.CountAsync("watch_reminders"));
    }

    [Fact]
    public async Task Reminder_Snoozed_ComesOnThatDayAndNotBefore()
    {
        await using var office = await Office.OpenAsync(new DateOnly(2026, 11, 20));
        var deadline = await office.AddAsync(Office.Anna, "Bericht", new DateOnly(2026, 12, 18));
        Assert.IsType<WatchKept>(await office.Book.SnoozeAsync(Office.Anna, deadline.Id, new DateOnly(2026, 12, 14), default));

        await office.PassAsync(new DateOnly(2026, 12, 20));

        Assert.Equal(["17.12. 09:00", "14.12. 09:00"], (await office.RemindersAsync(Office.Anna)).Select(When));
    }

    [Theory]
    [InlineData(2026, 11, 20)] // today
    [InlineData(2026, 12, 19)] // after the deadline
    public async Task Snooze_ToADayThatMakesNoSense_IsRejected(int year, int month, int day)
    {
        await using var office = await Office.OpenAsync(new DateOnly(2026, 11, 20));
        var deadline = await office.AddAsync(Office.Anna, "Bericht", new DateOnly(2026, 12, 18));

        var outcome = await office.Book.SnoozeAsync(Office.Anna, deadline.Id, new DateOnly(year, month, day), default);

        Assert.Equal("until", Assert.IsType<WatchRejected>(outcome).Field);
    }

    [Fact]
    public async Task Reminder_OfAChangedDay_FollowsTheNewDay()
    {
        await using var office = await Office.OpenAsync(new DateOnly(2026, 11, 20));
        var deadline = await office.AddAsync(Office.Anna, "Bericht", new DateOnly(2026, 12, 18), 7);
        await office.PassAsync(new DateOnly(2026, 12, 12));
        await office.Book.ChangeAsync(Office.Anna, deadline.Id, new NewDeadline("Bericht", new DateOnly(2027, 1, 22)) { LeadDays = [7] }, default);

        await office.PassAsync(new DateOnly(2027, 1, 23));

        Assert.Equal(["15.01. 09:00", "11.12. 09:00"], (await office.RemindersAsync(Office.Anna)).Select(When));
    }

    [Fact]
    public async Task MissedReminders_AfterAStandstill_AreOneNotice()
    {
        await using var office = await Office.OpenAsync(new DateOnly(2026, 11, 20));
        await office.AddAsync(Office.Anna, "Bericht", new DateOnly(2026, 12, 18));
        office.Clock.MoveTo(new DateOnly(2026, 12, 17), 6); // 14 and 7 days were missed, one day is due at 7

        await office.First.Round.RunAsync(default);
        Assert.Empty(await office.NoticesAsync(Office.Anna)); // quiet until 7
        office.Clock.MoveTo(new DateOnly(2026, 12, 17), 7);
        await office.First.Round.RunAsync(default);
        await office.PassAsync(new DateOnly(2026, 12, 22));

        Assert.Equal("17.12. 07:00", When(Assert.Single(await office.RemindersAsync(Office.Anna))));
    }

    [Fact]
    public async Task MissedReminders_WithTheDeadlineOver_SayThatItIs()
    {
        await using var office = await Office.OpenAsync(new DateOnly(2026, 11, 20));
        await office.AddAsync(Office.Anna, "Bericht", new DateOnly(2026, 12, 18));
        office.Clock.MoveTo(new DateOnly(2026, 12, 19), 10); // a Saturday

        await office.PassAsync(new DateOnly(2026, 12, 22));

        var notice = Assert.Single(await office.RemindersAsync(Office.Anna));
        Assert.Equal("21.12. 09:00", When(notice));
        Assert.Equal("Frist abgelaufen: Bericht", notice.Title);
        Assert.Contains("konnte nicht früher zugestellt werden", notice.Text);
    }

    [Fact]
    public async Task Claim_OfAServerThatDied_IsCaughtUpOnceByAnother()
    {
        await using var office = await Office.OpenAsync(new DateOnly(2026, 11, 20));
        var other = await office.StartServerAsync();
        await office.AddAsync(Office.Anna, "Bericht", new DateOnly(2026, 12, 18), 1);
        office.Clock.MoveTo(new DateOnly(2026, 12, 17), 8);
        var claim = await office.First.Round.ClaimAsync(default); // and no further: the server died here
        Assert.Single(claim.Subjects);

        Assert.Equal(0, (await other.Round.RunAsync(default)).Reminders);
        office.Clock.Advance(office.Options.ClaimTime);
        Assert.Equal(1, (await other.Round.RunAsync(default)).Reminders);

        Assert.Equal(0, await office.First.Round.DeliverAsync(claim.Id, claim.Subjects[0], default)); // it was only slow, and finds its claim gone
        Assert.Single(await office.RemindersAsync(Office.Anna));
    }

    [Fact]
    public async Task Claim_OfADeadlineDoneMeanwhile_SaysNothing()
    {
        await using var office = await Office.OpenAsync(new DateOnly(2026, 11, 20));
        var deadline = await office.AddAsync(Office.Anna, "Bericht", new DateOnly(2026, 12, 18), 1);
        office.Clock.MoveTo(new DateOnly(2026, 12, 17), 8);
        var claim = await office.First.Round.ClaimAsync(default);
        await office.Book.DoneAsync(Office.Anna, deadline.Id, default);

        Assert.Equal(0, await office.First.Round.DeliverAsync(claim.Id, deadline.Id, default));
        Assert.Empty(await office.NoticesAsync(Office.Anna));
    }

    [Fact]
    public async Task Rounds_OfFourServersAtOnce_DeliverEachReminderOnce()
    {
        await using var office = await Office.OpenAsync(new DateOnly(2026, 11, 20));
        Office.Server[] servers = [office.First, await office.StartServerAsync(), await office.StartServerAsync(), await office.StartServerAsync()];
        for (int i = 0; i < 150; i++)
            await office.AddAsync(Office.Anna, $"Bericht {i}", new DateOnly(2026, 12, 18), 1);
        office.Clock.MoveTo(new DateOnly(2026, 12, 17), 8);

        var reports = await Task.WhenAll(servers.Select(s => Task.Run(() => s.Round.RunAsync(default))));

        Assert.Equal(150, reports.Sum(r => r.Reminders));
        Assert.Equal(150, (await office.RemindersAsync(Office.Anna)).Select(n => n.Title).Distinct().Count());
    }

    [Fact]
    public async Task QuietHours_OfAPerson_MoveTheirReminders()
    {
        await using var office = await Office.OpenAsync(new DateOnly(2026, 11, 20));
        await office.AddAsync(Office.Anna, "Bericht", new DateOnly(2026, 12, 18), 1);
        await office.Book.ChangeSettingsAsync(Office.Anna, new WatchSettings([7], new TimeOnly(16, 0), new TimeOnly(10, 0), false, null), default);

        await office.PassAsync(new DateOnly(2026, 12, 18));

        Assert.Equal("17.12. 15:00", When(Assert.Single(await office.RemindersAsync(Office.Anna)))); // not at 9
    }

    [Theory]
    [InlineData(7, 18)]
    [InlineData(12, 12)]
    public async Task QuietHours_ThatLeaveNoDay_AreRejected(int from, int until)
    {
        await using var office = await Office.OpenAsync(new DateOnly(2026, 11, 20));

        var outcome = await office.Book.ChangeSettingsAsync(Office.Anna, new WatchSettings([7], new TimeOnly(from, 0), new TimeOnly(until, 0), false, null), default);

        Assert.Equal("quiet", Assert.IsType<WatchRejected>(outcome).Field);
    }

    [Fact]
    public async Task Overview_WhenWanted_ComesOnTheFirstWorkingDayOfTheWeek()
    {
        await using var office = await Office.OpenAsync(new DateOnly(2027, 3, 19));
        await office.Book.ChangeSettingsAsync(Office.Anna, new WatchSettings([], new TimeOnly(18, 0), new TimeOnly(7, 0), true, null), default);
        await office.AddAsync(Office.Anna, "Bericht", new DateOnly(2027, 3, 31), 0);
        await office.AddAsync(Office.Anna, "Antrag", new DateOnly(2027, 4, 8), 0);

        await office.PassAsync(new DateOnly(2027, 4, 2));

        var overviews = (await office.NoticesAsync(Office.Anna)).Where(n => n.Kind == NoticeKind.Overview).ToList();
        Assert.Equal(["30.03. 09:00", "22.03. 09:00"], overviews.Select(When)); // 29 March is Easter Monday
        Assert.Equal("Diese Woche:\n– Mittwoch, 31.03.2027: Bericht\nNächste Woche:\n– Donnerstag, 08.04.2027: Antrag", overviews[0].Text);
        Assert.Empty(await office.NoticesAsync(Office.Bernd)); // off unless wanted
    }

    private static string When(Notice notice) => GermanDay.Local(notice.CreatedAt).ToString("dd.MM. HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
