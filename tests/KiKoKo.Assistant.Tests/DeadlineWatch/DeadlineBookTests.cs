using KiKoKo.Assistant.Conversations;
using KiKoKo.Assistant.DeadlineWatch;

namespace KiKoKo.Assistant.Tests.DeadlineWatch;

public sealed class DeadlineBookTests
{
    private static readonly DateOnly s_today = new(2026, 11, 20);

    [Fact]
    public async Task Deadline_Added_IsListedAsEntered()
    {
        await using var office = await Office.OpenAsync(s_today);
        var entered = new NewDeadline("  Widerspruch \t gegen\nBescheid ", new DateOnly(2026, 12, 18))
        {
            Rule = "widerspruch",
            Steps = [new DeadlineStep("Beginn", "§ 187 BGB")],
            DocumentId = "d1",
            Note = "Akte 4711\nzweite Zeile",
            LeadDays = [1, 7, 7],
        };
        await office.Book.AddAsync(Office.Anna, entered, default);

        var listed = Assert.Single(await office.Book.ListAsync(Office.Anna, withDone: false, default));

        Assert.Equal(("Widerspruch gegen Bescheid", "widerspruch", "d1", DeadlineSource.Document, "Akte 4711\nzweite Zeile"), (listed.Title, listed.Rule, listed.DocumentId, listed.Source, listed.Note));
        Assert.Equal([7, 1], listed.LeadDays!);
        Assert.Equal(entered.Steps, listed.Steps);
        Assert.Equal(new DateOnly(2026, 12, 11), Knowledge.Documents.GermanDay.Of((await office.Book.NextReminderAsync(Office.Anna, listed.Id, default))!.Value));
    }

    [Fact]
    public async Task Deadline_AddedTwice_IsThereOnce()
    {
        await using var office = await Office.OpenAsync(s_today);
        var entered = new NewDeadline("Inventur", new DateOnly(2026, 12, 3));
        var first = Assert.IsType<WatchKept>(await office.Book.AddAsync(Office.Anna, entered, default));

        Assert.Equal("title", Assert.IsType<WatchRejected>(await office.Book.AddAsync(Office.Anna, entered with { Title = " Inventur" }, default)).Field);
        Assert.IsType<WatchKept>(await office.Book.AddAsync(Office.Anna, entered with { Day = new DateOnly(2026, 12, 4) }, default));
        await office.Book.DoneAsync(Office.Anna, first.Deadline!.Id, default);
        Assert.IsType<WatchKept>(await office.Book.AddAsync(Office.Anna, entered, default));
    }

    public static TheoryData<NewDeadline, string> Wrong { get; } = new()
    {
        { new NewDeadline(" ", s_today), "title" },
        { new NewDeadline(new string('x', NewDeadline.MaxTitleLength + 1), s_today), "title" },
        { new NewDeadline("x", s_today.AddDays(-1)), "day" },
        { new NewDeadline("x", new DateOnly(2100, 1, 1)), "day" },
        { new NewDeadline("x", s_today) { Note = new string('x', NewDeadline.MaxNoteLength + 1) }, "note" },
        { new NewDeadline("x", s_today) { LeadDays = [-1] }, "leadDays" },
        { new NewDeadline("x", s_today) { LeadDays = [1, 2, 3, 4, 5, 6] }, "leadDays" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Deadline_ThatCannotBe_IsRejectedAtItsField(NewDeadline entered, string field)
    {
        await using var office = await Office.OpenAsync(s_today);

        Assert.Equal(field, Assert.IsType<WatchRejected>(await office.Book.AddAsync(Office.Anna, entered, default)).Field);
        Assert.Equal(0, await office.CountAsync("watched_deadlines"));
    }

    [Fact]
    public async Task Deadline_OnTheLastDayThatCanBe_IsWatched()
    {
        await using var office = await Office.OpenAsync(s_today);

        Assert.IsType<WatchKept>(await office.Book.AddAsync(Office.Anna, new NewDeadline("x", new DateOnly(2099, 12, 31)) { LeadDays = [365] }, default));
        Assert.IsType<WatchKept>(await office.Book.AddAsync(Office.Anna, new NewDeadline("heute", s_today), default));
    }

    [Fact]
    public async Task Done_AfterKeepDays_IsForgotten()
    {
        await using var office = await Office.OpenAsync(s_today, new WatchOptions { KeepDays = 10 });
        var deadline = await office.AddAsync(Office.Anna, "Bericht", s_today.AddDays(3), 1);
        await office.PassAsync(s_today.AddDays(3));
        await office.Book.DoneAsync(Office.Anna, deadline.Id, default);

        await office.PassAsync(s_today.AddDays(20));

        Assert.Equal(0, await office.CountAsync("watched_deadlines") + await office.CountAsync("watch_reminders") + await office.CountAsync("notices"));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("400")]
    [InlineData("1,2,3,4,5,6")]
    public void Options_WithLeadTimesThatCannotBe_SayHowToMendThem(string leads) =>
        Assert.Contains("Abhilfe", Assert.Single(new WatchOptions { LeadDays = leads }.FindProblems()));

    [Fact]
    public void Options_ByDefault_AreInOrder() => Assert.Empty(new WatchOptions().FindProblems());
}
