using KiKoKo.Assistant.DeadlineWatch;
using KiKoKo.Server.People;
using KiKoKo.Server.Verbs;

namespace KiKoKo.Server.Http;

/// <summary>
/// Watched deadlines and notices over HTTP. Every post is taken as JSON, answered with JSON, and as a form of our own pages, answered by going back to the
/// page it names in <c>back</c>, so that everything works without JavaScript. Posts of other sites are refused before they come here.
/// </summary>
internal static class DeadlineApi
{
    /// <summary>Name of the rate limit on calendar feeds.</summary>
    public const string FeedLimit = "feed";

    private const string Home = "/fristen";

    public static void MapDeadlines(this WebApplication app)
    {
        app.MapGet("/api/deadlines", ListAsync);
        app.MapPost("/api/deadlines", AddAsync).DisableAntiforgery();
        app.MapPost("/api/deadlines/{id}/{action}", ActAsync).DisableAntiforgery();
        app.MapGet("/api/deadlines/{id}/ics", FileAsync);
        app.MapPost("/api/deadlines/feed", RenewFeedAsync).DisableAntiforgery();
        app.MapDelete("/api/deadlines/feed", RevokeFeedAsync);
        app.MapPost("/api/deadlines/settings", ChangeSettingsAsync).DisableAntiforgery();
        app.MapPost("/api/deadlines/calendars", ChooseCalendarAsync).DisableAntiforgery();
        app.MapGet("/fristen/kalender/{token}.ics", FeedAsync).RequireRateLimiting(FeedLimit);
        app.MapGet("/api/notices", NoticesAsync);
        app.MapPost("/api/notices/read", ReadAsync).DisableAntiforgery();
    }

    private static async Task<IResult> ListAsync(HttpContext context, bool? done, CurrentPersona people, DeadlineBook book, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        return people.Of(context) is { } persona
            ? Results.Json(new { deadlines = await book.ListAsync(persona.Person.Id, done ?? false, cancel) }, Output.Json)
            : Api.NobodySignedIn;
    }

    private static async Task<IResult> AddAsync(HttpContext context, CurrentPersona people, DeadlineBook book, CancellationToken cancel)
    {
        if (people.Of(context) is not { } persona)
            return Api.NobodySignedIn;
        if (await DeadlineBody.ReadAsync(context, cancel) is not { } body)
            return Unreadable;
        if (body.Day is not { } day)
            return Answer(context, body, new WatchRejected("day", "Bitte geben Sie den Tag als JJJJ-MM-TT an."));
        var entered = new NewDeadline(body.Title ?? "", day) { Rule = body.Rule, Steps = body.Steps ?? [], DocumentId = body.DocumentId, Note = body.Note ?? "", LeadDays = body.LeadDays };
        return Answer(context, body, await book.AddAsync(persona.Person.Id, entered, cancel));
    }

    private static async Task<IResult> ActAsync(HttpContext context, string id, string action, CurrentPersona people, DeadlineBook book, CancellationToken cancel)
    {
        if (people.Of(context) is not { } persona)
            return Api.NobodySignedIn;
        if (await DeadlineBody.ReadAsync(context, cancel) is not { } body)
            return Unreadable;
        string person = persona.Person.Id;
        WatchOutcome? outcome = action switch
        {
            "done" => await book.DoneAsync(person, id, cancel),
            "reopen" => await book.ReopenAsync(person, id, cancel),
            "snooze" when body.Until is { } until => await book.SnoozeAsync(person, id, until, cancel),
            "snooze" => new WatchRejected("until", "Bitte geben Sie den Tag als JJJJ-MM-TT an."),
            "handover" => await book.OfferAsync(person, id, body.Colleague ?? "", cancel),
            "withdraw" => await book.WithdrawAsync(person, id, cancel),
            "accept" => await book.AcceptAsync(person, id, cancel),
            "decline" => await book.DeclineAsync(person, id, cancel),
            "remove" => await book.RemoveAsync(person, id, cancel),
            _ => null,
        };
        return outcome is null ? Results.NotFound() : Answer(context, body, outcome);
    }

    private static async Task<IResult> ChangeSettingsAsync(HttpContext context, CurrentPersona people, DeadlineBook book, CancellationToken cancel)
    {
        if (people.Of(context) is not { } persona)
            return Api.NobodySignedIn;
        if (await DeadlineBody.ReadAsync(context, cancel) is not { QuietFrom: { } from, QuietUntil: { } until } body)
            return Unreadable;
        bool named = !string.IsNullOrEmpty(body.Colleague);
        if (named && (body.From is null || body.Until is null))
            return Answer(context, body, new WatchRejected("substitute", "Bitte geben Sie den ersten und den letzten Tag der Vertretung an."));
        var substitute = named ? new Substitute(body.Colleague!, body.From!.Value, body.Until!.Value, body.Instead) : null;
        return Answer(context, body, await book.ChangeSettingsAsync(persona.Person.Id, new WatchSettings(body.LeadDays ?? [], from, until, body.Weekly, substitute), cancel));
    }

    private static async Task<IResult> ChooseCalendarAsync(HttpContext context, CurrentPersona people, HouseCalendars calendars, CancellationToken cancel)
    {
        if (people.Of(context) is not { } persona)
            return Api.NobodySignedIn;
        if (await DeadlineBody.ReadAsync(context, cancel) is not { Id: { } key } body)
            return Unreadable;
        return Answer(context, body, await calendars.ChooseAsync(persona.Person.Id, key, body.Taken, cancel) ? new WatchKept(null) : new WatchUnknown());
    }

    private static async Task<IResult> FileAsync(HttpContext context, string id, CurrentPersona people, DeadlineBook book, WatchOptions options, TimeProvider time, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (people.Of(context) is not { } persona)
            return Api.NobodySignedIn;
        if (await book.FindAsync(persona.Person.Id, id, cancel) is not { } deadline)
            return Results.NotFound();
        string file = CalendarFile.Write([deadline], await book.ReadSettingsAsync(persona.Person.Id, cancel), options, time.GetUtcNow());
        return Results.File(System.Text.Encoding.UTF8.GetBytes(file), CalendarFile.MediaType, FormattableString.Invariant($"frist-{deadline.Day:yyyy-MM-dd}.ics"));
    }

    private static async Task<IResult> RenewFeedAsync(HttpContext context, CurrentPersona people, CalendarFeed feed, PublicAddress address, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (people.Of(context) is not { } persona)
            return Api.NobodySignedIn;
        string path = FeedPath(await feed.RenewAsync(persona.Person.Id, cancel));
        return Results.Json(new { url = address.Of(path)?.ToString() ?? $"{context.Request.Scheme}://{context.Request.Host}{path}" }, Output.Json);
    }

    private static async Task<IResult> RevokeFeedAsync(HttpContext context, CurrentPersona people, CalendarFeed feed, CancellationToken cancel)
    {
        if (people.Of(context) is not { } persona)
            return Api.NobodySignedIn;
        await feed.RevokeAsync(persona.Person.Id, cancel);
        return Results.NoContent();
    }

    /// <summary>The path of a calendar feed.</summary>
    internal static string FeedPath(string token) => $"/fristen/kalender/{token}.ics";

    /// <summary>Whoever has the address may read: calendar programs cannot sign in. Unknown, revoked and malformed tokens look alike.</summary>
    private static async Task<IResult> FeedAsync(HttpContext context, string token, CalendarFeed feed, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await feed.OpenAsync(token, cancel) is { } calendar ? Results.Text(calendar, CalendarFile.MediaType) : Results.NotFound();
    }

    private static async Task<IResult> NoticesAsync(HttpContext context, CurrentPersona people, NoticeInbox inbox, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (people.Of(context) is not { } persona)
            return Api.NobodySignedIn;
        return Results.Json(new { unread = await inbox.CountUnreadAsync(persona.Person.Id, cancel), notices = await inbox.ListAsync(persona.Person.Id, 100, cancel) }, Output.Json);
    }

    private static async Task<IResult> ReadAsync(HttpContext context, CurrentPersona people, NoticeInbox inbox, CancellationToken cancel)
    {
        if (people.Of(context) is not { } persona)
            return Api.NobodySignedIn;
        if (await DeadlineBody.ReadAsync(context, cancel) is not { } body)
            return Unreadable;
        await inbox.MarkReadAsync(persona.Person.Id, body.Id, cancel);
        return body.IsForm ? Results.LocalRedirect(Api.LocalPath(body.Back ?? "") ?? "/hinweise") : Results.NoContent();
    }

    private static IResult Unreadable => Results.Json(new { error = "Die Angaben sind nicht lesbar. Tage werden als JJJJ-MM-TT geschrieben." }, statusCode: StatusCodes.Status400BadRequest);

    private static IResult Answer(HttpContext context, DeadlineBody body, WatchOutcome outcome)
    {
        if (body.IsForm && outcome is WatchKept)
            return Results.LocalRedirect(Api.LocalPath(body.Back ?? "") ?? Home);
        if (body.IsForm && outcome is WatchRejected wrong)
        {
            FormProblem.Set(context, wrong.Message);
            return Results.LocalRedirect(Api.LocalPath(body.Back ?? "") ?? Home);
        }

        return outcome switch
        {
            WatchKept kept => Results.Json(new { deadline = kept.Deadline }, Output.Json),
            WatchRejected rejected => Results.Json(new { error = rejected.Message, field = rejected.Field }, Output.Json, statusCode: StatusCodes.Status400BadRequest),
            _ => Results.NotFound(),
        };
    }
}
