using System.Text.RegularExpressions;
using KiKoKo.Assistant.Asking;
using KiKoKo.Assistant.Conversations;
using KiKoKo.Deadlines.Calculating;
using KiKoKo.Deadlines.Calendars;
using KiKoKo.Deadlines.Rules;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Assistant.DeadlineQuestions;

/// <summary>
/// Answers questions for a date: recognises them, asks for what is missing, computes and says what was assumed. Keeps one open
/// question per conversation and person. No language model takes part.
/// </summary>
internal sealed partial class DeadlineDialogue(HouseRules house, HousePassages passages, ConversationStore conversations, AssistantOptions options, TimeProvider time)
{
    private const int MatchTimeout = 500;
    private const string Function = "deadline";

    private readonly RulePhrases _phrases = RulePhrases.LoadEmbedded();

    /// <summary>Null when the turn is not for this dialogue.</summary>
    public async Task<Outcome?> AnswerAsync(Turn turn, CancellationToken cancel)
    {
        var open = await conversations.FindAsync(turn, cancel);
        if (open is not null && Over().IsMatch(turn.Text))
        {
            await conversations.EndAsync(turn, cancel);
            return new Outcome(ReplyKind.Clarification, "In Ordnung, die Fristfrage ist beendet. Was möchten Sie wissen?") { Function = Function, Reason = "ended" };
        }

        var catalogue = await house.CatalogueAsync(turn.Person.Audience, cancel);
        string? key = _phrases.Find(turn.Text, catalogue);
        if (open is not null && catalogue.Find(open.Rule) is [var before, ..] && (key is null || key == open.Rule) && Continue(turn.Text, before, open, key is not null) is { } more)
            return await ReplyAsync(turn, catalogue, open.Rule, more.Facts, more.Problems, key is null ? null : turn.Text, cancel);
        if (key is not null && Begin(turn.Text, catalogue.Find(key)[0]) is { } reading)
            return await ReplyAsync(turn, catalogue, key, reading.Facts, reading.Problems, turn.Text, cancel);
        if (open is not null)
            await LeaveOpenAsync(turn, open, cancel);
        return null;
    }

    /// <summary>What an ordinary answer to a general question about a deadline is completed with: the offer to compute it, or the rule itself when no document answers.</summary>
    public async Task<Outcome> CompleteAsync(Turn turn, Question question, Outcome ordinary, CancellationToken cancel)
    {
        if (ordinary.Kind is not (ReplyKind.Grounded or ReplyKind.Abstention) || question.Intent is Intent.Contact or Intent.Form || !AsksForTime().IsMatch(turn.Text) || Elsewhere().IsMatch(turn.Text))
            return ordinary;
        var catalogue = await house.CatalogueAsync(turn.Person.Audience, cancel);
        if (_phrases.Find(turn.Text, catalogue) is not { } key || catalogue.Find(key)[0] is not { Kind: not CalculationKind.Count } rule)
            return ordinary;
        var reading = CaseReader.Read(turn.Text, rule, null, time.Today());
        if (RuleNeeds.Missing(rule, reading.Facts) is not { } missing)
            return ordinary;
        await conversations.SaveAsync(turn, new OpenQuestion(key, reading.Facts, missing), cancel);
        if (ordinary.Kind == ReplyKind.Grounded)
            return ordinary with { Offer = DeadlineWording.Offer(rule, missing) };
        return ordinary with { Kind = ReplyKind.Clarification, Text = $"{DeadlineWording.General(rule)}\n\n{DeadlineWording.Ask(rule, missing)}", Contacts = [], Choices = DeadlineWording.Choices(rule, missing), Function = Function, Reason = "missing-fact" };
    }

    /// <summary>A question of its own: it asks for a time and gives a fact to start from, or says nothing but the case.</summary>
    private CaseReading? Begin(string text, DeadlineRule rule)
    {
        if (rule.Kind == CalculationKind.Count || Elsewhere().IsMatch(text))
            return null;
        bool asks = AsksForTime().IsMatch(text);
        bool isCase = !Interrogative().IsMatch(text) && text.Length <= 160 && !rule.Key.StartsWith("au-", StringComparison.Ordinal);
        if (!asks && !isCase)
            return null;
        var reading = CaseReader.Read(text, rule, null, time.Today());
        return RuleNeeds.HasStart(rule, reading.Facts) || reading.Problems.Count > 0 ? reading : null;
    }

    /// <summary>An answer to what was asked back, or a changed fact of what was answered.</summary>
    private CaseReading? Continue(string text, DeadlineRule rule, OpenQuestion open, bool namesRule)
    {
        bool followsUp = FollowUp().IsMatch(text);
        if (!followsUp && !namesRule && IsQuestion().IsMatch(text))
            return null;
        var reading = CaseReader.Read(text, rule, open.Asked, time.Today());
        var facts = reading.Facts;
        if (open.Asked is { } asked && DoesNotKnow().IsMatch(text))
            facts = Cautious(asked, facts);
        bool gives = facts != new CaseFacts() && Gives(facts, rule);
        if (open.Asked is null ? !(gives && followsUp) : !gives && reading.Problems.Count == 0)
            return null;
        if (namesRule && open.Asked is null && !followsUp)
            return null;
        return new(open.Facts.With(facts), reading.Problems);
    }

    /// <summary>Any fact that this rule looks at.</summary>
    private static bool Gives(CaseFacts facts, DeadlineRule rule) =>
        RuleNeeds.HasStart(rule, facts) || facts.State is not null || facts.Birth is not null || facts.Expected is not null || facts.Received is not null || facts.Absences is not null
        || (rule.Kind == CalculationKind.Hours && facts.Time is not null)
        || (rule.Kind == CalculationKind.AfterNotification && (facts.Way is not null || facts.Circumstances.HasFlag(Circumstances.WrongInstruction)))
        || (rule.Kind == CalculationKind.Notice && (facts.ServiceMonths is not null || facts.Circumstances.HasFlag(Circumstances.Trial)))
        || (rule.Key.StartsWith("elternzeit", StringComparison.Ordinal) && facts.IsFromThree is not null)
        || (rule.Key.StartsWith("fehlgeburt", StringComparison.Ordinal) && facts.PregnancyWeek is not null)
        || RuleNeeds.Choose(rule.Key, facts) != rule.Key;

    /// <summary>For who cannot tell, the stricter reading is taken where there is one.</summary>
    private static CaseFacts Cautious(Fact asked, CaseFacts facts) => asked switch
    {
        Fact.Way => facts with { Way = Delivery.Received, Assumed = [new(Fact.Way, "die vorsichtige Rechnung ohne die Tage der Postbeförderung")] },
        Fact.ChildAge => facts with { IsFromThree = true, Assumed = [new(Fact.ChildAge, "das Kind ist drei oder älter; das ist die frühere Frist")] },
        _ => facts,
    };

    private async Task<Outcome> ReplyAsync(Turn turn, RuleCatalogue catalogue, string key, CaseFacts facts, IReadOnlyList<Problem> problems, string? words, CancellationToken cancel)
    {
        var rule = catalogue.Find(key)[0];
        if (problems.Count > 0)
            return await AskBackAsync(turn, key, facts, RuleNeeds.Missing(rule, facts) ?? Fact.Date, string.Join("\n\n", problems.Select(p => $"{p.What} {p.Needed}")), "bad-input", cancel);
        if (RuleNeeds.Missing(rule, facts) is { } missing)
        {
            var asked = await AskBackAsync(turn, key, facts, missing, DeadlineWording.Ask(rule, missing), "missing-fact", cancel);
            asked = asked with { Choices = DeadlineWording.Choices(rule, missing) };
            return await passages.CiteAsync(asked, rule, words, turn.Person.Audience, cancel);
        }

        var computed = RuleComputation.Compute(catalogue, key, facts, States.Find(options.State) ?? State.RP, time.Today());
        if (computed.Outcome is not DueDate due)
        {
            string wrong = computed.Outcome is Unresolved unresolved ? string.Join("\n\n", unresolved.Problems.Select(p => $"{p.What} {p.Needed}")) : "Das lässt sich so nicht berechnen.";
            return await AskBackAsync(turn, key, facts with { Date = null, End = null, EndOf = null }, Fact.Date, wrong, "bad-input", cancel);
        }

        await conversations.SaveAsync(turn, new OpenQuestion(key, facts, Asked: null), cancel);
        var answer = new Outcome(ReplyKind.Deadline, DeadlineWording.Answer(computed, due, time.Today())) { Function = Function, Reason = computed.Rule.Key, Deadlines = [DeadlineWording.Card(computed, due)] };
        return await passages.CiteAsync(answer, computed.Rule, words, turn.Person.Audience, cancel);
    }

    private async Task<Outcome> AskBackAsync(Turn turn, string key, CaseFacts facts, Fact missing, string text, string reason, CancellationToken cancel)
    {
        await conversations.SaveAsync(turn, new OpenQuestion(key, facts, missing), cancel);
        return new Outcome(ReplyKind.Clarification, text) { Function = Function, Reason = reason };
    }

    /// <summary>Something else may come between once; after that the question is forgotten.</summary>
    private Task LeaveOpenAsync(Turn turn, OpenQuestion open, CancellationToken cancel) =>
        open.Others > 0 ? conversations.EndAsync(turn, cancel) : conversations.SaveAsync(turn, open with { Others = 1 }, cancel);

    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"^\W*(neu|neue frage|neu anfangen|abbrechen|abbruch|stopp?|ende|vergiss (es|das)|vergessen sie (es|das)|cancel)\W*$", Options, MatchTimeout)]
    private static partial Regex Over();

    [GeneratedRegex(@"\b(bis wann|bis zu welchem|ab wann|wann|fristende|frist\b|\w*fristen?\b|spätestens|wie lange|wie viel zeit|wieviel zeit|noch zeit|rechtzeitig|deadline|letzte[rn]? (tag|termin)|welche[mnrs]? (tag|datum|termin)|stichtag|wie viele tage|berechne\w*|ausrechne\w*|rechne\w*|fällig|schaffe ich|zu spät|noch pünktlich|läuft .{0,40}\bab\b|endet|verfällt|verfallen|verjährt)", Options, MatchTimeout)]
    private static partial Regex AsksForTime();

    [GeneratedRegex(@"\b(wer|wem|wen|wo|wohin|woher|wie|was|warum|wieso|weshalb|welche\w*|darf|dürfen|kann|können|muss|müssen|soll|sollen|gibt|bekomme|kriege?|habe ich|brauche|gilt|ist|sind|stimmt|zählt)\b", Options, MatchTimeout)]
    private static partial Regex Interrogative();

    [GeneratedRegex(@"\?\s*$|^\W*(wer|wem|wen|wo|wohin|woher|wie|was|wann|bis wann|ab wann|warum|wieso|weshalb|welche\w*|darf|dürfen|kann|können|muss|müssen|soll|gibt|gilt|ist|sind|habe ich|hat|bekomme|brauche)\b", Options, MatchTimeout)]
    private static partial Regex IsQuestion();

    /// <summary>Asks for something that no computation of a deadline tells, whatever date stands in it.</summary>
    [GeneratedRegex(@"\b(wer (ist|sind|macht|entscheidet|bearbeitet|genehmigt)|wie hoch|wie viele? (urlaub|stunden|geld|euro|prozent|urlaubstage)|was kostet|wo (finde|bekomme|ist|liegt|gibt)|wie (schreibe|formuliere|beantrage|erreiche)|warum|wieso|weshalb|formular|vordruck|muster\b|vorlage|zusammenfass\w*|übersetz\w*|formulier\w*|entwirf|entwurf|schreib\w* (mir|einen|eine|ein))\b", Options, MatchTimeout)]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"^\W*(und|was (ist|wäre|wenn)|wenn|nein|doch|nee|quatsch|falsch|statt|sondern|also|korrektur|es war|das war|ich meinte?|stimmt nicht|aber|oder|bzw|wie (ist|wäre) es)\b", Options, MatchTimeout)]
    private static partial Regex FollowUp();

    [GeneratedRegex(@"weiß (ich )?(es )?nicht|weiss (ich )?nicht|keine ahnung|kann ich nicht sagen|unbekannt|weiß nicht", Options, MatchTimeout)]
    private static partial Regex DoesNotKnow();
}
