using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using KiKoKo.Teams.Activities;
using Microsoft.Extensions.Logging;

namespace KiKoKo.Teams.Connector;

/// <summary>Speaks to the channel (Bot Framework Connector REST API, version 3).</summary>
internal sealed class ConnectorClient(IHttpClientFactory http, ConnectorTokens tokens, ILogger<ConnectorClient> logger)
{
    /// <summary>Says something in a conversation.</summary>
    public Task<SendResult> SendAsync(ServiceAddress service, string conversationId, Activity activity, CancellationToken cancel) =>
        CallAsync(HttpMethod.Post, service, service.Activities(conversationId), activity, cancel);

    /// <summary>Says something in answer to a message; in a channel it appears in that message's thread.</summary>
    public Task<SendResult> ReplyAsync(ServiceAddress service, string conversationId, string messageId, Activity activity, CancellationToken cancel)
    {
        activity.ReplyToId = messageId;
        return CallAsync(HttpMethod.Post, service, service.Activity(conversationId, messageId), activity, cancel);
    }

    /// <summary>Replaces a message that the bot sent.</summary>
    public Task<SendResult> UpdateAsync(ServiceAddress service, string conversationId, string messageId, Activity activity, CancellationToken cancel)
    {
        activity.Id = messageId;
        return CallAsync(HttpMethod.Put, service, service.Activity(conversationId, messageId), activity, cancel);
    }

    private async Task<SendResult> CallAsync(HttpMethod method, ServiceAddress service, Uri uri, Activity activity, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, uri);
        if (service.IsVerified)
        {
            if (await tokens.GetAsync(cancel) is not { } token)
                return new SendResult.Refused(null, "NoToken");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(activity, TeamsJson.Outgoing.Activity));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        try
        {
            using var response = await http.CreateClient(TeamsHttp.Connector).SendAsync(request, cancel);
            byte[] body = await response.Content.ReadAsByteArrayAsync(cancel);
            if (response.IsSuccessStatusCode)
                return new SendResult.Sent(Read(body)?.TextOf("id"));

            // A blocked bot is told without "error".
            var answer = Read(body);
            string? code = answer?.Member("error")?.TextOf("code");
            string? words = answer?.Member("error")?.TextOf("message") ?? answer?.TextOf("message");
            logger.DeliveryRefused(response.StatusCode, code, response.Headers.TryGetValues("MS-CV", out var trace) ? string.Join(' ', trace) : null);
            return new SendResult.Refused(response.StatusCode, code, words);
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutException)
        {
            logger.ChannelUnreachable(e);
            bool isUnreachable = e is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError };
            return new SendResult.Refused(null, isUnreachable ? SendResult.Refused.Unreachable : SendResult.Refused.Unknown);
        }
    }

    // Teams often answers with an empty body, proxies with HTML.
    private static JsonElement? Read(byte[] body)
    {
        try
        {
            return body.Length == 0 ? null : JsonSerializer.Deserialize(body, TeamsJson.Default.JsonElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
