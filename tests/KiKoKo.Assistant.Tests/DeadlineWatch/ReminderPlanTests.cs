using FsCheck;
using FsCheck.Fluent;
using KiKoKo.Assistant.DeadlineWatch;
using KiKoKo.Deadlines.Calendars;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Assistant.Tests.DeadlineWatch;

/// <summary>What holds of every plan, whatever the deadline, the state, the lead times and the moment.</summary>
public sealed class ReminderPlanTests
{
    private static readonly Arbitrary<(DateOnly Day, State State, int[] Leads, DateOnly? Snooze, int Begin, DateTimeOffset Now)> s_cases = (
        from start in Gen.Choose(0, 3650)
        from ahead in Gen.Choose(0, 400)
        from state in Gen.Elements(States.All.ToArray())
        from count in Gen.Choose(0, 5)
        from leads in Gen.ArrayOf(Gen.Choose(0, 365), count)
        from snooze in Gen.Choose(-1, 400)
        from begin in Gen.Choose(0, 16)
        from minute in Gen.Choose(0, 1439)
        let today = new DateOnly(2025, 1, 1).AddDays(start)
        let day = today.AddDays(ahead)
        select (day, state, leads, snooze < 0 || today.AddDays(snooze) > day ? (DateOnly?)null : today.AddDays(snooze), begin, GermanDay.At(today, new TimeOnly(minute / 60, minute % 60)))).ToArbitrary();

    [Fact]
    public void Plan_OfAnything_LiesAheadOnWorkingDaysAndNeverBehindTheDeadline() =>
        Prop.ForAll(s_cases, x =>
        {
            var times = Times(x.State, x.Begin);
            var plan = ReminderPlan.Of(x.Day, x.Leads, x.Snooze, times, x.Now);
            return plan.All(r => r.DueAt > x.Now && times.IsOpen(r.DueAt) && GermanDay.Of(r.DueAt) <= x.Day)
                && plan.Select(r => r.DueAt).Distinct().Count() == plan.Count
                && plan.Select(r => r.Kind).Distinct().Count() == plan.Count
                && plan.SequenceEqual(plan.OrderBy(r => r.DueAt));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    /// <summary>A server that plans later, for whatever reason, plans the rest of the same: what makes a plan repeatable.</summary>
    [Fact]
    public void Plan_MadeLater_IsTheRestOfTheEarlierOne() =>
        Prop.ForAll(s_cases, x =>
        {
            var times = Times(x.State, x.Begin);
            var plan = ReminderPlan.Of(x.Day, x.Leads, x.Snooze, times, x.Now);
            if (plan.Count < 2)
                return true;
            var later = ReminderPlan.Of(x.Day, x.Leads, x.Snooze, times, plan[0].DueAt);
            return later.SequenceEqual(plan.Skip(1));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void NextOpen_OfAnyMoment_IsTheFirstOpenOne() =>
        Prop.ForAll(s_cases, x =>
        {
            var times = Times(x.State, x.Begin);
            var next = times.NextOpen(x.Now);
            bool noneBefore = true;
            for (var at = x.Now; at < next; at = at.AddMinutes(30))
                noneBefore &= !times.IsOpen(at);
            return next >= x.Now && times.IsOpen(next) && noneBefore;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static WorkTimes Times(State state, int begin) => new(WorkCalendar.For(state), new TimeOnly(begin, 0), new TimeOnly(Math.Max(begin + 1, 17), 30));
}
