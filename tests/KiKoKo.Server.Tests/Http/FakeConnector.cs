using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KiKoKo.Server.Tests.Http;

/// <summary>The channel's side on a port of its own: takes what the bot sends.</summary>
internal sealed class FakeConnector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<JsonElement> _messages = Channel.CreateUnbounded<JsonElement>();
    private int _ids;

    private FakeConnector(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    public static async Task<FakeConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var connector = new FakeConnector(builder.Build());
        connector._app.MapPost("/v3/conversations/{**rest}", (JsonElement activity) =>
        {
            if (activity.GetProperty("type").GetString() == "message")
                connector._messages.Writer.TryWrite(activity);
            return Results.Json(new { id = $"sent-{Interlocked.Increment(ref connector._ids)}" });
        });
        connector._app.Urls.Add("http://127.0.0.1:0");
        await connector._app.StartAsync();
        return connector;
    }

    /// <summary>The next message that people would see; typing signs are left out.</summary>
    public async Task<JsonElement> NextAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await _messages.Reader.ReadAsync(limit.Token);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
