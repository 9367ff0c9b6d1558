using System.Net;
using KiKoKo.Teams.Tests.Doubles;
using KiKoKo.Teams.Turns;

namespace KiKoKo.Teams.Tests.Turns;

public sealed class TurnTests : IAsyncLifetime
{
    private readonly TestProduct _product = new();
    private TestChannel _channel = null!;

    public async ValueTask InitializeAsync() => _channel = await TestChannel.StartAsync();

    public ValueTask DisposeAsync() => _channel.DisposeAsync();

    [Fact]
    public async Task Turns_ManyConversations_OrderKeptInEachAndNoneLost()
    {
        const int Conversations = 20;
        const int Each = 15;
        _product.OnMessage = async (m, cancel) =>
        {
            await Task.Delay(Random.Shared.Next(0, 4), cancel);
            return new OutgoingMessage(m.Text);
        };
        await using var bot = await TestBot.StartAsync(_channel, _product);
        string token = TestActivities.Token(_channel);
        await Task.WhenAll(Enumerable.Range(0, Conversations).Select(async c =>
        {
            for (int n = 0; n < Each; n++)
            {
                using var response = await bot.PostAsync(TestActivities.Personal(_channel, $"{n}", $"a:chat-{c}"), token);
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            }
        }));

        Dictionary<string, List<int>> answers = [];
        for (int i = 0; i < Conversations * Each; i++)
        {
            var call = await _channel.NextAsync();
            string conversation = call.Body.GetProperty("conversation").GetProperty("id").GetString()!;
            if (!answers.TryGetValue(conversation, out var list))
                answers.Add(conversation, list = []);
            list.Add(int.Parse(call.Text));
        }

        Assert.Equal(Conversations, answers.Count);
        Assert.All(answers.Values, list => Assert.Equal(Enumerable.Range(0, Each), list));
        Assert.True(await _channel.StaysSilentAsync());

        // Asked for once; the first few turns may ask at the same moment.
        Assert.InRange(bot.Login.TokenRequests.Count, 1, new TeamsOptions().ConcurrentTurns);
    }

    [Fact]
    public async Task Turn_QueueFull_PersonIsToldPolitely()
    {
        var release = new TaskCompletionSource();
        _product.OnMessage = async (m, _) =>
        {
            await release.Task;
            return new OutgoingMessage(m.Text);
        };
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product, new() { ["Teams:QueueCapacity"] = "2" });
        foreach (string name in (string[])["eins", "zwei", "drei"])
        {
            using var response = await bot.PostAsync(TestActivities.Personal(_channel, name, "a:" + name));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        var notice = await _channel.NextAsync();
        Assert.Contains("a%3Adrei", notice.RawPath, StringComparison.Ordinal);
        Assert.Equal(Notices.Busy.Text, notice.Text);
        release.SetResult();
        Assert.Equal(["eins", "zwei"], new[] { (await _channel.NextAsync()).Text, (await _channel.NextAsync()).Text }.Order());
    }

    [Fact]
    public async Task Turn_EvenNoticesDoNotFit_ChannelIsToldAndMayRepeat()
    {
        var release = new TaskCompletionSource();
        _product.OnMessage = async (m, _) =>
        {
            await release.Task;
            return new OutgoingMessage(m.Text);
        };
        _channel.Answer = (call, _) =>
        {
            release.Task.Wait(TimeSpan.FromSeconds(10));
            return null;
        };
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product, new() { ["Teams:QueueCapacityPerConversation"] = "1" });
        HttpResponseMessage? last = null;
        var refused = TestActivities.Personal(_channel, "5");
        for (int i = 1; i <= 4; i++)
            using (await bot.PostAsync(TestActivities.Personal(_channel, $"{i}")))
            {
            }

        last = await bot.PostAsync(refused.DeepClone());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, last.StatusCode);
        Assert.NotNull(last.Headers.RetryAfter);
        release.SetResult();
        for (int i = 0; i < 4; i++)
            await _channel.NextAsync();
        await Eventually.IsTrueAsync(() => !_product.Delivered.IsEmpty);

        using var repeated = await bot.PostAsync(refused);
        Assert.Equal(HttpStatusCode.OK, repeated.StatusCode);
        Assert.Equal("5", (await _channel.NextAsync()).Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Turn_OverItsTimeLimit_ApologyAndTheNextOneRuns(bool heedsCancellation)
    {
        _product.OnMessage = async (m, cancel) =>
        {
            if (m.Text == "langsam")
                await Task.Delay(Timeout.Infinite, heedsCancellation ? cancel : default);
            return new OutgoingMessage(m.Text);
        };
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product, new() { ["Teams:TurnTimeout"] = "00:00:01.5" });
        using var slow = await bot.PostAsync(TestActivities.Personal(_channel, "langsam"));
        using var quick = await bot.PostAsync(TestActivities.Personal(_channel, "schnell"));
        Assert.Equal(Notices.TimedOut.Text, (await _channel.NextAsync()).Text);
        Assert.Equal("schnell", (await _channel.NextAsync()).Text);
    }

    [Fact]
    public async Task Turn_ProductFails_ApologyWithoutDetails()
    {
        _product.OnMessage = (_, _) => throw new InvalidOperationException("geheim");
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product);
        using var response = await bot.PostAsync(TestActivities.Personal(_channel, "Hallo"));
        Assert.Equal(Notices.Failed.Text, (await _channel.NextAsync()).Text);
        Assert.Empty(_product.Delivered);
    }

    [Fact]
    public async Task Turn_TakesLonger_TypingBeforeTheAnswer()
    {
        _product.OnMessage = async (m, cancel) =>
        {
            await Task.Delay(700, cancel);
            return new OutgoingMessage(m.Text);
        };
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product);
        using var response = await bot.PostAsync(TestActivities.Personal(_channel, "Hallo"));
        await _channel.NextAsync();
        Assert.Equal(["typing", "message"], _channel.All.Select(c => c.Type));
    }

    [Fact]
    public async Task Turn_Answered_ProductLearnsTheIdOfTheAnswer()
    {
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product);
        using var response = await bot.PostAsync(TestActivities.Personal(_channel, "Hallo"));
        await _channel.NextAsync();
        await Eventually.IsTrueAsync(() => !_product.Delivered.IsEmpty);
        Assert.Equal(("Hallo", "sent-1"), Assert.Single(_product.Delivered));
    }

    [Fact]
    public async Task Stop_TurnsStillWaiting_EverybodyGetsAnAnswerOrAnApology()
    {
        _product.OnMessage = async (m, cancel) =>
        {
            await Task.Delay(200, cancel);
            return new OutgoingMessage(m.Text);
        };
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product, new() { ["Teams:ConcurrentTurns"] = "2" });
        for (int i = 0; i < 10; i++)
            using (await bot.PostAsync(TestActivities.Personal(_channel, "Frage", $"a:{i}")))
            {
            }

        await bot.StopAsync();
        var texts = new List<string>();
        for (int i = 0; i < 10; i++)
            texts.Add((await _channel.NextAsync()).Text);
        Assert.Contains("Frage", texts);
        Assert.Contains(Notices.Restarting.Text, texts);
        Assert.Empty(texts.Except(["Frage", Notices.Restarting.Text]));
        Assert.True(await _channel.StaysSilentAsync());
    }
}
