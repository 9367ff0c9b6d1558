using KiKoKo.Assistant.DeadlineWatch;

namespace KiKoKo.Assistant.Tests.DeadlineWatch;

public sealed class HandOverTests
{
    private static readonly DateOnly s_today = new(2026, 11, 20);
    private static readonly DateOnly s_deadline = new(2026, 12, 18);

    [Fact]
    public async Task Offer_Accepted_MovesResponsibilityAndReminders()
    {
        await using var office = await Office.OpenAsync(s_today);
        string id = await OfferAsync(office);
        await office.PassAsync(new DateOnly(2026, 12, 7)); // the reminder of 14 days goes to the giver

        var accepted = Assert.IsType<WatchKept>(await office.Book.AcceptAsync(Office.Bernd, id, default));
        await office.PassAsync(new DateOnly(2026, 12, 20));

        Assert.Null(accepted.Deadline!.Offer);
        Assert.Empty(await office.Book.ListAsync(Office.Anna, withDone: true, default));
        Assert.Single(await office.RemindersAsync(Office.Anna));
        Assert.Equal(2, (await office.RemindersAsync(Office.Bernd)).Count);
        Assert.Contains("Bernd Bach hat die Frist „Bericht“ (18.12.2026) übernommen", Answer(await office.NoticesAsync(Office.Anna)).Text);
    }

    [Fact]
    public async Task Offer_NotAnswered_LeavesTheGiverResponsible()
    {
        await using var office = await Office.OpenAsync(s_today);
        string id = await OfferAsync(office);

        await office.PassAsync(new DateOnly(2026, 12, 20));

        Assert.Equal(3, (await office.RemindersAsync(Office.Anna)).Count);
        Assert.Empty(await office.RemindersAsync(Office.Bernd));
        Assert.False((await office.Book.FindAsync(Office.Bernd, id, default))!.Offer!.IsMine);
        Assert.Equal(NoticeKind.Offer, Assert.Single(await office.NoticesAsync(Office.Bernd)).Kind);
    }

    [Fact]
    public async Task Offer_Declined_ReturnsWithANotice()
    {
        await using var office = await Office.OpenAsync(s_today);
        string id = await OfferAsync(office);

        Assert.Null(Assert.IsType<WatchKept>(await office.Book.DeclineAsync(Office.Bernd, id, default)).Deadline);

        await office.PassAsync(new DateOnly(2026, 12, 20));
        Assert.Null(await office.Book.FindAsync(Office.Bernd, id, default));
        Assert.Contains("nicht übernommen. Sie bleiben verantwortlich", Answer(await office.NoticesAsync(Office.Anna)).Text);
        Assert.Equal(3, (await office.RemindersAsync(Office.Anna)).Count);
    }

    [Theory]
    [InlineData("withdraw")]
    [InlineData("done")]
    [InlineData("remove")]
    [InlineData("change")]
    public async Task Offer_ThatEndedMeanwhile_CannotBeAccepted(string how)
    {
        await using var office = await Office.OpenAsync(s_today);
        string id = await OfferAsync(office);
        _ = how switch
        {
            "withdraw" => await office.Book.WithdrawAsync(Office.Anna, id, default),
            "done" => await office.Book.DoneAsync(Office.Anna, id, default),
            "remove" => await office.Book.RemoveAsync(Office.Anna, id, default),
            _ => await office.Book.ChangeAsync(Office.Anna, id, new NewDeadline("Bericht", s_deadline.AddDays(3)), default),
        };

        Assert.IsType<WatchUnknown>(await office.Book.AcceptAsync(Office.Bernd, id, default));
    }

    [Theory]
    [InlineData(Office.Anna)] // oneself
    [InlineData("niemand")]
    public async Task Offer_ToNobodyElse_IsRejected(string colleague)
    {
        await using var office = await Office.OpenAsync(s_today);
        var deadline = await office.AddAsync(Office.Anna, "Bericht", s_deadline);

        Assert.Equal("colleague", Assert.IsType<WatchRejected>(await office.Book.OfferAsync(Office.Anna, deadline.Id, colleague, default)).Field);
    }

    [Fact]
    public async Task Deadline_OfSomebodyElse_LooksLikeOneThatNeverWas()
    {
        await using var office = await Office.OpenAsync(s_today);
        string id = await OfferAsync(office);
        var book = office.Book;

        Assert.Null(await book.FindAsync(Office.Clara, id, default));
        Assert.Empty(await book.ListAsync(Office.Clara, withDone: true, default));
        WatchOutcome[] outcomes =
        [
            await book.DoneAsync(Office.Clara, id, default), await book.AcceptAsync(Office.Clara, id, default), await book.DeclineAsync(Office.Clara, id, default),
            await book.RemoveAsync(Office.Clara, id, default), await book.OfferAsync(Office.Clara, id, Office.Dora, default), await book.SnoozeAsync(Office.Clara, id, s_deadline, default),
            await book.DoneAsync(Office.Bernd, id, default), // offered to him, not his
            await book.RemoveAsync(Office.Bernd, id, default), await book.AcceptAsync(Office.Anna, id, default),
        ];
        Assert.All(outcomes, o => Assert.IsType<WatchUnknown>(o));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Substitute_DuringAbsence_IsRemindedTooOrInstead(bool instead)
    {
        await using var office = await Office.OpenAsync(s_today);
        await office.AddAsync(Office.Anna, "Bericht", s_deadline);
        var away = new Substitute(Office.Dora, new DateOnly(2026, 12, 7), new DateOnly(2026, 12, 13), instead);
        var settings = await office.Book.ReadSettingsAsync(Office.Anna, default);
        Assert.IsType<WatchKept>(await office.Book.ChangeSettingsAsync(Office.Anna, settings with { Substitute = away }, default));

        await office.PassAsync(new DateOnly(2026, 12, 20));

        Assert.Equal(instead ? 2 : 3, (await office.RemindersAsync(Office.Anna)).Count);
        var told = Assert.Single(await office.RemindersAsync(Office.Dora)); // only the one that falls into the absence
        Assert.Contains("in Vertretung für Anna Arndt", told.Text);
    }

    [Fact]
    public async Task Substitute_InTheirOwnQuietTime_IsLeftInPeaceUntilItEnds()
    {
        await using var office = await Office.OpenAsync(s_today);
        await office.AddAsync(Office.Anna, "Bericht", s_deadline, 1);
        var settings = await office.Book.ReadSettingsAsync(Office.Anna, default);
        await office.Book.ChangeSettingsAsync(Office.Anna, settings with { Substitute = new Substitute(Office.Dora, s_today, s_deadline, Instead: true) }, default);
        await office.Book.ChangeSettingsAsync(Office.Dora, settings with { QuietUntil = new TimeOnly(11, 0) }, default);
        office.Clock.MoveTo(new DateOnly(2026, 12, 17), 8);
        await office.First.Round.RunAsync(default);

        Assert.Empty(await office.NoticesAsync(Office.Dora));
        office.Clock.MoveTo(new DateOnly(2026, 12, 17), 11);
        Assert.Single(await office.NoticesAsync(Office.Dora));
    }

    [Fact]
    public async Task Settings_WithASubstituteWhoCannotBe_AreRejected()
    {
        await using var office = await Office.OpenAsync(s_today);
        var settings = await office.Book.ReadSettingsAsync(Office.Anna, default);

        foreach (var wrong in (Substitute[])[new(Office.Anna, s_today, s_deadline, true), new("niemand", s_today, s_deadline, true), new(Office.Dora, s_deadline, s_today, true)])
            Assert.Equal("substitute", Assert.IsType<WatchRejected>(await office.Book.ChangeSettingsAsync(Office.Anna, settings with { Substitute = wrong }, default)).Field);
    }

    private static async Task<string> OfferAsync(Office office)
    {
        var deadline = await office.AddAsync(Office.Anna, "Bericht", s_deadline);
        var offered = Assert.IsType<WatchKept>(await office.Book.OfferAsync(Office.Anna, deadline.Id, Office.Bernd, default));
        Assert.Equal("Bernd Bach", offered.Deadline!.Offer!.OtherName);
        return deadline.Id;
    }

    private static Notice Answer(IEnumerable<Notice> notices) => Assert.Single(notices, n => n.Kind == NoticeKind.Answer);
}
