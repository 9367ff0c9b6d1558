using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using KiKoKo.Assistant.Asking;
using KiKoKo.Assistant.Conversations;
using KiKoKo.Assistant.DeadlineQuestions;
using KiKoKo.Assistant.DeadlineWatch;
using KiKoKo.Assistant.Finding;
using KiKoKo.Assistant.Guardrails;
using KiKoKo.Assistant.Simplifying;
using KiKoKo.Audit;
using KiKoKo.Audit.Content;
using KiKoKo.Audit.Labels;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;
using KiKoKo.Storage;

namespace KiKoKo.Assistant;

/// <summary>
/// The assistant, whatever the channel: a turn in, a logged and labelled reply out. The entry in the log is written before
/// the reply is returned; if that fails, so does the turn.
/// </summary>
public sealed class KiKoKoAssistant
{
    private readonly SearchEngine _search;
    private readonly AuditLog _audit;
    private readonly TimeProvider _time;
    private readonly RequestRules _rules = RequestRules.LoadEmbedded();
    private readonly ContactFinder _contacts;
    private readonly Answerer _answerer;
    private readonly DeadlineDialogue _deadlines;
    private readonly ConversationStore _conversations;
    private readonly WatchDialogue? _watch;

    /// <param name="watch">Null: reminders are not spoken of.</param>
    public KiKoKoAssistant(SearchEngine search, DocumentStore store, AuditLog audit, Database database, AssistantOptions options, TimeProvider time, WatchDialogue? watch = null)
    {
        _watch = watch;
        _search = search;
        _audit = audit;
        _time = time;
        _contacts = new ContactFinder(store, search, time);
        _answerer = new Answerer(search, _contacts, new FormFinder(store, search, time), options);
        _conversations = new ConversationStore(database, options, time);
        HouseRules = new HouseRules(store, search, time);
        _deadlines = new DeadlineDialogue(HouseRules, new HousePassages(search), _conversations, options, time);
    }

    /// <summary>The deadlines of the house beside those of the law.</summary>
    public HouseRules HouseRules { get; }

    /// <summary>Forgets open questions of conversations that have rested for <see cref="AssistantOptions.KeepConversationsDays"/>.</summary>
    /// <returns>How many.</returns>
    public Task<int> ForgetConversationsAsync(CancellationToken cancel) => _conversations.DeleteOldAsync(cancel);

    /// <summary>Answers one turn.</summary>
    /// <exception cref="ArgumentException">The text is longer than <see cref="AssistantOptions.MaxQuestionLength"/>; the message says what to do.</exception>
    public async Task<Reply> AnswerAsync(Turn turn, CancellationToken cancel)
    {
        long started = Stopwatch.GetTimestamp();
        int most = PlainLanguageRequest.Read(turn.Text) is null ? AssistantOptions.MaxQuestionLength : AssistantOptions.MaxTextLength;
        if (turn.Text.Length > most)
            throw new ArgumentException($"Die Frage ist zu lang. Bitte kürzen Sie sie auf höchstens {most} Zeichen.", nameof(turn));

        var outcome = await DecideAsync(turn, cancel);
        double composed = Milliseconds(started);

        var label = TransparencyLabel.Create(outcome.Kind is ReplyKind.Grounded or ReplyKind.Contact or ReplyKind.Form ? LabelKind.Extract : LabelKind.Rule, model: null, _time.GetUtcNow());
        if (outcome.Kind == ReplyKind.Deadline)
            label = label with { Wording = outcome.Deadlines.Count > 0 ? DeadlineCard.LabelWording : WatchDialogue.LabelWording };
        var receipt = await _audit.AppendAsync(ToEvent(turn, outcome, label), ToContent(turn, outcome), cancel);
        double total = Milliseconds(started);
        return new Reply(
            outcome.Kind,
            outcome.Text,
            outcome.Citations,
            outcome.Contacts,
            outcome.Forms,
            outcome.Deadlines,
            label,
            new ReplyReceipt(receipt.Index, receipt.LeafHash),
            new ReplyTimings(outcome.SearchMs, composed - outcome.SearchMs, total - composed, total))
        {
            Choices = outcome.Choices,
            Offer = outcome.Offer,
        };
    }

    /// <summary>Records what a person thinks of a reply.</summary>
    /// <returns>False when no reply carries that label.</returns>
    public Task<bool> FeedbackAsync(Person person, string channel, string labelId, bool helpful, CancellationToken cancel) =>
        FeedbackAsync(person, channel, labelId, helpful, remark: null, cancel);

    /// <inheritdoc cref="FeedbackAsync(Person, string, string, bool, CancellationToken)"/>
    /// <param name="remark">What the person wrote to it; kept encrypted like a question, cut to <see cref="AssistantOptions.MaxQuestionLength"/>.</param>
    public async Task<bool> FeedbackAsync(Person person, string channel, string labelId, bool helpful, string? remark, CancellationToken cancel)
    {
        if (TransparencyLabel.NormalizeId(labelId) is not { } id || await _audit.FindLabelAsync(id, cancel) is null)
            return false;
        var happened = new AuditEvent { Type = "feedback", Channel = channel, PersonId = person.Id, Outcome = helpful ? "up" : "down", RefersTo = id };
        var content = string.IsNullOrWhiteSpace(remark) ? null : new AuditContent(remark.Length > AssistantOptions.MaxQuestionLength ? remark[..AssistantOptions.MaxQuestionLength] : remark, "", []);
        await _audit.AppendAsync(happened, content, cancel);
        return true;
    }

    private async Task<Outcome> DecideAsync(Turn turn, CancellationToken cancel)
    {
        // A text to be put in plain words is material, not a request: the rules for requests do not read it.
        if (PlainLanguageRequest.Read(turn.Text) is { } plain)
            return PlainLanguageReply.Of(plain);

        var people = await _contacts.PeopleAsync(turn.Person.Audience, cancel);
        if (_rules.Find(turn.Text, people.Contains) is { } rule)
        {
            var contacts = rule.ContactQuery is null ? [] : await _answerer.ContactsAsync(rule.ContactQuery, turn.Person.Audience, 2, cancel);
            return new Outcome(rule.Outcome, rule.Text) { Contacts = contacts, Reason = rule.Name, Function = "guardrail" };
        }

        if (_watch is not null && await _watch.AnswerAsync(turn, cancel) is { } watched)
            return watched;
        var question = Question.Read(turn.Text);
        if (question.Intent == Intent.Help)
            return new Outcome(ReplyKind.Help, HelpText.German) { Function = "help" };
        if (await _deadlines.AnswerAsync(turn, cancel) is { } deadline)
            return deadline;
        if (Vagueness.QuestionBack(turn.Text) is { } back)
            return new Outcome(ReplyKind.Clarification, back) { Function = "ask", Reason = "vague" };
        var answer = await _answerer.AnswerAsync(question, turn.Person.Audience, cancel);
        if (answer.Kind == ReplyKind.Grounded)
            answer = answer with { Deadlines = DeadlineHints.Find(answer.Citations, _time.Today(), Concerns(turn.Text, answer.Text)) };
        return await _deadlines.CompleteAsync(turn, question, answer, cancel);
    }

    /// <summary>A sentence that stands in the answer, or that has a word of the question itself: a passage speaks of other things as well.</summary>
    private Func<string, bool> Concerns(string question, string answer)
    {
        var evidence = _search.Evidence(question);
        return sentence => answer.Contains(sentence, StringComparison.Ordinal) || evidence.Coverage(evidence.Read(sentence)) > 0;
    }

    private AuditEvent ToEvent(Turn turn, Outcome outcome, TransparencyLabel label) => new()
    {
        Type = "answer",
        Channel = turn.Channel,
        PersonId = turn.Person.Id,
        Function = outcome.Function,
        Outcome = outcome.Kind.ToString().ToLowerInvariant(),
        Reason = outcome.Reason,
        Label = label,
        TextSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(outcome.Text))),
        Composer = outcome.Composer,
        IndexSequence = _search.Catalogue.Sequence,
        Retrieved = [.. outcome.Hits.Select(h => new AuditSource(h.Passage.Id, h.Document.Id, h.Document.Version, Math.Round(h.Score, 4)))],
        Cited = outcome.CitedPassages,
    };

    private static AuditContent ToContent(Turn turn, Outcome outcome) =>
        new(turn.Text, Said(outcome), [.. outcome.Hits.Select(h => new AuditPassage(h.Passage.Id, h.Document.Title, h.Passage.Text))]);

    /// <summary>Everything that is shown: the text, hints and the offer below it.</summary>
    private static string Said(Outcome outcome) =>
        string.Join("\n\n", outcome.Deadlines.Select(d => d.Hint).Prepend(outcome.Text).Append(outcome.Offer).Where(t => t is not null));

    private static double Milliseconds(long since) => Math.Round(Stopwatch.GetElapsedTime(since).TotalMilliseconds, 2);
}
