using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KiKoKo.Audit;
using KiKoKo.Audit.Content;
using KiKoKo.Audit.Labels;
using KiKoKo.Deadlines.Calculating;
using KiKoKo.Server.Deadlines.Sheet;
using KiKoKo.Server.Deadlines.Sheet.Pdf;
using KiKoKo.Server.Http;
using KiKoKo.Server.People;
using KiKoKo.Server.Verbs;

namespace KiKoKo.Server.Deadlines;

/// <summary>Deadlines over HTTP: computed for programs and for the live page, and as a sheet of paper.</summary>
internal static class CalculatorApi
{
    public const string SheetPath = "/fristen/blatt";

    /// <summary>Characters of what a person writes on a sheet besides the facts.</summary>
    public const int LongestSubject = 200;

    public static void MapCalculator(this WebApplication app)
    {
        app.MapGet("/api/deadline", GetAsync);
        app.MapPost("/api/deadline", PostAsync);
        app.MapPost(SheetPath, SheetAsync).DisableAntiforgery(); // same-site posts only, as all others
    }

    /// <summary>The facts in the address. Those that tell of somebody's birth, family or health are turned away: addresses are kept in logs.</summary>
    private static Task<IResult> GetAsync(HttpContext context, CurrentPersona people, Desk desk)
    {
        var query = context.Request.Query;
        return AnswerAsync(context, people, desk, name => query[name], query.Keys, inAddress: true);
    }

    /// <summary>The same as a JSON object of texts.</summary>
    private static Task<IResult> PostAsync(HttpContext context, CurrentPersona people, Desk desk, JsonObject facts) =>
        AnswerAsync(context, people, desk, name => facts[name]?.ToString(), [.. facts.Select(f => f.Key)], inAddress: false);

    private static async Task<IResult> AnswerAsync(HttpContext context, CurrentPersona people, Desk house, Func<string, string?> value, IEnumerable<string> names, bool inAddress)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (people.Of(context) is not { } persona)
            return Api.NobodySignedIn;
        if (string.IsNullOrWhiteSpace(value("rule")) && string.IsNullOrWhiteSpace(value("kind")))
            return Results.Json(new { error = "Bitte nennen Sie mit ?rule= eine Regel oder mit ?kind= eine Art der Rechnung." }, statusCode: StatusCodes.Status400BadRequest);
        var desk = await house.ForAsync(persona.Person.Audience, context.RequestAborted);
        if (desk.FormOf(value) is not { } form)
            return Results.Json(DeadlineView.Of(null, Unknown(desk, value), []), Output.Json);
        string[] given = [.. names.Where(n => n is not ("rule" or "kind") && !string.IsNullOrWhiteSpace(value(n)))];
        if (inAddress && form.IsPersonal && given.Length > 0)
            return Results.Json(new { error = "Angaben zu Geburt, Familie und Gesundheit gehören nicht in die Adresse. Bitte schicken Sie sie mit POST als JSON-Objekt." }, statusCode: StatusCodes.Status400BadRequest);
        string[] strange = [.. given.Except(FormReading.Names(form), StringComparer.Ordinal)];
        return strange.Length > 0
            ? Results.Json(DeadlineView.Of(null, new Unresolved([.. strange.Select(s => new Problem($"Die Angabe „{s}“ gehört nicht dazu.", $"Angenommen werden: {string.Join(", ", FormReading.Names(form))}."))]), []), Output.Json)
            : Results.Json(View(desk.Compute(form, value)), Output.Json);
    }

    private static Unresolved Unknown(PersonalDesk desk, Func<string, string?> value) => new([value("rule") is { Length: > 0 } rule
        ? new($"Eine Regel „{rule}“ gibt es nicht.", $"{desk.Rules.Rules.Count} Regeln zeigt die Seite /fristen/rechner.")
        : new($"Eine Art der Rechnung „{value("kind")}“ gibt es hier nicht.", $"Eine von {string.Join(", ", FormWords.Kinds.Select(k => k.Value))} angeben.")]);

    /// <summary>The line of the verb, and what a page needs to show it: the result in words, the kinds of the warnings, the problem of each field.</summary>
    private static JsonObject View(Computation computation)
    {
        var view = JsonSerializer.SerializeToNode(DeadlineView.Of(null, computation.Outcome, []), Output.Json)!.AsObject();
        view["text"] = JsonSerializer.SerializeToNode(computation.Text, Output.Json);
        view["remarks"] = JsonSerializer.SerializeToNode(computation.Warnings.Select(w => new { w.Kind, Caption = ResultText.NameOf(w.Kind), w.Text }), Output.Json);
        view["fields"] = JsonSerializer.SerializeToNode(computation.Problems, Output.Json);
        return view;
    }

    /// <summary>Every sheet is an output: it stands in the log before it leaves.</summary>
    private static async Task<IResult> SheetAsync(HttpContext context, CurrentPersona people, Desk rules, HouseName house, PublicAddress address, AuditLog audit, TimeProvider time, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (people.Of(context) is not { } persona)
            return Api.NobodySignedIn;
        if (!context.Request.HasFormContentType)
            return Results.BadRequest();
        var desk = await rules.ForAsync(persona.Person.Audience, cancel);
        var entered = await context.Request.ReadFormAsync(cancel);
        Func<string, string?> value = name => entered[name].ToString() is { Length: > 0 } text ? text : null;
        if (value("betreff")?.Length > LongestSubject || desk.FormOf(value) is not { } form || desk.Compute(form, value) is not { IsDone: true } computation)
            return Results.BadRequest();
        bool isWord = value("format") == "docx";
        if (!isWord && SystemFonts.Find() is null)
            return Results.StatusCode(StatusCodes.Status501NotImplemented);

        var label = TransparencyLabel.Create(LabelKind.Rule, model: null, time.GetUtcNow());
        var sheet = DeadlineSheet.Of(computation, value, house.Text, label, address.Of("/kennzeichnung/" + label.Id));
        byte[] file = isWord ? SheetDocx.Write(sheet) : SheetPdf.Write(sheet)!;
        await audit.AppendAsync(Event(persona, form, sheet), form.IsPersonal ? null : new AuditContent($"Fristenblatt: {form.Title}", sheet.Text, []), cancel);
        return Results.File(file, isWord ? SheetDocx.ContentType : SheetPdf.ContentType, $"Fristenblatt-{label.Id}.{(isWord ? "docx" : "pdf")}");
    }

    private static AuditEvent Event(Persona persona, CalculatorForm form, DeadlineSheet sheet) => new()
    {
        Type = "answer",
        Channel = "web",
        PersonId = persona.Person.Id,
        Function = "deadline",
        Outcome = "deadline",
        Reason = form.Choice.Value,
        Label = sheet.Label,
        TextSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sheet.Text))),
        Composer = "fristenblatt-1",
    };
}
