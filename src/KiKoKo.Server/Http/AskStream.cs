using System.Text.Json;
using KiKoKo.Assistant;
using KiKoKo.Assistant.Conversations;
using KiKoKo.Server.Verbs;

namespace KiKoKo.Server.Http;

/// <summary>
/// An answer as server-sent events: <c>status</c> while working, <c>delta</c> with pieces of the text, <c>reply</c> with
/// the whole object, or <c>error</c>. The reply is in the log before the first delta is sent.
/// </summary>
internal static class AskStream
{
    public static async Task WriteAsync(HttpContext context, KiKoKoAssistant assistant, Turn turn, Metrics metrics, ILogger log, CancellationToken cancel)
    {
        var response = context.Response;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        await SendAsync("status", new { text = "Ich suche in den Dokumenten …" });
        try
        {
            var reply = await assistant.AnswerAsync(turn, cancel);
            metrics.Count(reply);
            foreach (string piece in Pieces(reply.Text))
                await SendAsync("delta", new { text = piece });
            await SendAsync("reply", reply);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.AskFailed(e);
            await SendAsync("error", new { text = "Die Frage konnte nicht beantwortet werden. Bitte versuchen Sie es noch einmal; bleibt der Fehler, verständigen Sie den IT-Servicedesk." });
        }

        async Task SendAsync<T>(string name, T data)
        {
            await response.WriteAsync($"event: {name}\ndata: {JsonSerializer.Serialize(data, Output.Json)}\n\n", cancel);
            await response.Body.FlushAsync(cancel);
        }
    }

    private static IEnumerable<string> Pieces(string text)
    {
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('.' or '\n' or ']'))
                continue;
            yield return text[start..(i + 1)];
            start = i + 1;
        }

        if (start < text.Length)
            yield return text[start..];
    }
}
