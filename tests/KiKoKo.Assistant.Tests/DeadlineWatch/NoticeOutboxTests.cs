using KiKoKo.Assistant.DeadlineWatch;

namespace KiKoKo.Assistant.Tests.DeadlineWatch;

public sealed class NoticeOutboxTests
{
    [Fact]
    public async Task Notice_OnAChannel_IsSentOnceWhicheverServerLooks()
    {
        await using var office = await Office.OpenAsync(new DateOnly(2026, 11, 20));
        var channel = new Channel();
        var (one, two) = (await office.StartServerAsync(channel), await office.StartServerAsync(channel));
        await office.AddAsync(Office.Anna, "Bericht", new DateOnly(2026, 12, 18), 1);
        office.Clock.MoveTo(new DateOnly(2026, 12, 17), 8);

        for (int i = 0; i < 5; i++)
            await Task.WhenAll(Task.Run(() => one.Round.RunAsync(default)), Task.Run(() => two.Round.RunAsync(default)));

        var (person, notice) = Assert.Single(channel.Sent);
        Assert.Equal((Office.Anna, "Frist morgen: Bericht"), (person, notice.Title));
    }

    [Fact]
    public async Task Notice_OfAServerThatDiedWhileSending_IsSentByAnotherUnderTheSameId()
    {
        await using var office = await Office.OpenAsync(new DateOnly(2026, 11, 20));
        var channel = new Channel();
        var server = await office.StartServerAsync(channel);
        await office.AddAsync(Office.Anna, "Bericht", new DateOnly(2026, 12, 18), 1);
        office.Clock.MoveTo(new DateOnly(2026, 12, 17), 8);
        await office.First.Round.RunAsync(default); // knows no channel
        var (_, _, lost) = Assert.Single(await server.Outbox.ClaimAsync(channel.Name, default)); // and died

        Assert.Equal(0, (await server.Round.RunAsync(default)).Sent);
        office.Clock.Advance(office.Options.ClaimTime);
        Assert.Equal(1, (await server.Round.RunAsync(default)).Sent);

        Assert.Equal(lost.Id, Assert.Single(channel.Sent).Notice.Id);
    }

    [Fact]
    public async Task Channel_ThatFails_IsTriedAgainAndHoldsNobodyUp()
    {
        await using var office = await Office.OpenAsync(new DateOnly(2026, 11, 20));
        var channel = new Channel { FailsFor = Office.Anna };
        var server = await office.StartServerAsync(channel);
        await office.AddAsync(Office.Anna, "Bericht", new DateOnly(2026, 12, 18), 1);
        await office.AddAsync(Office.Bernd, "Antrag", new DateOnly(2026, 12, 18), 1);
        office.Clock.MoveTo(new DateOnly(2026, 12, 17), 8);

        var first = await server.Round.RunAsync(default);
        channel.FailsFor = null;
        office.Clock.Advance(office.Options.ClaimTime);
        var second = await server.Round.RunAsync(default);

        Assert.Equal((1, 1), (first.Sent, first.Failed));
        Assert.Equal((1, 0), (second.Sent, second.Failed));
        Assert.Equal([Office.Bernd, Office.Anna], channel.Sent.Select(s => s.Person));
    }

    [Fact]
    public async Task Notice_ReadOnTheWeb_IsNotSentAnyMore()
    {
        await using var office = await Office.OpenAsync(new DateOnly(2026, 11, 20));
        var channel = new Channel();
        var server = await office.StartServerAsync(channel);
        await office.AddAsync(Office.Anna, "Bericht", new DateOnly(2026, 12, 18), 1);
        office.Clock.MoveTo(new DateOnly(2026, 12, 17), 8);
        await office.First.Round.RunAsync(default);
        var inbox = new NoticeInbox(office.First.Database, office.Clock);
        Assert.Equal(1, await inbox.CountUnreadAsync(Office.Anna, default));
        await inbox.MarkReadAsync(Office.Bernd, null, default); // another's inbox: changes nothing
        Assert.Equal(1, await inbox.CountUnreadAsync(Office.Anna, default));
        await inbox.MarkReadAsync(Office.Anna, null, default);

        await server.Round.RunAsync(default);

        Assert.Empty(channel.Sent);
    }

    private sealed class Channel : INoticeChannel
    {
        private readonly List<(string Person, Notice Notice)> _sent = [];

        public string Name => "probe";

        public string? FailsFor { get; set; }

        public IReadOnlyList<(string Person, Notice Notice)> Sent => _sent;

        public Task<bool> SendAsync(string personId, Notice notice, CancellationToken cancel)
        {
            if (personId == FailsFor)
                throw new InvalidOperationException("The channel is out of order.");
            lock (_sent)
                _sent.Add((personId, notice));
            return Task.FromResult(true);
        }
    }
}
