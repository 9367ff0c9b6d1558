using System.Diagnostics;
using System.Text.Json;
using KiKoKo.Teams.Tests.Doubles;
using Microsoft.AspNetCore.Http;

namespace KiKoKo.Teams.Tests.FakeChannel;

/// <summary>
/// Teams as its documentation describes it, without mercy: order, prefix, pace and length of streams, sizes, limits, the
/// person's Stop. Sits behind a <see cref="TestChannel"/> and knows what the person sees in the end.
/// </summary>
internal sealed class StrictChannel
{
    private readonly Lock _gate = new();
    private readonly StrictRules _rules;
    private readonly Dictionary<(string Conversation, string Id), Shown> _shown = [];
    private readonly Dictionary<string, long> _lastPart = [];
    private readonly Dictionary<string, Queue<long>> _messages = [];
    private readonly Dictionary<Fault, int> _faults;
    private readonly List<string> _violations = [];
    private int _ids;

    public StrictChannel(TestChannel channel, StrictRules rules, params Fault[] faults)
    {
        _rules = rules;
        _faults = faults.ToDictionary(f => f, f => f.Times);
        channel.Answer = Answer;
    }

    /// <summary>After so many parts of a stream the person presses Stop.</summary>
    public int? StopAfter { get; init; }

    /// <summary>Nobody may write there any more.</summary>
    public bool IsBlocked { get; init; }

    /// <summary>What the bot did that Teams would not have taken, besides what faults provoke.</summary>
    public IReadOnlyList<string> Violations
    {
        get
        {
            lock (_gate)
                return [.. _violations];
        }
    }

    /// <summary>Parts that were taken, by kind of stream part, in order.</summary>
    public List<(string Kind, string Text)> Parts { get; } = [];

    /// <summary>Complete messages that the person sees, oldest first.</summary>
    public IReadOnlyList<string> Complete
    {
        get
        {
            lock (_gate)
                return [.. _shown.Values.Where(s => !s.IsOpen).OrderBy(s => s.Order).Select(s => s.Text)];
        }
    }

    /// <summary>Streams that never ended.</summary>
    public IReadOnlyList<string> Unfinished
    {
        get
        {
            lock (_gate)
                return [.. _shown.Values.Where(s => s.IsOpen && !s.IsStopped).Select(s => s.Text)];
        }
    }

    private IResult Answer(Call call, HttpContext context)
    {
        string path = context.Request.Path.Value!;
        string[] parts = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        string conversation = parts[Array.IndexOf(parts, "conversations") + 1];
        string? target = path.EndsWith("/activities", StringComparison.Ordinal) ? null : parts[^1];
        var info = call.Body.TryGetProperty("entities", out var entities)
            ? entities.EnumerateArray().Where(e => Text(e, "type") == "streaminfo").Select(e => (JsonElement?)e).FirstOrDefault()
            : null;
        if (info is null && call.Type == "typing")
            return Results.StatusCode(202);

        var on = call.Method == "PUT" ? On.Update
            : info is null ? On.Message
            : Text(info.Value, "streamType") == "final" ? On.Final
            : Text(info.Value, "streamId") is null ? On.FirstPart
            : On.LaterPart;
        Fault? fault;
        lock (_gate)
        {
            fault = _faults.Where(f => f.Key.On == on && f.Value > 0).Select(f => f.Key).FirstOrDefault();
            if (fault is not null)
                _faults[fault]--;
        }

        IResult honest = Results.Empty;
        if (fault?.Status is null || fault.CarriesOut)
        {
            lock (_gate)
                honest = Take(call, on, conversation, target, info);
        }

        if (fault is null)
            return honest;
        if (fault.RetryAfter is { } seconds)
            context.Response.Headers.RetryAfter = seconds;
        var answer = fault.Status is not { } status ? fault.IsMute ? Results.StatusCode(202) : honest
            : fault.Code is null && fault.Message is null ? Results.StatusCode(status)
            : Refuse(status, fault.Code, fault.Message, isAnswerToFault: true);
        return fault.Delay > TimeSpan.Zero ? new Late(answer, fault.Delay) : answer;
    }

    private IResult Take(Call call, On on, string conversation, string? target, JsonElement? info)
    {
        if (IsBlocked)
            return Results.Json(new { errorCode = 209, message = """{ "subCode": "MessageWritesBlocked", "details": "" }""" }, statusCode: 403);
        if (call.Body.GetRawText().Length * 2 > _rules.MaxBytes)
            return info is null ? Refuse(413, "MessageSizeTooBig", "Message size too large") : Refuse(403, "ContentStreamNotAllowed", "Message size too large");
        string text = Text(call.Body, "text") ?? "";
        if (on == On.Update)
            return Update(conversation, target!, text);
        if (on == On.Message)
        {
            if (IsTooFast(conversation))
                return Refuse(429, null, "API calls quota exceeded");
            if (text.Length == 0 && !call.Body.TryGetProperty("attachments", out _))
                return Refuse(400, "BadSyntax", "Activity must have text or attachments");
            string id = Add(conversation, text, isOpen: false);

            // Teams makes two messages of text and card, and names neither.
            return text.Length > 0 && call.Body.TryGetProperty("attachments", out _) ? Results.StatusCode(202) : Results.Json(new { id }, statusCode: 201);
        }

        return Stream(call, on, conversation, text, info!.Value);
    }

    private IResult Stream(Call call, On on, string conversation, string text, JsonElement info)
    {
        if (Text(call.Body.GetProperty("conversation"), "conversationType") != "personal")
            return Refuse(405, "BadArgument", "Streaming API is not enabled for non personal scope");
        string kind = Text(info, "streamType")!;
        if (call.Method != "POST" || text.Length == 0)
            return Refuse(400, "BadRequest", "Start streaming activities should include text");
        if (_lastPart.TryGetValue(conversation, out long last) && Stopwatch.GetElapsedTime(last) < _rules.Gap)
            return Refuse(429, null, "API calls quota exceeded");
        _lastPart[conversation] = Stopwatch.GetTimestamp();
        int? sequence = info.TryGetProperty("streamSequence", out var s) ? s.GetInt32() : null;
        if (on == On.FirstPart)
        {
            if (sequence != 1 || kind is not ("informative" or "streaming"))
                return Refuse(400, "BadRequest", "A stream begins with sequence 1");
            if (kind == "informative" && text.Length > 1000)
                return Refuse(400, "BadRequest", "Informative text is too long");
            Parts.Add((kind, text));
            string id = Add(conversation, kind == "streaming" ? text : "", isOpen: true);
            return Results.Json(new { id }, statusCode: 201);
        }

        if (!_shown.TryGetValue((conversation, Text(info, "streamId")!), out var shown))
            return Refuse(404, "NotFound", "No such stream");
        if (!shown.IsOpen)
            return Refuse(403, "ContentStreamNotAllowed", "Content stream is not allowed on an already completed streamed message");
        if (shown.IsStopped || Parts.Count >= StopAfter)
        {
            shown.IsStopped = true;
            return Refuse(403, "ContentStreamNotAllowed", "Content stream was canceled by user", isAnswerToFault: true);
        }

        if (Stopwatch.GetElapsedTime(shown.Begun) > _rules.Whole)
            return Refuse(403, "ContentStreamNotAllowed", "Content stream finished due to exceeded streaming time.");
        if (kind == "informative" && shown.Text.Length > 0)
            return Refuse(400, "BadRequest", "Informative after streaming");
        if (kind != "informative" && !text.Contains(shown.Text, StringComparison.Ordinal))
            return Refuse(403, "ContentStreamNotAllowed", "Request streamed content should contain the previously streamed content");
        if (kind == "final" ? sequence is not null || call.Type != "message" : call.Type != "typing" || sequence is null)
            return Refuse(400, "BadRequest", "Type and sequence do not fit");
        if (kind != "final" && sequence <= shown.Sequence)
        {
            _violations.Add($"sequence {sequence} after {shown.Sequence}");
            return Refuse(202, "ContentStreamSequenceOrderPreConditionFailed", "Out of order");
        }

        Parts.Add((kind, text));
        shown.Sequence = sequence ?? shown.Sequence;
        if (kind != "informative")
            shown.Text = text;
        shown.IsOpen = kind != "final";
        return Results.Json(new { }, statusCode: 202);
    }

    private IResult Update(string conversation, string id, string text)
    {
        if (!_shown.TryGetValue((conversation, id), out var shown))
            return Refuse(404, "NotFound", "No such message");
        (shown.Text, shown.IsOpen) = (text, false);
        return Results.Json(new { id });
    }

    private bool IsTooFast(string conversation)
    {
        if (!_messages.TryGetValue(conversation, out var times))
            _messages.Add(conversation, times = new Queue<long>());
        while (times.TryPeek(out long oldest) && Stopwatch.GetElapsedTime(oldest) > TimeSpan.FromSeconds(1))
            times.Dequeue();
        if (times.Count >= _rules.PerSecond)
            return true;
        times.Enqueue(Stopwatch.GetTimestamp());
        return false;
    }

    private string Add(string conversation, string text, bool isOpen)
    {
        string id = $"shown-{++_ids}";
        _shown.Add((conversation, id), new Shown(_ids) { Text = text, IsOpen = isOpen, Sequence = 1, Begun = Stopwatch.GetTimestamp() });
        return id;
    }

    private IResult Refuse(int status, string? code, string? message, bool isAnswerToFault = false)
    {
        if (!isAnswerToFault)
        {
            lock (_gate)
                _violations.Add($"{status} {message}");
        }

        return Results.Json(new { error = new { code, message } }, statusCode: status);
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private sealed class Shown(int order)
    {
        public int Order => order;

        public required string Text { get; set; }

        public required bool IsOpen { get; set; }

        public bool IsStopped { get; set; }

        public required int Sequence { get; set; }

        public required long Begun { get; init; }
    }

    private sealed class Late(IResult answer, TimeSpan delay) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            await Task.Delay(delay);
            await answer.ExecuteAsync(httpContext);
        }
    }
}
