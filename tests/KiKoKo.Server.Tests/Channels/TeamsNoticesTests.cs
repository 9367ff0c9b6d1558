using KiKoKo.Assistant.DeadlineWatch;
using KiKoKo.Server.Channels;
using KiKoKo.Server.Tests.Http;
using KiKoKo.Storage;
using KiKoKo.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KiKoKo.Server.Tests.Channels;

public sealed class TeamsNoticesTests : IAsyncLifetime
{
    private static readonly Notice s_notice = new("n1", NoticeKind.Reminder, "Frist in 3 Tagen: Widerspruch", "Letzter Tag ist der 7. Dezember.", "d1", DateTimeOffset.UnixEpoch, IsRead: false);
    private static readonly TeamsPerson Alice = new("29:alice", "33333333-3333-4333-8333-333333333333", "");

    private readonly string _folder = Directory.CreateTempSubdirectory("kikoko-notices-").FullName;
    private Database _database = null!;
    private TeamsMemory _memory = null!;
    private FakeConnector _connector = null!;
    private WebApplication _app = null!;
    private TeamsNotices _notices = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await Database.OpenAsync(new DatabaseOptions { DataFolder = _folder }, default);
        _memory = new TeamsMemory(_database, TimeProvider.System);
        _connector = await FakeConnector.StartAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton<ITeamsMemory>(_memory);
        builder.Services.AddTeams(new ConfigurationBuilder().Build());
        _app = builder.Build();
        _notices = new TeamsNotices(_memory, _app.Services.GetRequiredService<ProactiveMessages>());
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _connector.DisposeAsync();
        await _memory.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Notice_ForAPersonWhoWroteBefore_ReachesTheirChat()
    {
        await _memory.MeetAsync(new TeamsAddress(Alice, new TeamsConversation("a:chat", ConversationKind.Personal, null), _connector.Address, IsVerified: false, "msteams", "28:bot"), default);

        Assert.True(await _notices.SendAsync(TeamsMemory.IdOf(Alice), s_notice, default));

        var message = await _connector.NextAsync();
        Assert.Contains("Frist in 3 Tagen: Widerspruch", message.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("a:chat", message.GetProperty("conversation").GetProperty("id").GetString());
        Assert.False(message.TryGetProperty("entities", out _));
    }

    [Fact]
    public async Task Notice_ForAPersonWhoNeverWrote_CannotBeSent() => Assert.False(await _notices.SendAsync("entra:nobody", s_notice, default));

    [Fact]
    public async Task Notice_AddressThatMustNotBeUsed_CannotBeSent()
    {
        await _memory.MeetAsync(new TeamsAddress(Alice, new TeamsConversation("a:chat", ConversationKind.Personal, null), "ftp://teams.example/", IsVerified: true, "msteams", "28:bot"), default);
        Assert.False(await _notices.SendAsync(TeamsMemory.IdOf(Alice), s_notice, default));
    }
}
