using KiKoKo.Teams.Authentication;
using KiKoKo.Teams.Tests.Doubles;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace KiKoKo.Teams.Tests.Authentication;

public sealed class SigningKeysTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task Find_KnownKeyManyTimes_FetchedOnce()
    {
        await using var channel = await TestChannel.StartAsync();
        using var keys = KeysOf(channel);
        var found = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => keys.FindAsync("teams-key", default).AsTask()));
        Assert.All(found, Assert.NotNull);
        Assert.Equal(1, channel.MetadataHits);
    }

    [Fact]
    public async Task Find_UnknownKeys_FetchedAtMostHourly()
    {
        await using var channel = await TestChannel.StartAsync();
        using var keys = KeysOf(channel);
        for (int i = 0; i < 10; i++)
            Assert.Null(await keys.FindAsync($"made-up-{i}", default));
        Assert.Equal(1, channel.MetadataHits);

        channel.Keys.Add(TestKeys.Jwk("made-up-1", TestKeys.Rogue, "msteams"));
        _time.Advance(TimeSpan.FromMinutes(59));
        Assert.Null(await keys.FindAsync("made-up-1", default));
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.NotNull(await keys.FindAsync("made-up-1", default));
        Assert.Equal(2, channel.MetadataHits);
    }

    [Fact]
    public async Task Find_AfterADay_RemovedKeyIsGone()
    {
        await using var channel = await TestChannel.StartAsync();
        using var keys = KeysOf(channel);
        Assert.NotNull(await keys.FindAsync("sms-key", default));
        channel.Keys.RemoveAt(1);
        _time.Advance(TimeSpan.FromHours(23));
        Assert.NotNull(await keys.FindAsync("sms-key", default));
        _time.Advance(TimeSpan.FromHours(2));
        Assert.Null(await keys.FindAsync("sms-key", default));
    }

    [Fact]
    public async Task Find_KeyServerDown_OldKeysServeFiveDaysAndNotLonger()
    {
        await using var channel = await TestChannel.StartAsync();
        using var keys = KeysOf(channel);
        Assert.NotNull(await keys.FindAsync("teams-key", default));
        channel.KeysAreDown = true;
        _time.Advance(TimeSpan.FromDays(4));
        Assert.NotNull(await keys.FindAsync("teams-key", default));
        Assert.NotNull(await keys.FindAsync("teams-key", default));
        Assert.Equal(2, channel.MetadataHits);
        _time.Advance(TimeSpan.FromDays(2));
        Assert.Null(await keys.FindAsync("teams-key", default));
    }

    [Fact]
    public async Task Find_KeyServerDownAtFirst_TriedAgainAfterAPause()
    {
        await using var channel = await TestChannel.StartAsync();
        channel.KeysAreDown = true;
        using var keys = KeysOf(channel);
        Assert.Null(await keys.FindAsync("teams-key", default));
        channel.KeysAreDown = false;
        Assert.Null(await keys.FindAsync("teams-key", default));
        _time.Advance(TimeSpan.FromSeconds(31));
        Assert.NotNull(await keys.FindAsync("teams-key", default));
    }

    private SigningKeys KeysOf(TestChannel channel) => new(
        new PlainHttp(), Options.Create(new TeamsOptions { OpenIdMetadata = channel.Metadata }), _time, NullLogger<SigningKeys>.Instance);
}
