using System.Data.Common;
using Dapper;
using KiKoKo.Deadlines.Calendars;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Storage;

namespace KiKoKo.Assistant.DeadlineWatch;

/// <summary>A Fristenkalender as one person may see it.</summary>
/// <param name="Key">Names the calendar for <see cref="HouseCalendars.ChooseAsync"/>.</param>
/// <param name="IsTaken">All or some of its deadlines are on the person's list.</param>
public sealed record CalendarChoice(string Key, string Title, string Department, string DocumentId, bool IsTaken);

/// <summary>
/// Brings the deadlines of the released Fristenkalender to the people concerned: those whom a line names, and those who took the calendar, as far as they may
/// read it. What a person leaves, what is retired and what is written otherwise now disappears from the lists again.
/// </summary>
public sealed class HouseCalendars(Database database, DocumentStore documents, IPeople people, WatchOptions options, TimeProvider time)
{
    /// <summary>So far ahead every date of a line is on the lists, and beyond that its next one, so that the lead times of short rhythms are kept too.</summary>
    private const int DaysAhead = 15;

    private readonly WorkCalendar _calendar = WorkCalendar.For(options.State);
    private (long Sequence, DateOnly Day) _followed = (-1, default);

    /// <summary>Is it a Fristenkalender?</summary>
    public static bool Is(Document document) => HouseCalendar.Is(document);

    /// <summary>In German, what cannot be read of a Fristenkalender and what is needed; for its owner. The other lines hold all the same.</summary>
    public static IReadOnlyList<string> FindProblems(Document document, IEnumerable<Block> blocks) => HouseCalendar.Read(document, blocks).Problems;

    /// <summary>The calendars that a person may read.</summary>
    public async Task<IReadOnlyList<CalendarChoice>> ListAsync(string person, CancellationToken cancel)
    {
        if (people.All.FirstOrDefault(p => p.Id == person) is not { } reader)
            return [];
        var calendars = (await CurrentAsync(cancel)).Where(c => reader.Audience.MayRead(c.Document.Audience)).ToList();
        var choices = (await database.ReadAsync(c => c.QueryAsync<(string Calendar, long Taken)>("SELECT calendar, taken FROM watch_calendar_choices WHERE person = @person", new { person }), cancel))
            .ToDictionary(c => c.Calendar, c => c.Taken != 0, StringComparer.Ordinal);
        return
        [
            .. from c in calendars
               let key = c.Document.Source
               orderby c.Document.Title
               select new CalendarChoice(key, c.Document.Title, c.Document.Department, c.Document.Id, choices.TryGetValue(key, out bool taken) ? taken : c.Entries.Any(e => e.Concerns(reader, c.Document))),
        ];
    }

    /// <summary>Takes all of a calendar, or leaves it for good. False: there is none of that key that the person may read.</summary>
    public async Task<bool> ChooseAsync(string person, string key, bool taken, CancellationToken cancel)
    {
        if (!(await ListAsync(person, cancel)).Any(c => c.Key == key))
            return false;
        await database.WriteAsync(
            c => c.ExecuteAsync(
                "INSERT INTO watch_calendar_choices (person, calendar, taken) VALUES (@person, @key, @taken) ON CONFLICT (person, calendar) DO UPDATE SET taken = excluded.taken",
                new { person, key, taken = taken ? 1L : 0L }),
            cancel);
        await FollowAsync(await CurrentAsync(cancel), cancel);
        return true;
    }

    /// <summary>Brings the lists up to date with the documents and the day. Costs one look at a number when neither changed.</summary>
    internal async Task FollowAsync(CancellationToken cancel)
    {
        // Before reading: documents that change meanwhile make the next round look again.
        var at = (await documents.ReadSequenceAsync(cancel), time.Today());
        if (at == _followed)
            return;
        await FollowAsync(await CurrentAsync(cancel), cancel);
        _followed = at;
    }

    private async Task<IReadOnlyList<HouseCalendar>> CurrentAsync(CancellationToken cancel)
    {
        var catalogue = await documents.ReadCatalogueAsync(cancel);
        var found = new List<HouseCalendar>();
        foreach (var document in catalogue.All.Where(d => HouseCalendar.Is(d) && catalogue.IsCurrent(d, time.Today())))
            found.Add(HouseCalendar.Read(document, await documents.ReadBlocksAsync(document.Id, cancel)));
        return found;
    }

    private async Task FollowAsync(IReadOnlyList<HouseCalendar> calendars, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await database.WriteAsync(
            async c =>
            {
                var choices = (await c.QueryAsync<(string Person, string Calendar, long Taken)>("SELECT person, calendar, taken FROM watch_calendar_choices"))
                    .ToDictionary(x => (x.Person, x.Calendar), x => x.Taken != 0);
                var today = GermanDay.Of(now);
                var concerned = Concerned(calendars, choices).ToList();
                var lines = concerned.Select(p => p.Line).ToHashSet();
                var wanted = concerned.SelectMany(p => DaysOf(p.Entry, today).Select(day => (Key: p.Line with { Day = day }, Place: p))).ToDictionary(w => w.Key, w => w.Place);
                var have = (await DeadlineRow.ReadAsync(c, "source = 'Calendar'", new { })).ToDictionary(r => new HouseKey(r.owner, r.calendar!, r.entry!, r.Day));
                foreach (var (key, row) in have)
                {
                    if (wanted.TryGetValue(key, out var place))
                        await RefreshAsync(c, row, place, now);
                    else if (row.IsOpen && (key.Day >= today || !lines.Contains(key with { Day = default })))
                        await DropAsync(c, row, now); // a date that went by and was not done stays as long as its line is in the calendar
                }

                foreach (var (key, place) in wanted.Where(w => !have.ContainsKey(w.Key)))
                    await AddAsync(c, key, place, now);
            },
            cancel);
    }

    private IEnumerable<Place> Concerned(IReadOnlyList<HouseCalendar> calendars, Dictionary<(string, string), bool> choices) =>
        from calendar in calendars
        from entry in calendar.Entries
        from person in people.All
        where person.Audience.MayRead(calendar.Document.Audience)
        where choices.TryGetValue((person.Id, calendar.Document.Source), out bool taken) ? taken : entry.Concerns(person, calendar.Document)
        select new Place(new HouseKey(person.Id, calendar.Document.Source, entry.Key, default), entry, calendar.Document);

    private List<DateOnly> DaysOf(HouseDeadline entry, DateOnly today)
    {
        var days = new List<DateOnly>();
        for (var next = entry.Recurrence.Next(today, _calendar); next is { } day; next = entry.Recurrence.Next(day.AddDays(1), _calendar))
        {
            if (days.Count > 0 && day > today.AddDays(DaysAhead))
                break;
            days.Add(day);
        }

        return days;
    }

    private static async Task RefreshAsync(DbConnection c, DeadlineRow row, Place place, DateTimeOffset now)
    {
        if (row.title == place.Entry.Title && row.document_id == place.Document.Id)
            return;
        (row.title, row.document_id) = (place.Entry.Title, place.Document.Id);
        await row.UpdateAsync(c, now);
    }

    private static async Task DropAsync(DbConnection c, DeadlineRow row, DateTimeOffset now)
    {
        await NoticeTable.SettleAsync(c, row.id, now);
        await ReminderTable.DropAsync(c, row.id);
        await row.DeleteAsync(c);
    }

    private async Task AddAsync(DbConnection c, HouseKey key, Place place, DateTimeOffset now)
    {
        var row = new DeadlineRow
        {
            id = Guid.CreateVersion7(now).ToString("N"),
            owner = key.Person,
            title = place.Entry.Title,
            day = Stamp.Of(key.Day),
            source = nameof(DeadlineSource.Calendar),
            document_id = place.Document.Id,
            calendar = key.Calendar,
            entry = key.Entry,
            note = place.Entry.Note.Length <= NewDeadline.MaxNoteLength ? place.Entry.Note : place.Entry.Note[..NewDeadline.MaxNoteLength],
            created_at = Stamp.Of(now),
            changed_at = Stamp.Of(now),
        };
        if (await row.InsertAsync(c) == 0)
            return; // another server was faster
        await ReminderTable.PlanAsync(c, row, await SettingsRow.ReadAsync(c, row.owner, options), _calendar, now);
    }

    private sealed record HouseKey(string Person, string Calendar, string Entry, DateOnly Day);

    /// <param name="Line">Without a day.</param>
    private sealed record Place(HouseKey Line, HouseDeadline Entry, Document Document);
}
