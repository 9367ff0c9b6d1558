using System.Diagnostics;
using KiKoKo.Teams.Connector;
using KiKoKo.Teams.Tests.Doubles;
using KiKoKo.Teams.Turns;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace KiKoKo.Teams.Tests.Connector;

public sealed class ConnectorTests : IAsyncLifetime
{
    private readonly TestProduct _product = new();
    private TestChannel _channel = null!;

    public async ValueTask InitializeAsync() => _channel = await TestChannel.StartAsync();

    public ValueTask DisposeAsync() => _channel.DisposeAsync();

    [Fact]
    public async Task Reply_InAChannel_ToTheMessageWithTheBotsToken()
    {
        await using var bot = await TestBot.StartAsync(_channel, _product);
        var activity = TestActivities.InChannel(_channel, "<at>KiKoKo</at> Hallo");
        using var response = await bot.PostAsync(activity, TestActivities.Token(_channel));
        var call = await _channel.NextAsync();

        string id = (string)activity["id"]!;
        Assert.Equal(("POST", $"/connector/v3/conversations/19%3Achan%40thread.tacv2%3Bmessageid%3D1795/activities/{id}"), (call.Method, call.RawPath));
        Assert.Equal("Bearer " + FakeLogin.AccessToken, call.Authorization);
        Assert.Equal(id, call.Body.GetProperty("replyToId").GetString());
        Assert.Equal(TestActivities.BotId, call.Body.GetProperty("from").GetProperty("id").GetString());
        Assert.Equal("29:1-alice", call.Body.GetProperty("recipient").GetProperty("id").GetString());
        string request = Assert.Single(bot.Login.TokenRequests);
        Assert.StartsWith($"/{TestKeys.TenantId}/oauth2/v2.0/token?", request, StringComparison.Ordinal);
        Assert.Contains("scope=https%3A%2F%2Fapi.botframework.com%2F.default", request, StringComparison.Ordinal);
        Assert.Contains("grant_type=client_credentials", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_SentMessage_Replaced()
    {
        await using var bot = await TestBot.StartAsync(_channel, _product);
        var connector = bot.Services.GetRequiredService<ConnectorClient>();
        var service = ServiceAddress.From(_channel.ServiceUrl, isVerified: true)!;
        var result = await connector.UpdateAsync(service, "a:1", "f:2", new Teams.Activities.Activity { Type = "message", Text = "neu" }, CancellationToken.None);
        var call = await _channel.NextAsync();
        Assert.Equal(("PUT", "/connector/v3/conversations/a%3A1/activities/f%3A2", "neu"), (call.Method, call.RawPath, call.Text));
        Assert.Equal(new SendResult.Sent("sent-1"), result);
    }

    [Fact]
    public async Task Reply_ToAnAnonymousRequest_WithoutToken()
    {
        await using var bot = await TestBot.StartAsync(_channel, _product, new() { ["Teams:DangerouslyAllowAnonymous"] = "true" }, "Development");
        using var response = await bot.PostAsync(TestActivities.Personal(_channel, "Hallo"));
        Assert.Null((await _channel.NextAsync()).Authorization);
        Assert.Empty(bot.Login.TokenRequests);
    }

    [Fact]
    public async Task Reply_DirectoryRefuses_NothingSentAndNextTurnTriesAgain()
    {
        await using var bot = await TestBot.StartAsync(_channel, _product);
        bot.Login.Refuses = true;
        using var first = await bot.PostAsync(TestActivities.Personal(_channel, "eins"), TestActivities.Token(_channel));
        await Eventually.IsTrueAsync(() => bot.Login.TokenRequests.Count > 0);
        Assert.True(await _channel.StaysSilentAsync());
        bot.Login.Refuses = false;
        using var second = await bot.PostAsync(TestActivities.Personal(_channel, "zwei"), TestActivities.Token(_channel));
        Assert.Equal("echo: zwei", (await _channel.NextAsync()).Text);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(412)]
    [InlineData(502)]
    [InlineData(504)]
    public async Task Reply_PassingTrouble_RepeatedUntilTaken(int status)
    {
        int refusals = 0;
        _channel.Answer = (_, _) => Interlocked.Increment(ref refusals) <= 2 ? Results.StatusCode(status) : null;
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product);
        using var response = await bot.PostAsync(TestActivities.Personal(_channel, "Hallo"));
        Assert.Equal("echo: Hallo", (await _channel.NextAsync()).Text);
        Assert.Equal(3, _channel.All.Count(c => c.Type == "message"));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task Reply_LastingTrouble_NotRepeated(int status)
    {
        _channel.Answer = (call, _) => call.Text.Contains("eins", StringComparison.Ordinal) ? Results.StatusCode(status) : null;
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product);
        using var first = await bot.PostAsync(TestActivities.Personal(_channel, "eins"));
        using var second = await bot.PostAsync(TestActivities.Personal(_channel, "zwei"));
        Assert.Equal("echo: zwei", (await _channel.NextAsync()).Text);
        Assert.Equal(2, _channel.All.Count);
        await Eventually.IsTrueAsync(() => !_product.Delivered.IsEmpty);
        Assert.Equal("zwei", Assert.Single(_product.Delivered).Question);
    }

    /// <summary>Nobody knows whether the channel carried it out: not said again, but not silent either.</summary>
    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Reply_PerhapsCarriedOut_NotRepeatedAndThePersonIsTold(int status)
    {
        _channel.Answer = (call, _) => call.Text.Contains("eins", StringComparison.Ordinal) ? Results.StatusCode(status) : null;
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product);
        using var response = await bot.PostAsync(TestActivities.Personal(_channel, "eins"));
        Assert.Equal(Notices.Uncertain.Text, (await _channel.NextAsync()).Text);
        Assert.Equal(2, _channel.All.Count);
        Assert.Empty(_product.Delivered);
    }

    [Fact]
    public async Task Reply_RetryAfter_WaitedFor()
    {
        long? refusedAt = null;
        _channel.Answer = (_, context) =>
        {
            if (refusedAt is not null)
                return null;
            refusedAt = Stopwatch.GetTimestamp();
            context.Response.Headers.RetryAfter = "1";
            return Results.StatusCode(429);
        };
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product);
        using var response = await bot.PostAsync(TestActivities.Personal(_channel, "Hallo"));
        await _channel.NextAsync();
        Assert.InRange(Stopwatch.GetElapsedTime(refusedAt!.Value).TotalSeconds, 0.98, 10);
    }

    [Fact]
    public async Task Reply_RetryAfterBeyondReason_GivenUp()
    {
        _channel.Answer = (call, context) =>
        {
            if (call.Text != "echo: eins")
                return null;
            context.Response.Headers.RetryAfter = "3600";
            return Results.StatusCode(429);
        };
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product);
        using var first = await bot.PostAsync(TestActivities.Personal(_channel, "eins"));
        using var second = await bot.PostAsync(TestActivities.Personal(_channel, "zwei"));
        Assert.Equal("echo: zwei", (await _channel.NextAsync()).Text);
    }

    [Fact]
    public async Task Reply_TooLargeForTheChannel_PersonIsTold()
    {
        _channel.Answer = (call, _) => call.Text.StartsWith("echo", StringComparison.Ordinal)
            ? Results.Json(new { error = new { code = "MessageSizeTooBig", message = "…" } }, statusCode: 413)
            : null;
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product);
        using var response = await bot.PostAsync(TestActivities.Personal(_channel, "Hallo"));
        Assert.Equal(Notices.TooLong.Text, (await _channel.NextAsync()).Text);
        Assert.Empty(_product.Delivered);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    public async Task Reply_TakenWithAnOddBody_DeliveredWithoutId(string body)
    {
        _channel.Answer = (_, _) => Results.Content(body, "application/json", statusCode: 202);
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product);
        using var response = await bot.PostAsync(TestActivities.Personal(_channel, "Hallo"));
        await Eventually.IsTrueAsync(() => !_product.Delivered.IsEmpty);
        Assert.Equal(("Hallo", null), Assert.Single(_product.Delivered));
    }

    [Fact]
    public async Task Reply_ChannelRedirects_NotFollowed()
    {
        _channel.Answer = (_, context) =>
        {
            context.Response.Headers.Location = _channel.Address + "/connector/elsewhere";
            return Results.StatusCode(307);
        };
        await using var bot = await TestBot.StartAsync(_channel, _product);
        using var response = await bot.PostAsync(TestActivities.Personal(_channel, "Hallo"), TestActivities.Token(_channel));
        await Eventually.IsTrueAsync(() => !_channel.All.IsEmpty);
        Assert.True(await _channel.StaysSilentAsync());
        Assert.Single(_channel.All);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/1/", true, "https://smba.trafficmanager.net/emea/1")]
    [InlineData("http://localhost:56150/_connector", true, "http://localhost:56150/_connector")]
    [InlineData("http://emulator:56150/_connector", false, "http://emulator:56150/_connector")]
    [InlineData("http://evil.example/", true, null)]
    [InlineData("ftp://evil.example/", false, null)]
    [InlineData("https://good.example@evil.example/", true, null)]
    [InlineData("https://evil.example/?x=", true, null)]
    [InlineData("/v3", false, null)]
    [InlineData(null, false, null)]
    public void ServiceAddress_From_OnlyWhereAnswersMayGo(string? serviceUrl, bool isVerified, string? expected) =>
        Assert.Equal(expected, ServiceAddress.From(serviceUrl, isVerified)?.Base);

    [Fact]
    public void ServiceAddress_Activity_IdsAreEscaped()
    {
        var address = ServiceAddress.From("https://h.example/x/", isVerified: true)!;
        Assert.Equal("https://h.example/x/v3/conversations/..%2F..%2Fv1/activities/f%3A1%3F", address.Activity("../../v1", "f:1?").AbsoluteUri);
    }
}
