using KiKoKo.Assistant.Asking;
using KiKoKo.Assistant.Conversations;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Assistant.DeadlineWatch;

/// <summary>Reminders in words: sets, shows and finishes the person's own. What is no wish of that kind goes its ordinary way.</summary>
public sealed class WatchDialogue(DeadlineBook book, TimeProvider time)
{
    /// <summary>The label line of what is said about somebody's own reminders: nothing was computed, nothing was written by a model.</summary>
    internal const string LabelWording = "KiKoKo: Ihre Erinnerungen, feste Antwort nach Regel, keine KI.";

    private const int MaxShown = 10;
    private const string Example = "zum Beispiel „Erinnern Sie mich 3 Tage vorher an den Jahresbericht bis zum 15. Januar“";

    /// <summary>Null: the turn is about something else.</summary>
    internal async Task<Outcome?> AnswerAsync(Turn turn, CancellationToken cancel) => WatchWishReader.Read(turn.Text, time.Today()) switch
    {
        WatchWish.Show => await ShowAsync(turn.Person.Id, cancel),
        WatchWish.Remind wish => await RemindAsync(turn.Person.Id, wish, cancel),
        WatchWish.Done wish => await DoneAsync(turn.Person.Id, wish, cancel),
        _ => null,
    };

    private static Outcome Say(string text) => new(ReplyKind.Deadline, text) { Function = "watch" };

    private static Outcome Ask(string text) => new(ReplyKind.Clarification, text) { Function = "watch", Reason = "incomplete" };

    private async Task<Outcome> ShowAsync(string person, CancellationToken cancel)
    {
        var open = await book.ListAsync(person, withDone: false, cancel);
        if (open.Count == 0)
            return Say($"Sie haben keine offenen Fristen. Neue merke ich mir gern, {Example}.");
        string more = open.Count > MaxShown ? $"\n\nWeitere {open.Count - MaxShown} stehen auf der Seite „Fristen“." : "";
        return Say($"Ihre offenen Fristen:\n\n{Lines(open.Take(MaxShown))}{more}");
    }

    private async Task<Outcome> RemindAsync(string person, WatchWish.Remind wish, CancellationToken cancel)
    {
        if (wish.Problem is { } problem)
            return Ask(problem);
        if (wish.Day is not { } day)
            return Ask(wish.What.Length == 0 ? $"Woran und wann soll ich Sie erinnern? Bitte nennen Sie beides, {Example}." : $"Wann soll ich Sie an „{wish.What}“ erinnern? Bitte nennen Sie den Tag mit, {Example}.");
        if (wish.What.Length == 0)
            return Ask($"Woran soll ich Sie am {WatchTexts.Short(day)} erinnern? Bitte nennen Sie es mit, {Example}.");
        var entered = new NewDeadline(char.ToUpper(wish.What[0], System.Globalization.CultureInfo.InvariantCulture) + wish.What[1..], day) { LeadDays = wish.Lead is { } lead ? [lead] : null };
        var outcome = await book.AddAsync(person, entered, cancel);
        if (outcome is WatchRejected rejected)
            return Ask(rejected.Message);
        var kept = ((WatchKept)outcome).Deadline!;
        string when = await NextReminderAsync(person, kept, cancel) is { } next ? $"Ich erinnere Sie am {WatchTexts.Long(next)}." : "Bis dahin ist kein Erinnerungstermin mehr möglich, der an einem Arbeitstag liegt.";
        return Say($"Gemerkt: {kept.Title}, {WatchTexts.Long(kept.Day)}.\n\n{when} Erinnerungen kommen an Arbeitstagen zu Beginn Ihrer Arbeitszeit; fällt eine auf einen freien Tag, kommt sie am Arbeitstag davor.");
    }

    private async Task<DateOnly?> NextReminderAsync(string person, WatchedDeadline deadline, CancellationToken cancel) =>
        await book.NextReminderAsync(person, deadline.Id, cancel) is { } at ? GermanDay.Of(at) : null;

    private async Task<Outcome?> DoneAsync(string person, WatchWish.Done wish, CancellationToken cancel)
    {
        var own = (await book.ListAsync(person, withDone: false, cancel)).Where(d => d.Offer is null or { IsMine: true }).ToList();
        var meant = wish.What.Length == 0 ? own : own.Where(d => d.Title.Contains(wish.What, StringComparison.CurrentCultureIgnoreCase)).ToList();
        if (meant.Count == 1)
        {
            await book.DoneAsync(person, meant[0].Id, cancel);
            return Say($"Erledigt: {meant[0].Title} ({WatchTexts.Short(meant[0].Day)}). Ich erinnere Sie daran nicht mehr.");
        }

        if (meant.Count > 1)
            return Ask($"Welche Frist ist erledigt? Bitte schreiben Sie „erledigt“ mit dem Titel:\n\n{Lines(meant.Take(MaxShown))}");
        return wish.What.Length == 0 ? Say("Sie haben keine offenen Fristen.") : null; // a question in which the word only occurs
    }

    private string Lines(IEnumerable<WatchedDeadline> deadlines) =>
        string.Join('\n', deadlines.Select(d => $"- {WatchTexts.Long(d.Day)}: {d.Title} ({WatchTexts.Distance(d.Day, time.Today())}){(d.Offer is { IsMine: false } o ? $", angeboten von {o.OtherName}" : "")}"));
}
