using System.Net;
using System.Text.Json;
using KiKoKo.Teams.Tests.Doubles;
using KiKoKo.Teams.Tests.FakeChannel;
using Microsoft.Extensions.DependencyInjection;

namespace KiKoKo.Teams.Tests.Turns;

public sealed class MemoryTests : IAsyncLifetime
{
    private readonly TestProduct _product = new();
    private readonly TestMemory _memory = new();
    private TestChannel _channel = null!;

    public async ValueTask InitializeAsync() => _channel = await TestChannel.StartAsync();

    public ValueTask DisposeAsync() => _channel.DisposeAsync();

    /// <summary>The first bot is not stopped but left behind, as a crash would: what it still did is not heard of.</summary>
    [Fact]
    public async Task Crash_InTheMiddleOf100Turns_EverybodyGetsAnAnswerOrAnApology()
    {
        int answered = 0;
        var crash = new TaskCompletionSource();
        _product.OnMessage = async (m, cancel) =>
        {
            if (Interlocked.Increment(ref answered) > 40)
                await crash.Task.WaitAsync(cancel);
            return new OutgoingMessage(m.Text);
        };
        List<(string Conversation, string Text)> heard = [];
        await using (var first = await StartAsync())
        {
            for (int i = 0; i < 100; i++)
            {
                using var response = await first.PostAsync(TestActivities.Personal(_channel, "Frage", $"a:{i}"), TestActivities.Token(_channel));
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            }

            for (int i = 0; i < 40; i++)
                heard.Add(Hear(await _channel.NextAsync()));
            await Eventually.IsTrueAsync(() => _memory.Turns.Count == 60);

            _product.OnMessage = (m, _) => Task.FromResult(new OutgoingMessage(m.Text));
            await using var second = await StartAsync();
            for (int i = 0; i < 60; i++)
                heard.Add(Hear(await _channel.NextAsync()));
            Assert.True(await _channel.StaysSilentAsync());
            await Eventually.IsTrueAsync(() => _memory.Turns.IsEmpty);
            crash.SetResult();
        }

        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"a:{i}").Order(), heard.Select(h => h.Conversation).Order());
        Assert.Equal((40, 60), (heard.Count(h => h.Text == "Frage"), heard.Count(h => h.Text == "Entschuldigung")));
        Assert.All(_channel.All, c => Assert.NotNull(c.Authorization));
    }

    [Fact]
    public async Task Memory_IsDown_PeopleAreAnsweredAllTheSame()
    {
        _memory.IsDown = true;
        await using var bot = await StartAsync();
        using var response = await bot.PostAsync(TestActivities.Personal(_channel, "Hallo"), TestActivities.Token(_channel));
        Assert.Equal("echo: Hallo", (await _channel.NextAsync()).Text);
    }

    [Fact]
    public async Task Installation_PersonIsMetAndForgottenWhenTheBotIsRemoved()
    {
        await using var bot = await StartAsync();
        string token = TestActivities.Token(_channel);
        using var added = await bot.PostAsync(TestActivities.Event(_channel, "installationUpdate", ("action", "add")), token);
        await _channel.NextAsync();
        var address = Assert.Single(_memory.Met).Value;
        Assert.Equal(("33333333-3333-4333-8333-333333333333", "", true, _channel.ServiceUrl), (address.Person.EntraObjectId, address.Person.Name, address.IsVerified, address.ServiceUrl));

        using var removed = await bot.PostAsync(TestActivities.Event(_channel, "installationUpdate", ("action", "remove")), token);
        Assert.Empty(_memory.Met);
    }

    [Fact]
    public async Task Say_WithoutBeingAsked_ReachesTheConversationWithTheBotsToken()
    {
        await using var bot = await StartAsync();
        var address = await MeetAsync(bot);
        Assert.Equal(ProactiveResult.Said, await bot.Services.GetRequiredService<ProactiveMessages>().SayAsync(address, new OutgoingMessage("Erinnerung")));
        var call = await _channel.NextAsync();
        Assert.Equal(("POST", "/connector/v3/conversations/a%3Apersonal-alice/activities", "Erinnerung", "Bearer " + FakeLogin.AccessToken), (call.Method, call.RawPath, call.Text, call.Authorization));
        Assert.Equal(("28:22222222-2222-4222-8222-222222222222", "29:1-alice"), (Id(call.Body.GetProperty("from")), Id(call.Body.GetProperty("recipient"))));
    }

    [Fact]
    public async Task Say_PersonBlockedTheBot_ConversationIsForgotten()
    {
        await using var bot = await StartAsync();
        var address = await MeetAsync(bot);
        _ = new StrictChannel(_channel, StrictRules.Teams) { IsBlocked = true };
        Assert.Equal(ProactiveResult.Gone, await bot.Services.GetRequiredService<ProactiveMessages>().SayAsync(address, new OutgoingMessage("Erinnerung")));
        Assert.Empty(_memory.Met);
    }

    [Fact]
    public async Task Say_ChannelHasTrouble_Failed()
    {
        await using var bot = await StartAsync();
        var address = await MeetAsync(bot);
        _ = new StrictChannel(_channel, StrictRules.Teams, new Fault(On.Message, 502) { Times = 99 });
        Assert.Equal(ProactiveResult.Failed, await bot.Services.GetRequiredService<ProactiveMessages>().SayAsync(address, new OutgoingMessage("Erinnerung")));
        Assert.NotEmpty(_memory.Met);
    }

    private async Task<TeamsAddress> MeetAsync(TestBot bot)
    {
        using var added = await bot.PostAsync(TestActivities.Event(_channel, "installationUpdate", ("action", "add")), TestActivities.Token(_channel));
        await _channel.NextAsync();
        return Assert.Single(_memory.Met).Value;
    }

    private Task<TestBot> StartAsync() => TestBot.StartAsync(_channel, _product, change: s => s.AddSingleton<ITeamsMemory>(_memory));

    private static (string Conversation, string Text) Hear(Call call) => (Id(call.Body.GetProperty("conversation")), call.Text);

    private static string Id(JsonElement element) => element.GetProperty("id").GetString()!;
}
