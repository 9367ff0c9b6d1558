using System.Globalization;
using KiKoKo.Deadlines.Calculating;
using KiKoKo.Deadlines.Calendars;
using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Deadlines.Tests.Rules;

public sealed class RuleCatalogueTests
{
    /// <summary>The first seven and the count below are those that the data language cannot say.</summary>
    [Theory]
    [InlineData("monatsmitte", "2026-02", "2026-02-15")]
    [InlineData("monatsende", "2028-02", "2028-02-29")]
    [InlineData("behoerdenfrist-tag", "2026-03-14", "2026-03-16")]
    [InlineData("behoerdentermin", "2026-05-25", "2026-05-25")]
    [InlineData("urlaub", "2026", "2027-03-31")]
    [InlineData("urlaub-tvoed", "2026", "2027-03-31")]
    [InlineData("urlaub-tvoed-krank", "2026", "2027-05-31")]
    [InlineData("widerspruch", "2026-03-09", "2026-04-13")]
    [InlineData("einspruch", "2026-03-10", "2026-04-16")]
    [InlineData("klage", "2026-07-31", "2026-08-31")]
    [InlineData("elternzeit", "2026-06-01", "2026-04-12")]
    [InlineData("au-nachweis", "2026-03-04", "2026-03-09")]
    [InlineData("bem", "2026-11-16", "2026-12-28")]
    [InlineData("reisekosten", "2026-03-31", "2026-09-30")]
    [InlineData("ausschlussfrist", "2026-08-31", "2027-03-01")]
    [InlineData("ausschlussfrist", "2019-03-29", "2019-09-30")]
    [InlineData("kuendigung", "2026-02-18", "2026-06-30")]
    [InlineData("auskunft", "2026-01-31", "2026-03-02")]
    [InlineData("zahltag", "2026-05", "2026-05-29")]
    [InlineData("altersgrenze", "1960-04-01", "2026-07-31")]
    [InlineData("altersgrenze", "1964-12-24", "2031-12-31")]
    [InlineData("personalrat", "2026-05-04", "2026-05-27")]
    [InlineData("zuschlag", "2026-06-09", "2026-06-25")]
    [InlineData("aufbewahrung-belege", "2026", "2034-12-31")]
    [InlineData("aufbewahrung-belege", "2014", "2024-12-31")]
    [InlineData("ratssitzung", "2026-05-21", "2026-05-16")]
    public void Compute_OfANamedRule_IsItsDate(string key, string start, string expected)
    {
        var outcome = RuleCatalogue.BuiltIn.Compute(key, Facts(start));

        var due = Assert.IsType<DueDate>(outcome);
        Assert.Equal(expected, due.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Contains(due.Steps, s => RuleCatalogue.BuiltIn.Find(key).Any(r => r.Basis == s.Basis));
    }

    [Fact]
    public void Compute_OfATimeWithBreaks_CountsDays() =>
        Assert.Equal(90, Assert.IsType<DayCount>(RuleCatalogue.BuiltIn.Compute("zeitraum-unterbrochen", new RuleFacts())).Days);

    [Fact]
    public void Compute_OfADataBreach_CountsHours()
    {
        var due = Assert.IsType<DueDate>(RuleCatalogue.BuiltIn.Compute("datenpanne", Facts("2026-03-13T14:20")));

        Assert.Equal((new DateOnly(2026, 3, 16), new TimeOnly(14, 20)), (due.Date, due.Time!.Value));
        Assert.Contains(due.Warnings, w => w.Kind == WarningKind.Conservative);
    }

    [Fact]
    public void Compute_OfNoticeWithTheEndGiven_IsTheLatestDay() =>
        Assert.Equal(new DateOnly(2026, 5, 19), ((DueDate)RuleCatalogue.BuiltIn.Compute("kuendigung", Facts("2026-06-30") with { EndIsGiven = true })).Date);

    [Fact]
    public void Compute_WithoutTheTrigger_AsksForIt()
    {
        var problem = Assert.Single(Assert.IsType<Unresolved>(RuleCatalogue.BuiltIn.Compute("elternzeit", new RuleFacts())).Problems);

        Assert.StartsWith("Wann soll die Elternzeit beginnen", problem.Needed, StringComparison.Ordinal);
    }

    [Fact]
    public void Compute_BeforeTheRuleHeld_NamesItsValidity() =>
        Assert.Contains("ab 01.06.2025", Assert.Single(Assert.IsType<Unresolved>(RuleCatalogue.BuiltIn.Compute("fehlgeburt-13-woche", Facts("2025-05-31"))).Problems).What, StringComparison.Ordinal);

    [Fact]
    public void Compute_WithTheWayAssumed_SaysSo()
    {
        Assert.Contains(RuleCatalogue.BuiltIn.Compute("widerspruch", Facts("2026-03-09")).Warnings, w => w.Text.StartsWith("Angenommen", StringComparison.Ordinal));
        Assert.DoesNotContain(RuleCatalogue.BuiltIn.Compute("widerspruch", Facts("2026-03-09") with { Way = NotificationWay.Actual }).Warnings, w => w.Text.StartsWith("Angenommen", StringComparison.Ordinal));
    }

    [Fact]
    public void Compute_OfAnUnknownRule_NamesNearOnes() =>
        Assert.Contains("elternzeit", Assert.Single(Assert.IsType<Unresolved>(RuleCatalogue.BuiltIn.Compute("Elternzeit anmelden", Facts("2026-06-01"))).Problems).Needed, StringComparison.Ordinal);

    [Fact]
    public void BuiltIn_EveryRule_ComputesOrAsks()
    {
        foreach (var rule in RuleCatalogue.BuiltIn.Rules)
        {
            var facts = Facts(rule.Kind == CalculationKind.Payday ? "2026-05" : rule.Kind == CalculationKind.Hours ? "2026-05-04T10:00" : rule.ValidUntil is { } until ? until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "2026-05-04") with
            {
                Birth = rule.Kind is CalculationKind.MaternityProtection or CalculationKind.ParentalAllowance ? new DateOnly(2026, 5, 4) : null,
                ExpectedBirth = rule.Kind is CalculationKind.MaternityProtection ? new DateOnly(2026, 5, 6) : null,
                Received = rule.Kind is CalculationKind.ParentalAllowance ? new DateOnly(2026, 6, 4) : null,
                Absences = rule.Kind is CalculationKind.ThresholdSum ? [new Absence(new DateOnly(2026, 1, 1), null)] : null,
            };
            Assert.IsNotType<Unresolved>(RuleCatalogue.BuiltIn.Compute(rule.Key, facts));
        }
    }

    private static RuleFacts Facts(string start) => new() { Start = StartPoint.Read(start, out _), Calendar = WorkCalendar.For(State.RP) };
}
