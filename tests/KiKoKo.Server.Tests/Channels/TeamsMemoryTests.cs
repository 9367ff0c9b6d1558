using KiKoKo.Server.Channels;
using KiKoKo.Storage;
using KiKoKo.Teams;

namespace KiKoKo.Server.Tests.Channels;

public sealed class TeamsMemoryTests : IAsyncLifetime
{
    private static readonly TeamsPerson Alice = new("29:alice", "33333333-3333-4333-8333-333333333333", "");
    private static readonly TeamsConversation Chat = new("a:chat", ConversationKind.Personal, "t");
    private static readonly TeamsAddress Address = new(Alice, Chat, "https://teams.example/t/", IsVerified: true, "msteams", "28:bot");

    private readonly string _folder = Directory.CreateTempSubdirectory("kikoko-teams-").FullName;
    private Database _database = null!;
    private TeamsMemory _memory = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await Database.OpenAsync(new DatabaseOptions { DataFolder = _folder }, default);
        _memory = new TeamsMemory(_database, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await _memory.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Turns_AcceptedAndNotSettled_FoundByTheNextRun()
    {
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => _memory.AcceptAsync($"t{i:D3}", Address, default)));
        await Task.WhenAll(Enumerable.Range(0, 298).Select(i => _memory.SettleAsync($"t{i:D3}", default)));

        await using var next = new TeamsMemory(_database, TimeProvider.System);
        var left = await next.UnsettledAsync(default);

        Assert.Equal(["t298", "t299"], left.Select(t => t.Turn));
        Assert.All(left, t => Assert.Equal(Address, t.Address));
    }

    [Fact]
    public async Task Turns_OlderThanADay_AreForgotten()
    {
        await using (var yesterday = new TeamsMemory(_database, new Shifted(TimeSpan.FromHours(-25))))
            await yesterday.AcceptAsync("old", Address, default);

        Assert.Empty(await _memory.UnsettledAsync(default));
    }

    [Fact]
    public async Task People_WhoWroteInTheirPersonalChat_CanBeSpokenToUntilTheConversationIsForgotten()
    {
        await _memory.AcceptAsync("t1", Address with { ServiceUrl = "https://old.example/" }, default);
        await _memory.MeetAsync(Address, default);
        Assert.Equal(Address, await _memory.FindAsync(TeamsMemory.IdOf(Alice), default));

        await _memory.ForgetAsync(Chat.Id, default);
        Assert.Null(await _memory.FindAsync(TeamsMemory.IdOf(Alice), default));
    }

    [Theory]
    [InlineData(ConversationKind.GroupChat)]
    [InlineData(ConversationKind.Channel)]
    public async Task People_MetAmongOthers_AreNotSpokenToThere(ConversationKind kind)
    {
        await _memory.AcceptAsync("t1", Address with { Conversation = Chat with { Kind = kind } }, default);
        Assert.Null(await _memory.FindAsync(TeamsMemory.IdOf(Alice), default));
    }

    [Fact]
    public async Task Write_OneOfABatchFails_AllAreToldAndTheNextGoesOn()
    {
        await _memory.AcceptAsync("same", Address, default);
        await Assert.ThrowsAnyAsync<Exception>(() => _memory.AcceptAsync("same", Address, default));
        await _memory.AcceptAsync("other", Address, default);
        Assert.Equal(2, (await _memory.UnsettledAsync(default)).Count);
    }

    private sealed class Shifted(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
