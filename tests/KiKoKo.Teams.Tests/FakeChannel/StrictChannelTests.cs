using KiKoKo.Teams.Connector;
using KiKoKo.Teams.Tests.Doubles;
using KiKoKo.Teams.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace KiKoKo.Teams.Tests.FakeChannel;

/// <summary>Whatever the channel does, the person ends with one complete answer, one clear message, or what their Stop left.</summary>
public sealed class StrictChannelTests : IAsyncLifetime
{
    private const string Answer = "Resturlaub verfällt am 31. März [1]. Bitte planen Sie ihn rechtzeitig ein. Das ist alles.";
    private const string NotAllowed = "ContentStreamNotAllowed";

    private static readonly StrictRules s_rules = new(TimeSpan.FromMilliseconds(80), TimeSpan.FromSeconds(30));
    private static readonly StreamRules s_pace = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(28));
    private static readonly TimeSpan s_late = TimeSpan.FromSeconds(2.5);

    // name → faults, what the person reads in the end (null: the answer); "+" before a notice: the answer and the notice
    private static readonly Dictionary<string, (Fault[] Faults, string? Notice, bool Both)> s_cases = new()
    {
        ["nothing wrong"] = ([], null, false),
        ["first part refused, no stream here"] = ([new(On.FirstPart, 405) { Code = "BadArgument", Message = "Streaming API is not enabled" }], null, false),
        ["first part refused, not allowed"] = ([new(On.FirstPart, 403) { Code = NotAllowed, Message = "Content stream is not allowed" }], null, false),
        ["first part throttled"] = ([new(On.FirstPart, 429)], null, false),
        ["first part throttled with Retry-After"] = ([new(On.FirstPart, 429) { RetryAfter = "1" }], null, false),
        ["first part throttled for good"] = ([new(On.FirstPart, 429) { Times = 99 }], null, false),
        ["later part throttled"] = ([new(On.LaterPart, 429)], null, false),
        ["later part throttled for good"] = ([new(On.LaterPart, 429) { Times = 99 }], null, false),
        ["later part 412"] = ([new(On.LaterPart, 412)], null, false),
        ["later part 502"] = ([new(On.LaterPart, 502)], null, false),
        ["later part 500"] = ([new(On.LaterPart, 500)], null, false),
        ["later part times out"] = ([new(On.LaterPart) { Delay = s_late }], null, false),
        ["later part too large"] = ([new(On.LaterPart, 403) { Code = NotAllowed, Message = "Message size too large" }], null, false),
        ["stream time exceeded"] = ([new(On.LaterPart, 403) { Code = NotAllowed, Message = "Content stream finished due to exceeded streaming time." }], null, false),
        ["stream time exceeded at the end"] = ([new(On.Final, 403) { Code = NotAllowed, Message = "Content stream finished due to exceeded streaming time." }], null, false),
        ["final throttled"] = ([new(On.Final, 429)], null, false),
        ["final throttled for good"] = ([new(On.Final, 429) { Times = 99 }], null, false),
        ["final 502 for good"] = ([new(On.Final, 502) { Times = 99 }], null, false),
        ["final carried out, answer 500"] = ([new(On.Final, 500) { CarriesOut = true }], null, false),
        ["final lost, answer 500"] = ([new(On.Final, 500)], null, false),
        ["final times out after it took effect"] = ([new(On.Final) { Delay = s_late }], null, false),
        ["final answered with nothing"] = ([new(On.Final) { IsMute = true }], null, false),
        ["final and update lost, stream gone"] = ([new(On.Final, 404), new(On.Update, 404)], null, false),
        ["final too large"] = ([new(On.Final, 403) { Code = NotAllowed, Message = "Message size too large" }], Notices.TooLong.Text, false),
        ["first part named by nobody"] = ([new(On.FirstPart) { IsMute = true }], null, false),
        ["message 413"] = ([NoStream, new(On.Message, 413)], Notices.TooLong.Text, false),
        ["message 400"] = ([NoStream, new(On.Message, 400)], Notices.Failed.Text, false),
        ["message throttled"] = ([NoStream, new(On.Message, 429)], null, false),
        ["message throttled with Retry-After"] = ([NoStream, new(On.Message, 429) { RetryAfter = "1" }], null, false),
        ["message throttled longer than one round"] = ([NoStream, new(On.Message, 429) { Times = 5 }], null, false),
        ["message 412"] = ([NoStream, new(On.Message, 412)], null, false),
        ["message 502"] = ([NoStream, new(On.Message, 502)], null, false),
        ["message 502 longer than one round"] = ([NoStream, new(On.Message, 502) { Times = 7 }], null, false),
        ["message lost, answer 500"] = ([NoStream, new(On.Message, 500)], Notices.Uncertain.Text, false),
        ["message carried out, answer 500"] = ([NoStream, new(On.Message, 500) { CarriesOut = true }], Notices.Uncertain.Text, true),
        ["message lost in a time-out"] = ([NoStream, new(On.Message, 504) { Delay = s_late }], Notices.Uncertain.Text, false),
        ["message answered with nothing"] = ([NoStream, new(On.Message) { IsMute = true }], null, false),
    };

    private readonly TestProduct _product = new() { OnPreviewed = StreamAsync };
    private TestChannel _channel = null!;

    public static TheoryData<string> Names => [.. s_cases.Keys];

    private static Fault NoStream => new(On.FirstPart, 403) { Code = NotAllowed, Message = "Content stream is not allowed" };

    public async ValueTask InitializeAsync() => _channel = await TestChannel.StartAsync();

    public ValueTask DisposeAsync() => _channel.DisposeAsync();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Turn_ChannelAtFault_OneCompleteAnswerOrOneClearMessage(string name)
    {
        var (faults, notice, both) = s_cases[name];
        var strict = new StrictChannel(_channel, s_rules, faults);
        await AskAsync(strict, both ? 2 : 1);

        string[] expected = notice is null ? [Answer] : both ? [Answer, notice] : [notice];
        Assert.Equal(expected, strict.Complete);

        // A stream whose name nobody knows cannot be ended; one that is gone is not seen.
        if (name is not ("first part named by nobody" or "final and update lost, stream gone"))
            Assert.Empty(strict.Unfinished);
        Assert.Empty(strict.Violations);
    }

    [Fact]
    public async Task Stream_NothingWrong_StatusThenGrowingTextThenTheAnswerWithItsEntities()
    {
        var strict = new StrictChannel(_channel, s_rules);
        await AskAsync(strict);

        Assert.Equal("informative", strict.Parts[0].Kind);
        Assert.Equal("final", strict.Parts[^1].Kind);
        var growing = strict.Parts.Where(p => p.Kind == "streaming").Select(p => p.Text).ToList();
        Assert.True(growing.Count >= 2, $"{growing.Count} parts");
        for (int i = 1; i < growing.Count; i++)
            Assert.StartsWith(growing[i - 1], growing[i], StringComparison.Ordinal);
        Assert.DoesNotContain(_channel.All, c => c.Method == "PUT");
        await Eventually.IsTrueAsync(() => !_product.Delivered.IsEmpty);
        Assert.Equal("shown-1", Assert.Single(_product.Delivered).MessageId);
        Assert.Contains(_channel.All.Last().Body.GetProperty("entities").EnumerateArray(), e => e.TryGetProperty("citation", out _));
    }

    [Fact]
    public async Task Stream_PersonPressesStop_ProductIsStoppedAndNothingMoreIsSaid()
    {
        bool wasCancelled = false;
        _product.OnPreviewed = async (_, preview, cancel) =>
        {
            try
            {
                for (int i = 1; ; i++)
                {
                    preview.Show(string.Concat(Enumerable.Repeat("Wort ", i)));
                    await Task.Delay(60, cancel);
                }
            }
            catch (OperationCanceledException)
            {
                wasCancelled = true;
                throw;
            }
        };
        var strict = new StrictChannel(_channel, s_rules) { StopAfter = 3 };
        await using var bot = await StartAsync();
        using var response = await bot.PostAsync(TestActivities.Personal(_channel, "Frage"));
        await Eventually.IsTrueAsync(() => wasCancelled);
        await Task.Delay(500);
        Assert.Empty(strict.Complete);
        Assert.Equal(4, _channel.All.Count);
        Assert.Empty(_product.Delivered);
    }

    [Fact]
    public async Task Stream_ProductChangesItsMind_AnswerInPlaceOfThePreview()
    {
        _product.OnPreviewed = async (_, preview, cancel) =>
        {
            preview.Show("Es sind 20 Tage. Und ");
            await Task.Delay(700, cancel);
            return new OutgoingMessage(Answer);
        };
        var strict = new StrictChannel(_channel, s_rules);
        await AskAsync(strict);
        Assert.Equal([Answer.Replace("[1]", "&#91;1&#93;", StringComparison.Ordinal)], strict.Complete);
        Assert.Empty(strict.Unfinished);
        Assert.Empty(strict.Violations);
    }

    [Fact]
    public async Task Stream_ProductFailsHalfway_ApologyInPlaceOfThePreview()
    {
        _product.OnPreviewed = async (_, preview, cancel) =>
        {
            preview.Show("Es sind 20 Tage. Und ");
            await Task.Delay(700, cancel);
            throw new InvalidOperationException();
        };
        var strict = new StrictChannel(_channel, s_rules);
        await AskAsync(strict);
        Assert.Equal([Notices.Failed.Text], strict.Complete);
        Assert.Empty(strict.Unfinished);
    }

    [Fact]
    public async Task Stream_LongerThanTheChannelAllows_EndedInTime()
    {
        _product.OnPreviewed = async (_, preview, cancel) =>
        {
            for (int i = 1; i <= 25; i++)
            {
                preview.Show(string.Concat(Enumerable.Repeat("Wort ", i)));
                await Task.Delay(100, cancel);
            }

            return new OutgoingMessage(string.Concat(Enumerable.Repeat("Wort ", 30)).Trim());
        };
        var strict = new StrictChannel(_channel, s_rules with { Whole = TimeSpan.FromSeconds(1.2) });
        await AskAsync(strict, pace: s_pace with { Whole = TimeSpan.FromSeconds(0.9) });
        Assert.Equal([string.Concat(Enumerable.Repeat("Wort ", 30)).Trim()], strict.Complete);
        Assert.Empty(strict.Unfinished);
        Assert.Empty(strict.Violations);
        Assert.Equal("PUT", _channel.All.Last().Method);
    }

    [Fact]
    public async Task Stream_AtTheRealPace_NotMoreThanOneRequestASecond()
    {
        var strict = new StrictChannel(_channel, StrictRules.Teams);
        _product.OnPreviewed = async (_, preview, cancel) =>
        {
            for (int i = 1; i <= 30; i++)
            {
                preview.Show(string.Concat(Enumerable.Repeat("Wort ", i)));
                await Task.Delay(100, cancel);
            }

            return new OutgoingMessage(string.Concat(Enumerable.Repeat("Wort ", 31)).Trim());
        };
        await AskAsync(strict, pace: StreamRules.Default);
        Assert.Empty(strict.Violations);
        Assert.InRange(strict.Parts.Count, 3, 5);
    }

    [Theory]
    [InlineData("groupChat")]
    [InlineData("channel")]
    public async Task Stream_WhereOthersListen_OneMessage(string kind)
    {
        var strict = new StrictChannel(_channel, s_rules);
        await using var bot = await StartAsync();
        var activity = TestActivities.InChannel(_channel, "<at>KiKoKo</at> Frage");
        activity["conversation"]!["conversationType"] = kind;
        using var response = await bot.PostAsync(activity);
        await Eventually.IsTrueAsync(() => strict.Complete.Count > 0);
        Assert.Equal([Answer], strict.Complete);
        Assert.Empty(strict.Parts);
        Assert.Empty(strict.Violations);
    }

    [Fact]
    public async Task Turn_PersonBlockedTheBot_NothingIsRepeated()
    {
        var strict = new StrictChannel(_channel, s_rules) { IsBlocked = true };
        await using var bot = await StartAsync();
        using var response = await bot.PostAsync(TestActivities.Personal(_channel, "Frage"));
        await Eventually.IsTrueAsync(() => _channel.All.Any(c => c.Type == "message"));
        Assert.True(await _channel.StaysSilentAsync());
        Assert.Single(_channel.All, c => c.Type == "message");
        Assert.Empty(strict.Complete);
    }

    private async Task AskAsync(StrictChannel strict, int messages = 1, StreamRules? pace = null)
    {
        await using var bot = await StartAsync(pace);
        using var response = await bot.PostAsync(TestActivities.Personal(_channel, "Frage"));
        await Eventually.IsTrueAsync(() => strict.Complete.Count >= messages);

        // What is said twice is said soon after.
        await Task.Delay(400);
    }

    private Task<TestBot> StartAsync(StreamRules? pace = null) => TestBot.StartAnonymousAsync(_channel, _product, change: services => services
        .AddSingleton(pace ?? s_pace)
        .AddSingleton(new RetryPolicy(3, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(1.5)) { Rounds = 3, RoundPause = TimeSpan.FromMilliseconds(200) }));

    private static async Task<OutgoingMessage> StreamAsync(IncomingMessage message, IAnswerPreview preview, CancellationToken cancel)
    {
        preview.Say("Ich suche in den Dokumenten …");
        await Task.Delay(600, cancel);
        for (int end = 20; end < Answer.Length; end += 20)
        {
            preview.Show(Answer[..end]);
            await Task.Delay(140, cancel);
        }

        return new OutgoingMessage(Answer) { Citations = [new TeamsCitation(1, "DA Urlaub", null, "Resturlaub verfällt am 31. März.")] };
    }
}
