using KiKoKo.Assistant;
using KiKoKo.Assistant.Conversations;
using KiKoKo.Audit;
using KiKoKo.Audit.Labels;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;
using KiKoKo.Knowledge.Search.Suggestions;
using KiKoKo.Server.People;
using KiKoKo.Server.Verbs;

namespace KiKoKo.Server.Http;

/// <summary>The HTTP interface of DESIGN section 5, besides the pages.</summary>
internal static class Api
{
    internal static readonly IResult NobodySignedIn = Results.Json(
        new { error = "Niemand ist angemeldet. Die Personenauswahl gibt es nur in der Entwicklung auf 127.0.0.1." }, statusCode: StatusCodes.Status403Forbidden);

    public static void MapApi(this WebApplication app)
    {
        app.MapGet("/healthz", () => Results.Text("ok"));
        app.MapGet("/readyz", Ready);
        app.MapGet("/metrics", (Metrics metrics, SearchEngine search) => Results.Text(metrics.Write(search), "text/plain; version=0.0.4; charset=utf-8"));
        app.MapPost("/api/ask", AskAsync);
        app.MapGet("/api/search", SearchAsync);
        app.MapGet("/api/suggest", SuggestAsync);
        app.MapPost("/api/feedback", FeedbackAsync);
        app.MapPost("/api/persona", ChoosePersona).DisableAntiforgery();
        app.MapGet("/api/labels/{id}", LabelAsync);
        app.MapGet("/dokument/{id}/original", OriginalAsync);
    }

    private static async Task<IResult> Ready(DocumentStore store, CancellationToken cancel)
    {
        await store.ReadSequenceAsync(cancel);
        return Results.Text("ready");
    }

    private static async Task AskAsync(HttpContext context, AskRequest? request, CurrentPersona people, KiKoKoAssistant assistant, Metrics metrics, ILogger<KiKoKoAssistant> log, CancellationToken cancel)
    {
        if (people.Of(context) is not { } persona)
        {
            await NobodySignedIn.ExecuteAsync(context);
            return;
        }

        if (request?.Question is not { } question || string.IsNullOrWhiteSpace(question) || question.Length > AssistantOptions.MaxQuestionLength)
        {
            await Results.Json(
                new { error = $"Bitte schicken Sie {{\"question\": \"…\"}} mit 1 bis {AssistantOptions.MaxQuestionLength} Zeichen." }, statusCode: StatusCodes.Status400BadRequest).ExecuteAsync(context);
            return;
        }

        var turn = new Turn(persona.Person, "web", question);
        if (context.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase))
        {
            await AskStream.WriteAsync(context, assistant, turn, metrics, log, cancel);
            return;
        }

        var reply = await assistant.AnswerAsync(turn, cancel);
        metrics.Count(reply);
        await Results.Json(reply, Output.Json).ExecuteAsync(context);
    }

    private static async Task<IResult> SearchAsync(HttpContext context, string? q, int? top, bool? explain, CurrentPersona people, SearchEngine search, CancellationToken cancel)
    {
        if (people.Of(context) is not { } persona)
            return NobodySignedIn;
        if (string.IsNullOrWhiteSpace(q))
            return Results.Json(new { error = "Bitte geben Sie mit ?q= Suchworte an." }, statusCode: StatusCodes.Status400BadRequest);
        var result = await search.SearchAsync(new SearchRequest(q, persona.Person.Audience, Math.Clamp(top ?? 10, 1, 100), Explain: explain ?? false), cancel);
        return Results.Json(SearchView.Of(result), Output.Json);
    }

    /// <summary>What somebody types is their own: it is neither kept on the way nor logged here.</summary>
    private static async Task<IResult> SuggestAsync(HttpContext context, string? q, CurrentPersona people, Suggester suggester, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (people.Of(context) is not { } persona)
            return NobodySignedIn;
        if (string.IsNullOrWhiteSpace(q) || q.Length > Suggester.MaxQueryLength)
            return Results.Json(new { error = $"Bitte geben Sie mit ?q= 1 bis {Suggester.MaxQueryLength} Zeichen an." }, statusCode: StatusCodes.Status400BadRequest);
        return Results.Json(SuggestView.Of(await suggester.SuggestAsync(q, persona.Person.Audience, cancel)), Output.Json);
    }

    private static async Task<IResult> FeedbackAsync(HttpContext context, FeedbackRequest request, CurrentPersona people, KiKoKoAssistant assistant, CancellationToken cancel)
    {
        if (people.Of(context) is not { } persona)
            return NobodySignedIn;
        return await assistant.FeedbackAsync(persona.Person, "web", request.LabelId ?? "", request.Helpful, cancel) ? Results.NoContent() : Results.NotFound();
    }

    private static async Task<IResult> ChoosePersona(HttpContext context, CurrentPersona people)
    {
        if (people.Of(context) is null)
            return NobodySignedIn;
        if (!context.Request.HasFormContentType)
            return Results.BadRequest();
        var form = await context.Request.ReadFormAsync();
        if (Persona.Find(form["persona"]) is not { } chosen)
            return Results.BadRequest();
        context.Response.Cookies.Append(CurrentPersona.CookieName, chosen.Key, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true });
        return Results.LocalRedirect(LocalPath(form["back"].ToString()) ?? "/");
    }

    /// <summary>The path itself when it leads to a page of ours; else null.</summary>
    internal static string? LocalPath(string path) =>
        path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.Any(c => c == '\\' || char.IsControl(c)) ? path : null;

    private static async Task<IResult> LabelAsync(HttpContext context, string id, CurrentPersona people, AuditLog audit, CancellationToken cancel)
    {
        if (people.Of(context) is null)
            return NobodySignedIn;
        return TransparencyLabel.NormalizeId(id) is { } known && await audit.FindLabelAsync(known, cancel) is { } entry ? Results.Json(LabelView.Of(entry), Output.Json) : Results.NotFound();
    }

    /// <summary>The file as it was taken in. Always a download: nothing uploaded is ever shown as a page of ours.</summary>
    private static async Task<IResult> OriginalAsync(HttpContext context, string id, CurrentPersona people, SearchEngine search, DocumentStore store, TimeProvider time, CancellationToken cancel)
    {
        if (people.Of(context) is not { } persona)
            return NobodySignedIn;
        if (search.Catalogue.Find(id) is not { } document || !DocumentAccess.MaySee(persona, document, search.Catalogue, time.Today()))
            return Results.NotFound();
        byte[]? content = await store.ReadOriginalAsync(document.Sha256, cancel);
        return content is null ? Results.NotFound() : Results.File(content, "application/octet-stream", document.FileName);
    }

    internal sealed record AskRequest(string? Question, string? ConversationId);

    internal sealed record FeedbackRequest(string? LabelId, bool Helpful);
}

/// <summary>What a label look-up tells: enough to know where a text comes from, nothing of who asked what.</summary>
internal sealed record LabelView(TransparencyLabel Label, string Outcome, string? TextSha256, string? Composer, long AuditIndex)
{
    public static LabelView Of(AuditEntry entry) => new(entry.Label!, entry.Outcome, entry.TextSha256, entry.Composer, entry.Index);
}
