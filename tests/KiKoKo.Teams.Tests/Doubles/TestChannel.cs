using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace KiKoKo.Teams.Tests.Doubles;

/// <summary>What the bot sent to the channel.</summary>
internal sealed record Call(string Method, string RawPath, string? Authorization, JsonElement Body)
{
    public string? Type => Body.GetProperty("type").GetString();

    public string Text => Body.GetProperty("text").GetString()!;
}

/// <summary>The channel's side of the protocol on a port of its own: metadata, signing keys and connector.</summary>
internal sealed class TestChannel : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<Call> _messages = Channel.CreateUnbounded<Call>();
    private int _ids;

    private TestChannel(WebApplication app) => _app = app;

    public string Address { get; private set; } = "";

    /// <summary>As Teams writes it, with a slash at the end.</summary>
    public string ServiceUrl => Address + "/connector/";

    public string Metadata => Address + "/v1/.well-known/openidconfiguration";

    public int MetadataHits { get; private set; }

    public bool KeysAreDown { get; set; }

    public List<object> Keys { get; } = [.. TestKeys.Published];

    /// <summary>Decides the answer to a message; null: taken.</summary>
    public Func<Call, HttpContext, IResult?> Answer { get; set; } = (_, _) => null;

    /// <summary>Everything that arrived, typing signs and refused messages included.</summary>
    public ConcurrentQueue<Call> All { get; } = [];

    public static async Task<TestChannel> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var channel = new TestChannel(builder.Build());
        channel.Map();
        channel._app.Urls.Add("http://127.0.0.1:0");
        await channel._app.StartAsync();
        channel.Address = channel._app.Urls.Single();
        return channel;
    }

    /// <summary>The next message that the channel took.</summary>
    public async Task<Call> NextAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await _messages.Reader.ReadAsync(limit.Token);
    }

    /// <summary>Waits a moment and says whether nothing more has come.</summary>
    public async Task<bool> StaysSilentAsync()
    {
        await Task.Delay(300);
        return _messages.Reader.Count == 0;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Map()
    {
        _app.MapGet("/v1/.well-known/openidconfiguration", () =>
        {
            MetadataHits++;
            return KeysAreDown ? Results.StatusCode(500) : Results.Json(new { issuer = "https://api.botframework.com", jwks_uri = Address + "/keys" });
        });
        _app.MapGet("/keys", () => Results.Json(new { keys = Keys }));
        _app.Map("/connector/{**rest}", async (HttpContext context) =>
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body);
            string raw = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
            var call = new Call(context.Request.Method, raw, context.Request.Headers.Authorization, document.RootElement.Clone());
            All.Enqueue(call);
            if (Answer(call, context) is { } answer)
                return answer;
            if (call.Type == "typing")
                return Results.StatusCode((int)HttpStatusCode.Accepted);
            string id = $"sent-{Interlocked.Increment(ref _ids)}";
            _messages.Writer.TryWrite(call);
            return Results.Json(new { id }, statusCode: 201);
        });
    }
}
