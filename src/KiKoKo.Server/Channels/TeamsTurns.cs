using System.Runtime.CompilerServices;
using KiKoKo.Assistant;
using KiKoKo.Assistant.Conversations;
using KiKoKo.Assistant.DeadlineWatch;
using KiKoKo.Audit;
using KiKoKo.Audit.Labels;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Server.Http;
using KiKoKo.Teams;

namespace KiKoKo.Server.Channels;

/// <summary>Teams on one side, the assistant on the other: makes a turn of a message and a message of a reply.</summary>
/// <remarks>
/// Without a directory to ask, everybody in Teams reads what all staff may read and no more. That is also what everybody in
/// a group chat or a channel may see.
/// </remarks>
internal sealed class TeamsTurns(KiKoKoAssistant assistant, AuditLog audit, DeadlineBook deadlines, TimeProvider time, Metrics metrics, PublicAddress address) : ITeamsTurnHandler
{
    private const string Channel = "teams";

    /// <summary>Answers whose verdict can still be recorded; older ones are forgotten.</summary>
    private const int RememberedAnswers = 10_000;

    // Weak: an answer that is never delivered leaves nothing behind.
    private readonly ConditionalWeakTable<OutgoingMessage, string> _labels = [];
    private readonly DeliveredAnswers _delivered = new(RememberedAnswers);

    public async Task<OutgoingMessage> HandleAsync(IncomingMessage message, IAnswerPreview preview, CancellationToken cancel)
    {
        if (message.Text.Length == 0)
            return new OutgoingMessage("Bitte schreiben Sie mir Ihre Frage als Text.");
        if (message.Text.Length > AssistantOptions.MaxQuestionLength)
            return new OutgoingMessage($"Ihre Nachricht ist zu lang. Bitte kürzen Sie sie auf höchstens {AssistantOptions.MaxQuestionLength} Zeichen.");

        // Seen only when the answer takes its time; its text is shown when it stands in the log.
        preview.Say("Ich suche in den Dokumenten des Hauses …");
        var reply = await assistant.AnswerAsync(new Turn(PersonOf(message.From), Channel, message.Text, message.Conversation.Id), cancel);
        metrics.Count(reply);
        var answer = new OutgoingMessage(TextOf(reply))
        {
            Citations = [.. reply.Citations.Select(CitationOf)],
            IsAiGenerated = reply.Label.Kind == LabelKind.Generated,
            LabelLine = $"{reply.Label.Wording} Kennzeichnung {reply.Label.Id}",
            AsksForFeedback = true,
            Cards = message.Conversation.Kind == ConversationKind.Personal ? [.. ReplyCards.Of(reply, address, GermanDay.Of(time.GetUtcNow()))] : [],
        };
        _labels.Add(answer, reply.Label.Id);
        return answer;
    }

    public Task DeliveredAsync(IncomingMessage message, OutgoingMessage answer, string? messageId, CancellationToken cancel)
    {
        if (_labels.TryGetValue(answer, out string? label))
            _delivered.Remember(message.Conversation.Id, messageId, label);
        return Task.CompletedTask;
    }

    public async Task FeedbackAsync(TeamsFeedback feedback, CancellationToken cancel)
    {
        // The Agents Playground does not say which answer it means: then it is the last one.
        if (_delivered.Find(feedback.Conversation.Id, feedback.MessageId) is { } label)
            await assistant.FeedbackAsync(PersonOf(feedback.From), Channel, label, feedback.IsPositive, feedback.Text, cancel);
    }

    public async Task<CardReply> PressAsync(CardPress press, CancellationToken cancel)
    {
        if (ReplyCards.ReadReminder(press) is not { } deadline)
            return new CardReply("Diese Schaltfläche kenne ich nicht (mehr). Bitte stellen Sie Ihre Frage noch einmal.");
        string person = TeamsMemory.IdOf(press.From);
        var watched = await deadlines.ListAsync(person, withDone: false, cancel);
        var outcome = watched.Any(d => d.Title == deadline.Title && d.Day == deadline.Day) ? new WatchKept(null) : await deadlines.AddAsync(person, deadline, cancel);
        return outcome is WatchRejected rejected ? new CardReply(rejected.Message) : ReplyCards.Reminded(deadline);
    }

    public async Task<OutgoingMessage> ApologizeAsync(TeamsPerson person, TeamsConversation conversation, CancellationToken cancel)
    {
        await audit.AppendAsync(new AuditEvent { Type = "apology", Channel = Channel, PersonId = TeamsMemory.IdOf(person), Function = "apology", Outcome = "restart" }, content: null, cancel);
        return new OutgoingMessage(
            "Der Assistent wurde unterbrochen und neu gestartet. Wenn Sie auf Ihre letzte Nachricht keine Antwort sehen, senden Sie sie bitte noch einmal. Bleibt das so, wenden Sie sich bitte an die IT.");
    }

    public OutgoingMessage Welcome(TeamsConversation conversation) => new(
        "Guten Tag, ich bin KiKoKo, ein KI-System der Stadtverwaltung. Ich beantworte Fragen zu internen Regelungen, Formularen und Ansprechstellen aus den Dokumenten des Hauses und nenne die Fundstellen.\n\n"
        + "- Antworten sind wörtliche Auszüge. Bitte prüfen Sie die Quellen.\n"
        + "- Jede Antwort wird mit Kennzeichnung und unter einem Pseudonym protokolliert; eine Leistungs- oder Verhaltenskontrolle findet nicht statt.\n"
        + "- Bitte geben Sie keine personenbezogenen Daten ein.\n"
        + "- Fragen zum KI-Einsatz beantwortet die KI-Koordination (KI-Ko), Fragen zum Datenschutz die oder der Datenschutzbeauftragte, bei Störungen hilft die IT.\n\n"
        + "Fragen Sie zum Beispiel: Wann verfällt mein Resturlaub?");

    private static Person PersonOf(TeamsPerson from) => new(TeamsMemory.IdOf(from), Audience.Staff);

    private static string TextOf(Reply reply)
    {
        string text = ReplyText.Of(reply);
        if (reply.Citations.Count == 0)
            return text;
        var sources = reply.Citations.Select(c => $"- [{c.N}] {c.Title}{(c.Path.Count > 0 ? ", " + c.Path[^1] : "")}{(c.Page is { } p ? $", Seite {p}" : "")}");
        return $"{text}\n\nFundstellen:\n{string.Join('\n', sources)}";
    }

    private TeamsCitation CitationOf(Citation c) => new(c.N, c.Title, address.Of(c.Url), c.Quote);
}
