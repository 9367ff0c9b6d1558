using Dapper;
using KiKoKo.Assistant.DeadlineWatch;
using KiKoKo.Deadlines.Calendars;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Assistant.Tests.DeadlineWatch;

/// <summary>Two years of an office, hour by hour: two servers on one database, restarted every few hours, now and then both standing still for days.</summary>
public sealed class TwoYearsTests
{
    private static readonly DateOnly s_start = new(2027, 1, 4);
    private static readonly DateOnly s_end = new(2029, 1, 4); // 29 February 2028 is among them

    [Fact]
    public async Task Reminders_OverTwoYearsOfRestartsAndStandstills_ComeExactlyOnceAndNeverAtAQuietTime()
    {
        await using var office = await Office.OpenAsync(s_start, new WatchOptions { KeepDays = 3650 });
        var second = await office.StartServerAsync();
        await office.PutCalendarAsync("kalender.md", Audience.Everyone, "Zeitkorrektur | monatlich bis zum 5. | Personal | ");
        var random = new Random(20270104);
        var watched = new List<Watched>();
        int hours = 0, restarts = 0;
        while (office.Clock.Today() < s_end)
        {
            hours++;
            bool standsStill = random.Next(1500) == 0;
            office.Clock.Advance(standsStill ? TimeSpan.FromHours(random.Next(30, 150)) : TimeSpan.FromMinutes(60));
            foreach (var late in watched.Where(w => standsStill && w.Done is null))
                late.Standstills++;
            if (hours % random.Next(3, 7) == 0)
            {
                (random.Next(2) == 0 ? office.First : second).Restart();
                restarts++;
            }

            if (hours % 500 == 0)
            {
                await office.StopAsync(second);
                second = await office.StartServerAsync();
            }

            await Task.WhenAll(office.First.Round.RunAsync(default), second.Round.RunAsync(default));
            if (random.Next(120) == 0)
                watched.Add(await EnterAsync(office, random, watched.Count));
            if (random.Next(300) == 0 && watched.FindLast(w => w.Done is null) is { } finished)
            {
                Assert.IsType<WatchKept>(await second.Book.DoneAsync(finished.Person, finished.Id, default));
                finished.Done = office.Clock.GetUtcNow();
            }
        }

        Assert.True(watched.Count > 100 && restarts > 1000);
        await AssertPlanKeptAsync(office, watched);
        await AssertNoticesAsync(office, watched);
    }

    private static async Task<Watched> EnterAsync(Office office, Random random, int number)
    {
        string person = random.Next(2) == 0 ? Office.Anna : Office.Clara;
        var day = random.Next(12) == 0 ? new DateOnly(2028, 2, 29) : office.Clock.Today().AddDays(random.Next(2, 90));
        if (day <= office.Clock.Today())
            day = office.Clock.Today().AddDays(40);
        int[][] choices = [[], [30, 3], [1], [0], [60, 30, 14, 7, 1], [2, 1, 0]];
        var deadline = await office.AddAsync(person, $"Frist {number}", day, choices[random.Next(choices.Length)]);
        return new Watched(deadline.Id, person, day, deadline.LeadDays ?? [14, 7, 1], office.Clock.GetUtcNow());
    }

    /// <summary>Counted by hand: what should have come, and at what moment, against what the database says was delivered.</summary>
    private static async Task AssertPlanKeptAsync(Office office, IReadOnlyList<Watched> watched)
    {
        var delivered = (await office.First.Database.ReadAsync(
            c => c.QueryAsync<(string Subject, string Due, string At)>("SELECT subject, due_at, delivered_at FROM watch_reminders WHERE state = 'Delivered'"), default)).ToLookup(r => r.Subject);
        foreach (var w in watched)
        {
            var until = w.Done ?? office.Clock.GetUtcNow();
            var due = w.Leads.Select(l => WorkingDayBefore(w.Day.AddDays(-l))).Where(m => m > w.Added).Distinct().ToList();
            if (due.Count == 0)
                due = [.. new[] { WorkingDayBefore(w.Day) }.Where(m => m > w.Added)];
            Assert.Equal(due.Where(m => m <= until).Order(), delivered[w.Id].Select(r => DateTimeOffset.Parse(r.Due)).Order());
        }
    }

    private static async Task AssertNoticesAsync(Office office, IReadOnlyList<Watched> watched)
    {
        var rows = (await office.First.Database.ReadAsync(
            c => c.QueryAsync<(string Person, string? Deadline, string Title, string From, string Created)>("SELECT person, deadline_id, title, show_from, created_at FROM notices WHERE kind = 'Reminder'"), default)).ToList();
        Assert.True(rows.Count > 250);
        Assert.Contains(rows, r => r.Title.Contains("Zeitkorrektur"));
        Assert.All(rows, r => AssertOpen(DateTimeOffset.Parse(r.From)));
        foreach (var w in watched)
        {
            var own = rows.Where(r => r.Deadline == w.Id).ToList();
            Assert.All(own, r => Assert.Equal(w.Person, r.Person));
            Assert.Equal(own.Count, own.Select(r => r.From).Distinct().Count());
            Assert.DoesNotContain(own, r => w.Done is { } done && DateTimeOffset.Parse(r.Created) > done);
            if (w.Standstills == 0)
                Assert.All(own, r => Assert.True(GermanDay.Of(DateTimeOffset.Parse(r.From)) <= w.Day, r.Title));
        }
    }

    private static void AssertOpen(DateTimeOffset moment)
    {
        var local = GermanDay.Local(moment);
        Assert.InRange(local.Hour, 7, 17);
        Assert.False(IsQuiet(GermanDay.Of(moment)), $"{local:ddd dd.MM.yyyy HH:mm}");
    }

    private static DateTimeOffset WorkingDayBefore(DateOnly day)
    {
        while (IsQuiet(day))
            day = day.AddDays(-1);
        return GermanDay.At(day, new TimeOnly(7, 0));
    }

    private static bool IsQuiet(DateOnly day) =>
        day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || PublicHolidays.Of(State.RP, day.Year).Any(h => h.Date == day);

    private sealed class Watched(string id, string person, DateOnly day, IReadOnlyList<int> leads, DateTimeOffset added)
    {
        public string Id => id;

        public string Person => person;

        public DateOnly Day => day;

        public IReadOnlyList<int> Leads => leads;

        public DateTimeOffset Added => added;

        public DateTimeOffset? Done { get; set; }

        public int Standstills { get; set; }
    }
}
