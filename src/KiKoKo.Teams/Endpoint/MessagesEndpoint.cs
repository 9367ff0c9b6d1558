using System.Buffers;
using System.Text.Json;
using KiKoKo.Teams.Activities;
using KiKoKo.Teams.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KiKoKo.Teams.Endpoint;

/// <summary>
/// The door: who knocks is checked before what they say is read, and the answer is given before the work is done.
/// </summary>
internal sealed class MessagesEndpoint(
    IOptions<TeamsOptions> options,
    TokenValidator validator,
    Dispatcher dispatcher,
    ILogger<MessagesEndpoint> logger)
{
    public async Task HandleAsync(HttpContext context)
    {
        var receipt = await ReceiveAsync(context.Request, context.RequestAborted);
        context.Response.StatusCode = receipt.Status;
        if (receipt.Status == StatusCodes.Status405MethodNotAllowed)
            context.Response.Headers.Allow = HttpMethods.Post;
        if (receipt == Receipt.Overloaded)
            context.Response.Headers.RetryAfter = "10";
        if (receipt.Json is null)
            return;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(receipt.Json, context.RequestAborted);
    }

    private async ValueTask<Receipt> ReceiveAsync(HttpRequest request, CancellationToken cancel)
    {
        var settings = options.Value;
        if (!HttpMethods.IsPost(request.Method))
            return new Receipt(StatusCodes.Status405MethodNotAllowed);
        if (!settings.IsEnabled)
            return Receipt.SwitchedOff;
        if (request.ContentLength > settings.MaxBodyBytes)
            return Receipt.TooLarge;

        var verdict = await validator.ValidateAsync(request.Headers.Authorization, cancel);
        if (verdict is TokenVerdict.Rejected rejected)
            return Refuse(Receipt.NotAllowed, rejected.Reason);
        if (await ReadAsync(request, settings.MaxBodyBytes, cancel) is not { } body)
            return Receipt.TooLarge;
        if (Parse(body) is not { Type.Length: > 0 } activity)
            return Receipt.BadActivity;
        if (verdict is TokenVerdict.Signed signed && signed.FindMismatch(activity) is { } mismatch)
            return Refuse(Receipt.NotAllowed, mismatch);

        bool isVerified = verdict is TokenVerdict.Signed;
        return Tenants.Allow(activity, settings, isVerified)
            ? await dispatcher.DispatchAsync(activity, isVerified)
            : Refuse(Receipt.WrongTenant, "tenant not allowed");
    }

    private Receipt Refuse(Receipt receipt, string reason)
    {
        logger.RequestRefused(reason);
        return receipt;
    }

    // Null when the body is longer than allowed. A chunked body does not say its length beforehand.
    private static async ValueTask<byte[]?> ReadAsync(HttpRequest request, int limit, CancellationToken cancel)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancel);
            bool isTooLong = read.Buffer.Length > limit;
            bool isDone = isTooLong || read.IsCompleted;
            byte[]? body = isDone && !isTooLong ? read.Buffer.ToArray() : null;

            // Consumed in every case: what is left unread breaks the connection for the next request.
            request.BodyReader.AdvanceTo(isDone ? read.Buffer.End : read.Buffer.Start, read.Buffer.End);
            if (isDone)
                return body;
        }
    }

    private static Activity? Parse(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, TeamsJson.Default.Activity);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
