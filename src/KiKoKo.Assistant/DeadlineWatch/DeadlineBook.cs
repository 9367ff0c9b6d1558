using System.Data.Common;
using System.Text.Json;
using Dapper;
using KiKoKo.Deadlines.Calendars;
using KiKoKo.Storage;

namespace KiKoKo.Assistant.DeadlineWatch;

/// <summary>
/// The deadlines that people watch. Everybody sees their own and those offered to them, and nothing of anybody else's: a deadline of another person is
/// <see cref="WatchUnknown"/> like one that never was.
/// </summary>
public sealed class DeadlineBook(Database database, IPeople people, WatchOptions options, TimeProvider time)
{
    /// <summary>How many open deadlines one person may have.</summary>
    public const int MaxOpen = 500;

    private readonly WorkCalendar _calendar = WorkCalendar.For(options.State);

    /// <summary>A person's deadlines by day, those offered to them among them.</summary>
    /// <param name="withDone">Those done in the last <see cref="WatchOptions.KeepDays"/> days as well.</param>
    public Task<IReadOnlyList<WatchedDeadline>> ListAsync(string person, bool withDone, CancellationToken cancel) =>
        database.ReadAsync(
            async c =>
            {
                var rows = await DeadlineRow.ReadAsync(c, "state <> 'Hidden' AND (state = 'Open' OR @withDone = 1) AND (owner = @person OR offered_to = @person)", new { person, withDone = withDone ? 1 : 0 });
                return (IReadOnlyList<WatchedDeadline>)[.. rows.Select(r => r.ToDeadline(person, NameOf))];
            },
            cancel);

    /// <summary>One of the person's own deadlines, or one offered to them; null when they have none of that id.</summary>
    public Task<WatchedDeadline?> FindAsync(string person, string id, CancellationToken cancel) =>
        database.ReadAsync(async c => (await VisibleAsync(c, person, id))?.ToDeadline(person, NameOf), cancel);

    /// <summary>When the person is next reminded of one of their own deadlines; null when no reminder is to come.</summary>
    public Task<DateTimeOffset?> NextReminderAsync(string person, string id, CancellationToken cancel) =>
        database.ReadAsync(
            async c =>
            {
                if (await VisibleAsync(c, person, id) is not { } row || row.owner != person)
                    return (DateTimeOffset?)null;
                string? at = await c.ExecuteScalarAsync<string?>("SELECT MIN(not_before) FROM watch_reminders WHERE subject = @id AND state = 'Planned'", new { id });
                return at is null ? null : Stamp.Moment(at);
            },
            cancel);

    /// <summary>Watches one more.</summary>
    public Task<WatchOutcome> AddAsync(string person, NewDeadline entered, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var deadline = entered.Tidied();
        if (deadline.FindProblem(_calendar, now) is { } problem)
            return Task.FromResult<WatchOutcome>(problem);
        return database.WriteAsync<WatchOutcome>(
            async c =>
            {
                if (await c.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM watched_deadlines WHERE owner = @person AND state = 'Open'", new { person }) >= MaxOpen)
                    return new WatchRejected("", $"Sie haben schon {MaxOpen} offene Fristen. Bitte erledigen oder entfernen Sie zuerst einige davon.");
                // Asked twice, or a button pressed twice: one is enough, and the person should know that it is there.
                if (await c.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM watched_deadlines WHERE owner = @person AND state = 'Open' AND title = @Title AND day = @day", new { person, deadline.Title, day = Stamp.Of(deadline.Day) }) > 0)
                    return new WatchRejected("title", $"„{deadline.Title}“ am {WatchTexts.Long(deadline.Day)} steht schon in Ihren Fristen.");
                var row = new DeadlineRow
                {
                    id = Guid.CreateVersion7(now).ToString("N"),
                    owner = person,
                    source = (deadline.DocumentId is null ? DeadlineSource.Own : DeadlineSource.Document).ToString(),
                    created_at = Stamp.Of(now),
                    changed_at = Stamp.Of(now),
                };
                Fill(row, deadline);
                await row.InsertAsync(c);
                await ReminderTable.PlanAsync(c, row, await SettingsRow.ReadAsync(c, person, options), _calendar, now);
                return new WatchKept(row.ToDeadline(person, NameOf));
            },
            cancel);
    }

    /// <summary>Replaces what was entered. Of a house deadline only note and lead times can be changed. An offer on it ends: the colleague was asked about something else.</summary>
    public Task<WatchOutcome> ChangeAsync(string person, string id, NewDeadline entered, CancellationToken cancel)
    {
        var deadline = entered.Tidied();
        return OwnAsync(
            person,
            id,
            async (c, row, now) =>
            {
                if (deadline.FindProblem(_calendar, now) is { } problem)
                    return problem;
                if (row.IsHouse && (deadline.Day != row.Day || deadline.Title != row.title))
                    return new WatchRejected(deadline.Day != row.Day ? "day" : "title", "Titel und Tag dieser Frist stehen im Fristenkalender; ändern kann sie nur, wer ihn führt. Vorlaufzeiten und Notiz können Sie ändern.");
                if (deadline.Day != row.Day || deadline.Title != row.title)
                    row.offered_to = null;
                if (deadline.Day != row.Day)
                    row.snoozed_until = null;
                Fill(row, deadline with { DocumentId = deadline.DocumentId ?? row.document_id });
                return await KeepAsync(c, row, person, now);
            },
            cancel);
    }

    /// <summary>Done: no further reminder.</summary>
    public Task<WatchOutcome> DoneAsync(string person, string id, CancellationToken cancel) =>
        OwnAsync(
            person,
            id,
            async (c, row, now) =>
            {
                row.state = nameof(WatchState.Done);
                row.offered_to = null;
                await NoticeTable.SettleAsync(c, row.id, now);
                return await KeepAsync(c, row, person, now);
            },
            cancel);

    /// <summary>Not done after all.</summary>
    public Task<WatchOutcome> ReopenAsync(string person, string id, CancellationToken cancel) =>
        OwnAsync(
            person,
            id,
            (c, row, now) =>
            {
                row.state = nameof(WatchState.Open);
                return KeepAsync(c, row, person, now);
            },
            cancel);

    /// <summary>No reminder before that day, and one on it.</summary>
    /// <param name="until">After today, not after the deadline.</param>
    public Task<WatchOutcome> SnoozeAsync(string person, string id, DateOnly until, CancellationToken cancel) =>
        OwnAsync(
            person,
            id,
            async (c, row, now) =>
            {
                if (!row.IsOpen)
                    return new WatchRejected("", "Diese Frist ist erledigt.");
                if (until <= Knowledge.Documents.GermanDay.Of(now) || until > row.Day)
                    return new WatchRejected("until", $"Bitte wählen Sie einen Tag nach heute und spätestens den {WatchTexts.Short(row.Day)}.");
                row.snoozed_until = Stamp.Of(until);
                await NoticeTable.SettleAsync(c, row.id, now);
                return await KeepAsync(c, row, person, now);
            },
            cancel);

    /// <summary>Takes it off the person's list. A house deadline comes again with its next date; for good, leave its calendar.</summary>
    public Task<WatchOutcome> RemoveAsync(string person, string id, CancellationToken cancel) =>
        OwnAsync(
            person,
            id,
            async (c, row, now) =>
            {
                await NoticeTable.SettleAsync(c, row.id, now);
                if (row.IsHouse)
                {
                    row.state = nameof(WatchState.Hidden);
                    await KeepAsync(c, row, person, now);
                }
                else
                {
                    await c.ExecuteAsync("DELETE FROM watch_reminders WHERE subject = @id", new { row.id });
                    await row.DeleteAsync(c);
                }

                return new WatchKept(null);
            },
            cancel);

    /// <summary>Asks a colleague to take it over. Until they accept, this person stays responsible and is reminded.</summary>
    public Task<WatchOutcome> OfferAsync(string person, string id, string colleagueId, CancellationToken cancel) =>
        OwnAsync(
            person,
            id,
            async (c, row, now) =>
            {
                if (row.IsHouse)
                    return new WatchRejected("", "Fristen aus dem Fristenkalender gelten für alle Betroffenen und können nicht übergeben werden. Für Ihre Abwesenheit können Sie eine Vertretung eintragen.");
                if (!row.IsOpen)
                    return new WatchRejected("", "Diese Frist ist erledigt.");
                if (colleagueId == person || Find(colleagueId) is null)
                    return new WatchRejected("colleague", "Bitte wählen Sie eine andere Person aus der Liste.");
                row.offered_to = colleagueId;
                var outcome = await KeepAsync(c, row, person, now, replan: false);
                await TellAsync(c, colleagueId, NoticeKind.Offer, $"Frist übernehmen? {row.title}", $"{NameOf(person)} bittet Sie, die Frist „{row.title}“ zu übernehmen. Letzter Tag ist {WatchTexts.Long(row.Day)}.\nBitte nehmen Sie an oder lehnen Sie ab; bis dahin bleibt {NameOf(person)} verantwortlich.", row, now);
                return outcome;
            },
            cancel);

    /// <summary>Takes an offer back.</summary>
    public Task<WatchOutcome> WithdrawAsync(string person, string id, CancellationToken cancel) =>
        OwnAsync(
            person,
            id,
            async (c, row, now) =>
            {
                row.offered_to = null;
                await c.ExecuteAsync("DELETE FROM notices WHERE deadline_id = @id AND kind = 'Offer' AND read_at IS NULL", new { row.id });
                return await KeepAsync(c, row, person, now, replan: false);
            },
            cancel);

    /// <summary>Takes over what was offered: from now on this person is responsible, and reminded as their own settings say.</summary>
    public Task<WatchOutcome> AcceptAsync(string person, string id, CancellationToken cancel) =>
        OfferedAsync(
            person,
            id,
            async (c, row, now) =>
            {
                string giver = row.owner;
                (row.owner, row.offered_to) = (person, null);
                await NoticeTable.SettleAsync(c, row.id, now);
                var outcome = await KeepAsync(c, row, person, now);
                await TellAsync(c, giver, NoticeKind.Answer, $"Frist übernommen: {row.title}", $"{NameOf(person)} hat die Frist „{row.title}“ ({WatchTexts.Short(row.Day)}) übernommen. Sie werden daran nicht mehr erinnert.", row, now);
                return outcome;
            },
            cancel);

    /// <summary>Does not take over what was offered: it stays with the giver, who is told.</summary>
    public Task<WatchOutcome> DeclineAsync(string person, string id, CancellationToken cancel) =>
        OfferedAsync(
            person,
            id,
            async (c, row, now) =>
            {
                row.offered_to = null;
                await c.ExecuteAsync("UPDATE notices SET read_at = @at WHERE person = @person AND deadline_id = @id AND kind = 'Offer' AND read_at IS NULL", new { at = Stamp.Of(now), person, row.id });
                await row.UpdateAsync(c, now);
                await TellAsync(c, row.owner, NoticeKind.Answer, $"Frist nicht übernommen: {row.title}", $"{NameOf(person)} hat die Frist „{row.title}“ ({WatchTexts.Short(row.Day)}) nicht übernommen. Sie bleiben verantwortlich und werden weiter erinnert.", row, now);
                return new WatchKept(null);
            },
            cancel);

    /// <summary>How the person wants to be reminded; the administration's defaults when they never said.</summary>
    public Task<WatchSettings> ReadSettingsAsync(string person, CancellationToken cancel) =>
        database.ReadAsync(c => SettingsRow.ReadAsync(c, person, options), cancel);

    /// <summary>Changes how the person is reminded; the plans of their open deadlines follow.</summary>
    public Task<WatchOutcome> ChangeSettingsAsync(string person, WatchSettings settings, CancellationToken cancel)
    {
        WatchRejected? problem =
            WatchSettings.LeadDaysProblem(settings.LeadDays) is { } leads ? new("leadDays", leads)
            : WatchSettings.QuietProblem(settings.QuietFrom, settings.QuietUntil) is { } quiet ? new("quiet", quiet)
            : settings.Substitute is { } s && (s.PersonId == person || Find(s.PersonId) is null) ? new("substitute", "Bitte wählen Sie als Vertretung eine andere Person aus der Liste.")
            : settings.Substitute is { } t && t.Until < t.From ? new("substitute", "Die Vertretung endet vor ihrem Beginn. Bitte prüfen Sie die beiden Tage.")
            : null;
        if (problem is not null)
            return Task.FromResult<WatchOutcome>(problem);
        var now = time.GetUtcNow();
        return database.WriteAsync<WatchOutcome>(
            async c =>
            {
                await SettingsRow.WriteAsync(c, person, settings with { LeadDays = Sorted(settings.LeadDays) });
                foreach (var row in await DeadlineRow.ReadAsync(c, "owner = @person AND state = 'Open'", new { person }))
                    await ReminderTable.PlanAsync(c, row, settings, _calendar, now);
                if (!settings.WeeklyOverview)
                    await ReminderTable.DropAsync(c, WeeklyOverview.Subject(person));
                return new WatchKept(null);
            },
            cancel);
    }

    /// <summary>Whom a deadline can be handed to and who can stand in: everybody but the person.</summary>
    public IReadOnlyList<Colleague> ColleaguesOf(string person) => [.. people.All.Where(p => p.Id != person).OrderBy(p => p.Name, StringComparer.CurrentCulture)];

    internal static IReadOnlyList<int> Sorted(IEnumerable<int> leads) => [.. leads.Distinct().OrderDescending()];

    private static void Fill(DeadlineRow row, NewDeadline deadline)
    {
        row.title = deadline.Title;
        row.day = Stamp.Of(deadline.Day);
        row.rule = deadline.Rule;
        row.steps = JsonSerializer.Serialize(deadline.Steps);
        row.document_id = deadline.DocumentId;
        row.note = deadline.Note;
        row.lead_days = deadline.LeadDays is null ? null : JsonSerializer.Serialize(Sorted(deadline.LeadDays));
    }

    private static async Task<DeadlineRow?> VisibleAsync(DbConnection c, string person, string id) =>
        await DeadlineRow.FindAsync(c, id) is { } row && row.state != nameof(WatchState.Hidden) && (row.owner == person || row.offered_to == person) ? row : null;

    private Task<WatchOutcome> OwnAsync(string person, string id, Func<DbConnection, DeadlineRow, DateTimeOffset, Task<WatchOutcome>> change, CancellationToken cancel) =>
        database.WriteAsync<WatchOutcome>(
            async c => await VisibleAsync(c, person, id) is { } row && row.owner == person ? await change(c, row, time.GetUtcNow()) : new WatchUnknown(),
            cancel);

    private Task<WatchOutcome> OfferedAsync(string person, string id, Func<DbConnection, DeadlineRow, DateTimeOffset, Task<WatchOutcome>> change, CancellationToken cancel) =>
        database.WriteAsync<WatchOutcome>(
            async c => await VisibleAsync(c, person, id) is { } row && row.offered_to == person ? await change(c, row, time.GetUtcNow()) : new WatchUnknown(),
            cancel);

    private async Task<WatchOutcome> KeepAsync(DbConnection c, DeadlineRow row, string person, DateTimeOffset now, bool replan = true)
    {
        await row.UpdateAsync(c, now);
        if (replan)
            await ReminderTable.PlanAsync(c, row, await SettingsRow.ReadAsync(c, row.owner, options), _calendar, now);
        return new WatchKept(row.ToDeadline(person, NameOf));
    }

    private async Task TellAsync(DbConnection c, string person, NoticeKind kind, string title, string text, DeadlineRow row, DateTimeOffset now)
    {
        var times = WorkTimes.Of(await SettingsRow.ReadAsync(c, person, options), _calendar);
        await NoticeTable.WriteAsync(c, person, kind, title, text, row.id, $"{kind}:{row.id}:{row.revision}", now, times.NextOpen(now));
    }

    private Colleague? Find(string id) => people.All.FirstOrDefault(p => p.Id == id);

    private string NameOf(string id) => Find(id)?.Name ?? "eine Person, die nicht mehr im Haus ist";
}
