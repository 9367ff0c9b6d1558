using System.Globalization;
using System.Text.Json;
using KiKoKo.Knowledge.Tests.Search.Vectors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KiKoKo.Server.Tests.Embeddings;

/// <summary>
/// A scripted stand-in for an OpenAI-compatible embeddings server, on a port of its own: bag-of-stems vectors, or a fault. Not a model.
/// Remembers what it was sent.
/// </summary>
internal sealed class ScriptedEmbeddingsServer : IAsyncDisposable
{
    public const int Dimensions = 64;

    private readonly WebApplication _app;
    private readonly Lock _gate = new();
    private readonly List<JsonElement> _requests = [];

    private ScriptedEmbeddingsServer(WebApplication app) => _app = app;

    /// <summary>One of <see cref="Faults"/>; null: well-behaved.</summary>
    public string? Fault { get; set; }

    /// <summary>Where <c>redirect</c> leads.</summary>
    public string? Elsewhere { get; set; }

    public string? Authorization { get; private set; }

    /// <summary>The base address, as it is configured.</summary>
    public string Endpoint => _app.Urls.Single() + "/v1";

    public IReadOnlyList<JsonElement> Requests
    {
        get
        {
            lock (_gate)
                return [.. _requests];
        }
    }

    public static IReadOnlyList<string> Faults { get; } =
        ["500", "404", "401", "429", "redirect", "not JSON", "half a JSON", "cut off", "empty object", "no embeddings", "too few", "twice the same index", "text for numbers", "null among numbers", "too large"];

    public static async Task<ScriptedEmbeddingsServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = new ScriptedEmbeddingsServer(builder.Build());
        server._app.MapPost("/v1/embeddings", server.AnswerAsync);
        server._app.Urls.Add("http://127.0.0.1:0");
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        lock (_gate)
            _requests.Add(body.RootElement.Clone());
        Authorization = context.Request.Headers.Authorization;
        string[] texts = [.. body.RootElement.GetProperty("input").EnumerateArray().Select(t => t.GetString()!)];
        // In reverse: the index says what belongs to what.
        var data = texts.Select((t, i) => new { @object = "embedding", index = i, embedding = BagOfStems.Of(t, Dimensions) }).Reverse().ToArray();
        string good = JsonSerializer.Serialize(new { @object = "list", model = "scripted", data, usage = new { prompt_tokens = 1, total_tokens = 1 } });
        context.Response.ContentType = "application/json";
        switch (Fault)
        {
            case null:
                await context.Response.WriteAsync(good);
                break;
            case "500" or "404" or "401" or "400":
                context.Response.StatusCode = int.Parse(Fault, CultureInfo.InvariantCulture);
                await context.Response.WriteAsync(JsonSerializer.Serialize(new { error = new { message = string.Join(' ', texts) } }));
                break;
            case "429":
                context.Response.StatusCode = 429;
                context.Response.Headers.RetryAfter = "7";
                break;
            case "redirect":
                context.Response.Redirect(Elsewhere ?? "http://127.0.0.1:9/", permanent: false, preserveMethod: true);
                break;
            case "not JSON":
                await context.Response.WriteAsync("<html>Willkommen</html>");
                break;
            case "half a JSON":
                await context.Response.WriteAsync(good[..(good.Length / 2)]);
                break;
            case "cut off":
                context.Response.ContentLength = good.Length;
                await context.Response.WriteAsync(good[..(good.Length / 2)]);
                await context.Response.Body.FlushAsync();
                context.Abort();
                break;
            case "empty object":
                await context.Response.WriteAsync("{}");
                break;
            case "no embeddings":
                await context.Response.WriteAsync("""{"data":[{"index":0},null]}""");
                break;
            case "too few":
                await context.Response.WriteAsync("""{"data":[]}""");
                break;
            case "twice the same index":
                await context.Response.WriteAsync("""{"data":[{"index":1,"embedding":[1]},{"index":1,"embedding":[1]}]}""");
                break;
            case "text for numbers":
                await context.Response.WriteAsync("""{"data":[{"index":0,"embedding":"AAAA"},{"index":1,"embedding":"AAAA"}]}""");
                break;
            case "null among numbers":
                await context.Response.WriteAsync("""{"data":[{"index":0,"embedding":[1,null]},{"index":1,"embedding":[1,2]}]}""");
                break;
            case "too large":
                byte[] blanks = new byte[1024 * 1024];
                Array.Fill(blanks, (byte)' ');
                for (int i = 0; i < 80 && !context.RequestAborted.IsCancellationRequested; i++)
                    await context.Response.Body.WriteAsync(blanks);
                break;
            case "hangs":
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                break;
            case "drips":
                foreach (char c in good)
                {
                    await context.Response.WriteAsync(c.ToString(), context.RequestAborted);
                    await context.Response.Body.FlushAsync(context.RequestAborted);
                    await Task.Delay(20, context.RequestAborted);
                }

                break;
            default:
                throw new InvalidOperationException("No such fault: " + Fault);
        }
    }
}
