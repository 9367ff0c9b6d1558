using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KiKoKo.Teams.Tests.Doubles;

namespace KiKoKo.Teams.Tests.Endpoint;

public sealed class MessagesEndpointTests : IAsyncLifetime
{
    private readonly TestProduct _product = new();
    private TestChannel _channel = null!;

    public async ValueTask InitializeAsync() => _channel = await TestChannel.StartAsync();

    public ValueTask DisposeAsync() => _channel.DisposeAsync();

    [Fact]
    public async Task Post_Message_AnsweredBeforeTheWorkIsDone()
    {
        var release = new TaskCompletionSource();
        _product.OnMessage = async (m, _) =>
        {
            await release.Task;
            return new OutgoingMessage("spät");
        };
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product);
        using var response = await bot.PostAsync(TestActivities.Personal(_channel, "Hallo"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
        release.SetResult();
        Assert.Equal("spät", (await _channel.NextAsync()).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("kein JSON")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":5}""")]
    [InlineData("""{"type":"message","text":"ohne Unterhaltung"}""")]
    [InlineData("""{"type":"message","serviceUrl":"file:///etc/passwd","conversation":{"id":"a"}}""")]
    [InlineData("""{"type":"message","serviceUrl":"http://user:pw@127.0.0.1/","conversation":{"id":"a"}}""")]
    [InlineData("""{"type":"message","type":"message","serviceUrl":"http://127.0.0.1/","conversation":{"id":"a"}}""")]
    public async Task Post_NotAnActivity_400(string body)
    {
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product);
        using var response = await bot.PostAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    // Half a surrogate pair once made the reader throw where nobody expected it.
    [Theory]
    [InlineData("""{"type":"conversationUpdate","recipient":{"id":"28:b"},"membersAdded":[null]}""", 200)]
    [InlineData("""{"type":"message","text":"\ud800","serviceUrl":"http://127.0.0.1:1/","conversation":{"id":"a"}}""", 400)]
    [InlineData("""{"type":"message","serviceUrl":"http://127.0.0.1:1/","conversation":{"id":"a"},"channelData":{"tenant":{"id":"\ud800"}}}""", 200)]
    [InlineData("""{"type":"message","serviceUrl":"http://127.0.0.1:1/","conversation":{"id":"a"},"entities":[{"type":"mention","mentioned":{"id":"\udc00"}},null,7]}""", 200)]
    [InlineData("""{"type":"message","serviceUrl":"http://127.0.0.1:1/","conversation":{"id":"a"},"entities":null,"channelData":7,"value":[],"timestamp":"gestern"}""", 200)]
    [InlineData("""{"type":"message","serviceUrl":"http://[::1","conversation":{"id":"a"}}""", 400)]
    [InlineData("""{"type":"invoke","name":"message/submitAction","value":{"actionName":"feedback"}}""", 400)]
    [InlineData("""{"type":"invoke","value":null}""", 501)]
    public async Task Post_OddActivity_NoFault(string body, int status)
    {
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product);
        using var response = await bot.PostAsync(body);
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Post_NotAnActivityWithGoodToken_400()
    {
        await using var bot = await TestBot.StartAsync(_channel, _product);
        using var response = await bot.PostAsync("kein JSON", TestActivities.Token(_channel));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Get_Endpoint_405()
    {
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product);
        using var response = await bot.SendAsync(HttpMethod.Get, null, null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Post_BodyOverTheLimit_413(bool chunked)
    {
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product, new() { ["Teams:MaxBodyBytes"] = "20000" });
        byte[] body = Encoding.UTF8.GetBytes(TestActivities.Personal(_channel, new string('x', 20_000)).ToJsonString());
        HttpContent content = chunked ? new Chunked(body) : new ByteArrayContent(body);
        using var response = await bot.SendAsync(HttpMethod.Post, content, null);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);

        using var smaller = await bot.PostAsync(TestActivities.Personal(_channel, new string('x', 15_000)));
        Assert.Equal(HttpStatusCode.OK, smaller.StatusCode);
    }

    [Fact]
    public async Task Post_NotConfigured_503WithTheMendAndTheRestRuns()
    {
        await using var bot = await TestBot.StartAsync(_channel, _product, new() { ["Teams:AppId"] = null });
        using var response = await bot.PostAsync(TestActivities.Personal(_channel, "Hallo"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!;
        Assert.Contains("KIKOKO_Teams__AppId", (string)error["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("99999999-9999-4999-8999-999999999999", null)]
    [InlineData("99999999-9999-4999-8999-999999999999", TestKeys.TenantId)]
    [InlineData(TestKeys.TenantId, "99999999-9999-4999-8999-999999999999")]
    [InlineData(null, null)]
    public async Task Post_OtherTenant_403(string? ofConversation, string? ofChannel)
    {
        await using var bot = await TestBot.StartAsync(_channel, _product);
        var activity = TestActivities.Personal(_channel, "Hallo");
        activity["conversation"]!["tenantId"] = ofConversation;
        activity["channelData"]!["tenant"]!["id"] = ofChannel;
        using var response = await bot.PostAsync(activity, TestActivities.Token(_channel));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(_product.Messages);
    }

    [Fact]
    public async Task Post_TenantOnTheList_Answered()
    {
        const string Partner = "99999999-9999-4999-8999-99999999999a";
        await using var bot = await TestBot.StartAsync(_channel, _product, new() { ["Teams:AllowedTenants:0"] = Partner.ToUpperInvariant() });
        var activity = TestActivities.Personal(_channel, "Hallo");
        activity["conversation"]!["tenantId"] = Partner;
        activity["channelData"]!["tenant"]!["id"] = Partner;
        using var response = await bot.PostAsync(activity, TestActivities.Token(_channel));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var own = await bot.PostAsync(TestActivities.Personal(_channel, "Hallo"), TestActivities.Token(_channel));
        Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);
    }

    [Fact]
    public async Task Post_AnonymousModeWithAForgedToken_401()
    {
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product);
        using var response = await bot.PostAsync(TestActivities.Personal(_channel, "Hallo"), TestKeys.Token(TestKeys.Claims(_channel.ServiceUrl), TestKeys.Rogue));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Post_Message_ProductSeesWhatTheChannelSaid()
    {
        await using var bot = await TestBot.StartAsync(_channel, _product);
        using var response = await bot.PostAsync(TestActivities.InChannel(_channel, "<at>KiKoKo</at> Wer  genehmigt Urlaub?"), TestActivities.Token(_channel));
        await _channel.NextAsync();
        var message = Assert.Single(_product.Messages);
        Assert.Equal("Wer  genehmigt Urlaub?", message.Text);
        Assert.Equal(new TeamsPerson("29:1-alice", "33333333-3333-4333-8333-333333333333", "Alice Chan"), message.From);
        Assert.Equal(new TeamsConversation("19:chan@thread.tacv2;messageid=1795", ConversationKind.Channel, TestKeys.TenantId), message.Conversation);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 15, 55, 48, 81, TimeSpan.Zero), message.SentAt);
        Assert.Equal("de-DE", message.Locale);
    }

    [Fact]
    public async Task Post_ChannelMessageWithoutMention_NotAnswered()
    {
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product);
        using var response = await bot.PostAsync(TestActivities.InChannel(_channel, "<at>KiKoKo</at> nur Text", mentioned: false));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(await _channel.StaysSilentAsync());
        Assert.Empty(_product.Messages);
    }

    [Theory]
    [InlineData("messageReaction")]
    [InlineData("typing")]
    [InlineData("endOfConversation")]
    [InlineData("etwasNeues")]
    public async Task Post_UnknownType_200AndIgnored(string type)
    {
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product);
        using var response = await bot.PostAsync(TestActivities.Event(_channel, type));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(await _channel.StaysSilentAsync());
    }

    [Fact]
    public async Task Post_UnknownInvoke_501()
    {
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product);
        using var response = await bot.PostAsync(TestActivities.Event(_channel, "invoke", ("name", "task/fetch")));
        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
    }

    [Theory]
    [InlineData("like", "hilfreich", true)]
    [InlineData("dislike", "", false)]
    public async Task Post_FeedbackTwice_EmptyObjectAndHandedOnOnce(string reaction, string text, bool positive)
    {
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product);
        var invoke = TestActivities.FeedbackInvoke(_channel, reaction, text);
        for (int i = 0; i < 2; i++)
        {
            using var response = await bot.PostAsync(invoke.DeepClone());
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("{}", await response.Content.ReadAsStringAsync());
        }

        await Eventually.IsTrueAsync(() => !_product.Feedback.IsEmpty);
        var feedback = Assert.Single(_product.Feedback);
        Assert.Equal(("sent-1", positive, text.Length > 0 ? text : null), (feedback.MessageId, feedback.IsPositive, feedback.Text));
        Assert.True(await _channel.StaysSilentAsync());
    }

    [Fact]
    public async Task Post_FeedbackThatNamesNoMessage_HandedOnAllTheSame()
    {
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product);
        var invoke = TestActivities.FeedbackInvoke(_channel, "like", null);
        invoke.Remove("replyToId");
        using var response = await bot.PostAsync(invoke);
        Assert.Equal("{}", await response.Content.ReadAsStringAsync());
        await Eventually.IsTrueAsync(() => !_product.Feedback.IsEmpty);
        Assert.Null(Assert.Single(_product.Feedback).MessageId);
    }

    [Fact]
    public async Task Post_FeedbackWithoutReaction_400()
    {
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product);
        using var response = await bot.PostAsync(TestActivities.FeedbackInvoke(_channel, "shrug", null));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Post_BothEventsOfAnInstallation_WelcomedOnce()
    {
        await using var bot = await TestBot.StartAsync(_channel, _product);
        string token = TestActivities.Token(_channel);
        var added = new JsonArray(new JsonObject { ["id"] = TestActivities.BotId });
        using var first = await bot.PostAsync(TestActivities.Event(_channel, "installationUpdate", ("action", "add")), token);
        using var second = await bot.PostAsync(TestActivities.Event(_channel, "conversationUpdate", ("membersAdded", added)), token);
        var welcome = await _channel.NextAsync();
        Assert.Equal("Guten Tag", welcome.Text);
        Assert.Equal("/connector/v3/conversations/a%3Apersonal-alice/activities", welcome.RawPath);
        Assert.True(await _channel.StaysSilentAsync());

        using var removed = await bot.PostAsync(TestActivities.Event(_channel, "installationUpdate", ("action", "remove")), token);
        Assert.True(await _channel.StaysSilentAsync());
        using var again = await bot.PostAsync(TestActivities.Event(_channel, "installationUpdate", ("action", "add")), token);
        Assert.Equal("Guten Tag", (await _channel.NextAsync()).Text);
    }

    [Fact]
    public async Task Post_SomebodyElseJoins_NotWelcomed()
    {
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product);
        var added = new JsonArray(new JsonObject { ["id"] = "29:1-bob" });
        using var joined = await bot.PostAsync(TestActivities.Event(_channel, "conversationUpdate", ("membersAdded", added)));
        using var upgraded = await bot.PostAsync(TestActivities.Event(_channel, "installationUpdate", ("action", "add-upgrade")));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (joined.StatusCode, upgraded.StatusCode));
        Assert.True(await _channel.StaysSilentAsync());
    }

    [Fact]
    public async Task Post_SameActivityManyTimes_AnsweredOnce()
    {
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product);
        string body = TestActivities.Personal(_channel, "Hallo").ToJsonString();
        var responses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bot.PostAsync(body)));
        Assert.All(responses, r => Assert.Equal(HttpStatusCode.OK, r.StatusCode));
        Assert.Equal("echo: Hallo", (await _channel.NextAsync()).Text);
        Assert.True(await _channel.StaysSilentAsync());
        Assert.Single(_product.Messages);
    }

    // Without a length, so that the server has to count.
    private sealed class Chunked(byte[] body) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(body).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
