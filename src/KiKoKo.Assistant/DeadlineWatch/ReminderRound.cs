using System.Data.Common;
using Dapper;
using KiKoKo.Deadlines.Calendars;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Storage;

namespace KiKoKo.Assistant.DeadlineWatch;

/// <summary>What one round did.</summary>
/// <param name="Reminders">Planned reminders that were delivered; several of one deadline make one notice.</param>
/// <param name="Sent">Notices passed to further channels.</param>
/// <param name="Failed">Attempts on further channels that failed and will be made again.</param>
public readonly record struct RoundReport(int Reminders, int Sent, int Failed);

/// <summary>
/// One look at what is due, to be taken about every minute by every server. A reminder is claimed in the database by one round, and marked as delivered in the
/// very transaction that writes its notice: a round that dies in between leaves a claim that runs out, and another round delivers. Nothing is said twice, whoever
/// looks and however often.
/// </summary>
public sealed class ReminderRound(Database database, HouseCalendars house, NoticeOutbox outbox, IPeople people, WatchOptions options, TimeProvider time)
{
    private const int Batch = 100;

    private readonly WorkCalendar _calendar = WorkCalendar.For(options.State);
    private DateOnly _prepared;

    /// <summary>Takes one look. Rounds of one server do not overlap; those of several may.</summary>
    public async Task<RoundReport> RunAsync(CancellationToken cancel)
    {
        await house.FollowAsync(cancel);
        await PrepareDayAsync(cancel);
        int delivered = 0;
        while (await ClaimAsync(cancel) is { Subjects.Count: > 0 } claim)
        {
            foreach (string subject in claim.Subjects)
                delivered += await DeliverAsync(claim.Id, subject, cancel);
        }

        var (sent, failed) = await outbox.SendAsync(cancel);
        return new RoundReport(delivered, sent, failed);
    }

    /// <summary>Takes what is due and nobody has. The claim holds for <see cref="WatchOptions.ClaimTime"/>.</summary>
    internal async Task<Claim> ClaimAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        const string Due = "state = 'Planned' AND not_before <= @now AND (claimed_until IS NULL OR claimed_until <= @now)";
        var at = new { now = Stamp.Of(now) };
        // Most rounds find nothing: they must not queue with the writers.
        if (await database.ReadAsync(c => c.ExecuteScalarAsync<string?>($"SELECT subject FROM watch_reminders WHERE {Due} LIMIT 1", at), cancel) is null)
            return new Claim("", []);

        string id = Guid.NewGuid().ToString("N");
        var subjects = await database.WriteAsync(
            async c =>
            {
                await c.ExecuteAsync(
                    $"UPDATE watch_reminders SET claimed_by = @id, claimed_until = @until WHERE {Due} AND subject IN (SELECT DISTINCT subject FROM watch_reminders WHERE {Due} ORDER BY subject LIMIT {Batch})",
                    new { id, at.now, until = Stamp.Of(now + options.ClaimTime) });
                return await c.QueryAsync<string>("SELECT DISTINCT subject FROM watch_reminders WHERE claimed_by = @id AND state = 'Planned' ORDER BY subject", new { id });
            },
            cancel);
        return new Claim(id, [.. subjects]);
    }

    /// <summary>Says what is due of one subject, once: all of it in one notice. 0 when the claim was lost or there is nothing to say any more.</summary>
    internal Task<int> DeliverAsync(string claim, string subject, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync(
            async c =>
            {
                var due = (await c.QueryAsync<(string Kind, string DueAt)>(
                    "SELECT kind, due_at FROM watch_reminders WHERE subject = @subject AND claimed_by = @claim AND state = 'Planned' ORDER BY due_at", new { subject, claim })).ToList();
                if (due.Count == 0)
                    return 0;
                var matter = await FindMatterAsync(c, subject);
                if (matter is null)
                {
                    await ReminderTable.DropAsync(c, subject);
                    return 0;
                }

                var times = WorkTimes.Of(matter.Settings, _calendar);
                if (!times.IsOpen(now))
                {
                    await c.ExecuteAsync(
                        "UPDATE watch_reminders SET not_before = @next, claimed_by = NULL, claimed_until = NULL WHERE subject = @subject AND claimed_by = @claim AND state = 'Planned'",
                        new { next = Stamp.Of(times.NextOpen(now)), subject, claim });
                    return 0;
                }

                bool late = GermanDay.Of(Stamp.Moment(due[^1].DueAt)) < GermanDay.Of(now);
                string occasion = $"{subject}:{due[^1].Kind}:{due[^1].DueAt}";
                if (matter.Deadline is { } deadline)
                    await RemindAsync(c, deadline, matter.Settings, occasion, late, now);
                else
                    await OverviewAsync(c, matter.Person, matter.Settings, occasion, now);
                return await c.ExecuteAsync(
                    "UPDATE watch_reminders SET state = 'Delivered', delivered_at = @at, claimed_by = NULL, claimed_until = NULL WHERE subject = @subject AND claimed_by = @claim AND state = 'Planned'",
                    new { at = Stamp.Of(now), subject, claim });
            },
            cancel);
    }

    private async Task<Matter?> FindMatterAsync(DbConnection c, string subject)
    {
        if (WeeklyOverview.PersonOf(subject) is { } person)
        {
            var settings = await SettingsRow.ReadAsync(c, person, options);
            return settings.WeeklyOverview ? new Matter(person, settings, null) : null;
        }

        return await DeadlineRow.FindAsync(c, subject) is { IsOpen: true } deadline
            ? new Matter(deadline.owner, await SettingsRow.ReadAsync(c, deadline.owner, options), deadline)
            : null;
    }

    private async Task RemindAsync(DbConnection c, DeadlineRow deadline, WatchSettings settings, string occasion, bool late, DateTimeOffset now)
    {
        var today = GermanDay.Of(now);
        string title = WatchTexts.ReminderTitle(deadline.title, deadline.Day, today);
        var substitute = settings.Substitute is { } s && s.Stands(today) && people.All.Any(p => p.Id == s.PersonId) ? s : null;
        if (substitute is not { Instead: true })
            await NoticeTable.WriteAsync(c, deadline.owner, NoticeKind.Reminder, title, WatchTexts.ReminderText(deadline, today, late, absent: null), deadline.id, occasion, now, now);
        if (substitute is not null)
        {
            string absent = people.All.FirstOrDefault(p => p.Id == deadline.owner)?.Name ?? "eine abwesende Person";
            var quiet = WorkTimes.Of(await SettingsRow.ReadAsync(c, substitute.PersonId, options), _calendar);
            await NoticeTable.WriteAsync(c, substitute.PersonId, NoticeKind.Reminder, title, WatchTexts.ReminderText(deadline, today, late, absent), deadline.id, occasion, now, quiet.NextOpen(now));
        }
    }

    private static async Task OverviewAsync(DbConnection c, string person, WatchSettings settings, string occasion, DateTimeOffset now)
    {
        var today = GermanDay.Of(now);
        if (settings.Substitute is { Instead: true } s && s.Stands(today))
            return; // away: they are left in peace
        var monday = WeeklyOverview.MondayOf(today);
        var open = await DeadlineRow.ReadAsync(c, "owner = @person AND state = 'Open' AND day < @end", new { person, end = Stamp.Of(monday.AddDays(14)) });
        if (open.Count == 0)
            return;
        string text = WatchTexts.OverviewText(
            [.. open.Where(d => d.Day < today)],
            [.. open.Where(d => d.Day >= today && d.Day < monday.AddDays(7))],
            [.. open.Where(d => d.Day >= monday.AddDays(7))]);
        await NoticeTable.WriteAsync(c, person, NoticeKind.Overview, "Ihre Fristen dieser Woche", text, null, occasion, now, now);
    }

    /// <summary>Once a day: plans the overviews of this and the next week, and forgets what is old.</summary>
    private async Task PrepareDayAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var today = GermanDay.Of(now);
        if (_prepared == today)
            return;
        await database.WriteAsync(
            async c =>
            {
                foreach (string person in await OverviewPeopleAsync(c))
                    await PlanOverviewAsync(c, person, now);
                var old = new { day = Stamp.Of(today.AddDays(-options.KeepDays)), at = Stamp.Of(now.AddDays(-options.KeepDays)) };
                await c.ExecuteAsync("DELETE FROM watched_deadlines WHERE state <> 'Open' AND day < @day AND changed_at < @at", old);
                await c.ExecuteAsync("DELETE FROM watch_reminders WHERE state = 'Delivered' AND day < @day", old);
                await c.ExecuteAsync("DELETE FROM notices WHERE show_from < @at", old);
            },
            cancel);
        _prepared = today;
    }

    private async Task<IEnumerable<string>> OverviewPeopleAsync(DbConnection c)
    {
        var said = (await c.QueryAsync<(string Person, long Weekly)>("SELECT person, weekly FROM watch_settings")).ToDictionary(s => s.Person, s => s.Weekly != 0, StringComparer.Ordinal);
        return said.Where(s => s.Value).Select(s => s.Key).Concat(options.WeeklyOverview ? people.All.Select(p => p.Id).Where(id => !said.ContainsKey(id)) : []);
    }

    private async Task PlanOverviewAsync(DbConnection c, string person, DateTimeOffset now)
    {
        var times = WorkTimes.Of(await SettingsRow.ReadAsync(c, person, options), _calendar);
        var monday = WeeklyOverview.MondayOf(GermanDay.Of(now));
        foreach (var week in (DateOnly[])[monday, monday.AddDays(7)])
        {
            if (WeeklyOverview.DueIn(week, times) is { } due && due > now)
                await ReminderTable.InsertAsync(c, WeeklyOverview.Subject(person), new PlannedReminder(WeeklyOverview.Kind, due), Stamp.Of(week));
        }
    }

    /// <param name="Id">Of this claim alone, so that a server which lost it cannot take it for another of its own.</param>
    internal sealed record Claim(string Id, IReadOnlyList<string> Subjects);

    private sealed record Matter(string Person, WatchSettings Settings, DeadlineRow? Deadline);
}
