using System.Globalization;
using System.Text.Json;
using KiKoKo.Deadlines.Calculating;

namespace KiKoKo.Deadlines.Tests.Calculating;

/// <summary>Dates counted by hand on the calendar, for every kind; each line is start, state, calculation, date and where it matters the practical date.</summary>
public sealed class CalculatorTests
{
    [Theory]
    [InlineData("2026-06-25", "RP", """{"kind":"event","n":10,"unit":"T","shift":"next"}""", "2026-07-06")] // 5 July is a Sunday
    [InlineData("2026-12-11", "RP", """{"kind":"event","n":2,"unit":"W","shift":"next"}""", "2026-12-28")] // both days of Christmas, Saturday and Sunday between
    [InlineData("2026-12-11", "RP", """{"kind":"event","n":2,"unit":"W","shift":"none"}""", "2026-12-25")]
    [InlineData("2026-05-12", "RP", """{"kind":"event","n":2,"unit":"AT","shift":"none"}""", "2026-05-15")] // over Ascension Day
    [InlineData("2026-05-12", "RP", """{"kind":"event","n":4,"unit":"WT","shift":"none"}""", "2026-05-18")]
    [InlineData("2026-01-31", "RP", """{"kind":"event","n":1,"unit":"M+15T","shift":"none"}""", "2026-03-15")]
    [InlineData("2026-02-10", "RP", """{"kind":"event","n":1,"unit":"VJ","shift":"none"}""", "2026-05-10")]
    [InlineData("2026-04-02", "RP", """{"kind":"event","n":2,"unit":"T","shift":"eu"}""", "2026-04-08")] // over Easter: Tuesday alone would be one working day
    [InlineData("2026-04-01", "RP", """{"kind":"event","n":1,"unit":"M","shift":"eu"}""", "2026-05-04")]
    [InlineData("2026-05-01", "RP", """{"kind":"daystart","n":1,"unit":"M","shift":"none"}""", "2026-05-31")]
    [InlineData("2026-05-01", "RP", """{"kind":"daystart","n":1,"unit":"M","shift":"next"}""", "2026-06-01")]
    [InlineData("2026-06-08", "RP", """{"kind":"daystart","n":3,"unit":"AT","shift":"none"}""", "2026-06-10")]
    [InlineData("2026-06-09", "RP", """{"kind":"fiction+event","fiction_days":4,"shift_fiction":false,"n":1,"unit":"M","shift":"next"}""", "2026-07-13")]
    [InlineData("2026-06-09", "RP", """{"kind":"fiction+event","fiction_days":4,"shift_fiction":true,"n":1,"unit":"M","shift":"next"}""", "2026-07-15")]
    [InlineData("2024-12-30", "RP", """{"kind":"fiction+event","way":"vwvfg","n":1,"unit":"M","shift":"next"}""", "2025-02-03")] // third day: 2 January; 2 February is a Sunday
    [InlineData("2025-01-02", "RP", """{"kind":"fiction+event","way":"vwvfg","n":1,"unit":"M","shift":"next"}""", "2025-02-06")]
    [InlineData("2026-06-09", "RP", """{"kind":"fiction+event","way":"ao","n":1,"unit":"M","shift":"next"}""", "2026-07-15")]
    [InlineData("2026-06-09", "RP", """{"kind":"fiction+event","way":"zugang","n":1,"unit":"M","shift":"next"}""", "2026-07-09")]
    [InlineData("2026-06-09", "RP", """{"kind":"fiction+event","way":"vwvfg-portal","n":1,"unit":"M","shift":"next"}""", "2026-07-10")]
    [InlineData("2026-06-09", "RP", """{"kind":"fiction+event","way":"oeffentlich","n":1,"unit":"M","shift":"next"}""", "2026-07-23")]
    [InlineData("2026-06-09", "RP", """{"kind":"fiction+event","way":"ao-ausland","n":1,"unit":"M","shift":"next"}""", "2026-08-10")]
    [InlineData("2026-06-09", "RP", """{"kind":"wait","n":15,"unit":"KT"}""", "2026-06-25")]
    [InlineData("2026-06-05T17:30", "RP", """{"kind":"hours","n":24,"skip_nonworking":false}""", "2026-06-06T17:30")]
    [InlineData("2026-06-05T17:30", "RP", """{"kind":"hours","n":24,"skip_nonworking":true}""", "2026-06-08T17:30")]
    [InlineData("2026-06-06T10:00", "RP", """{"kind":"hours","n":12,"skip_nonworking":true}""", "2026-06-08T12:00")] // begins on a Saturday
    [InlineData("2026-05-02", "RP", """{"kind":"extension","n":1,"unit":"W","n2":1,"unit2":"W"}""", "2026-05-18")] // 9, then 16 May, a Saturday
    [InlineData("2026-05-02", "RP", """{"kind":"extension_procedural","n":1,"unit":"W","n2":1,"unit2":"W"}""", "2026-05-18")] // 9 → 11, then 18 May
    [InlineData("2026-09-01", "RP", """{"kind":"backward","n":7,"unit":"W"}""", "2026-07-13", "2026-07-13")]
    [InlineData("2026-08-03", "RP", """{"kind":"backward","n":7,"unit":"W"}""", "2026-06-14", "2026-06-12")]
    [InlineData("2026-06-15", "RP", """{"kind":"backward","n":2,"unit":"M"}""", "2026-04-14", "2026-04-14")]
    [InlineData("2026-06-15", "RP", """{"kind":"backward","n":5,"unit":"AT"}""", "2026-06-07", "2026-06-05")]
    [InlineData("2026-08-20", "RP", """{"kind":"start_before","n":6,"unit":"W"}""", "2026-07-09")]
    [InlineData("2026-06-15", "RP", """{"kind":"backward_workdays","n":5}""", "2026-06-07", "2026-06-05")]
    [InlineData("2026-06-11", "RP", """{"kind":"clear_days_before","n":4}""", "2026-06-06", "2026-06-05")]
    [InlineData("2026-08-20", "RP", """{"kind":"notice","n":6,"unit":"W","to":"QE"}""", "2026-12-31")]
    [InlineData("2026-08-19", "RP", """{"kind":"notice","n":6,"unit":"W","to":"QE"}""", "2026-09-30")]
    [InlineData("2026-08-19", "RP", """{"kind":"notice","n":4,"unit":"W","to":"15/ME"}""", "2026-09-30")]
    [InlineData("2026-08-19", "RP", """{"kind":"notice","n":1,"unit":"M","to":"JE"}""", "2026-12-31")]
    [InlineData("2026-12-31", "RP", """{"kind":"notice_latest","n":6,"unit":"W","to":"QE"}""", "2026-11-19", "2026-11-19")]
    [InlineData("2026-03-31", "RP", """{"kind":"notice_latest","n":1,"unit":"M","to":"ME"}""", "2026-02-28", "2026-02-27")]
    [InlineData("2026-05-12", "RP", """{"kind":"werktage","n":6}""", "2026-05-20")]
    [InlineData("2026-05-29", "RP", """{"kind":"efzg"}""", "2026-06-01")]
    [InlineData("2026-06-01", "RP", """{"kind":"efzg"}""", "2026-06-05")] // 4 June is Corpus Christi
    [InlineData("2026-01-01", "RP", """{"kind":"threshold","days":42}""", "2026-02-12")]
    [InlineData("-", "RP", """{"kind":"threshold_sum","days":42,"periods":[["2026-01-01","2026-01-30"],["2026-03-01","2026-03-31"]]}""", "2026-03-13")]
    [InlineData("-", "RP", """{"kind":"threshold_sum","days":42,"periods":[["2025-01-01","2025-01-30"],["2026-03-01",null]]}""", "2026-04-12")] // the first lies more than a year back
    [InlineData("2026-07-01", "RP", """{"kind":"muschg","et":"2026-07-10","birth":"2026-07-01","weeks":12}""", "2026-10-02")]
    [InlineData("2026-07-12", "RP", """{"kind":"muschg","et":"2026-07-10","birth":"2026-07-12","weeks":8}""", "2026-09-06")]
    [InlineData("2026-01-10", "RP", """{"kind":"beeg7","birth":"2026-01-10","received":"2026-03-01"}""", "2026-01-10")]
    [InlineData("2026-01-10", "RP", """{"kind":"beeg7","birth":"2026-01-10","received":"2026-08-10"}""", "2026-05-10")]
    [InlineData("1962-07-15", "RP", """{"kind":"age_monthend","years":66,"months":8}""", "2029-03-31")]
    [InlineData("2022-05-01", "RP", """{"kind":"yearend","n":3,"shift":"next"}""", "2025-12-31")]
    [InlineData("2019-05-01", "RP", """{"kind":"yearend","n":3,"shift":"next"}""", "2023-01-02")] // 31 December 2022 is a Saturday
    [InlineData("2026-10", "RP", """{"kind":"payday"}""", "2026-10-30")]
    [InlineData("2027-10", "SN", """{"kind":"payday"}""", "2027-10-29")] // Reformation Day on a Sunday: Friday, for Saturday is the first Werktag before
    [InlineData("2026-03-14", "RP", """{"kind":"fixed","shift":"next"}""", "2026-03-16")]
    public void Compute_OfEachKind_IsTheDateOfTheCalendar(string start, string state, string calc, string expected, string? practical = null)
    {
        var due = Assert.IsType<DueDate>(Compute(start, state, calc));

        Assert.Equal(expected, due.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + due.Time?.ToString("'T'HH:mm", CultureInfo.InvariantCulture));
        if (practical is not null)
            Assert.Equal(practical, due.Practical?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.NotEmpty(due.Steps);
        Assert.All(due.Steps, s => Assert.False(string.IsNullOrWhiteSpace(s.What) || string.IsNullOrWhiteSpace(s.Basis)));
    }

    [Theory]
    [InlineData("§ 70 VwGO", "§ 57 Abs. 2 VwGO, § 222 Abs. 2 ZPO")]
    [InlineData("§ 193 IV SGB VII", "§ 26 Abs. 3 Satz 1 SGB X")]
    [InlineData("Art. 12 III DSGVO", "Art. 3 Abs. 4 VO (EWG, Euratom) Nr. 1182/71")]
    [InlineData("§ 355 AO", "§ 108 Abs. 3 AO")]
    [InlineData("§ 37 TVöD", "§ 193 BGB")]
    public void Shift_UnderALaw_RestsOnItsOwnProvision(string rule, string basis)
    {
        var due = (DueDate)Compute("2026-03-04", "RP", """{"kind":"event","n":10,"unit":"T","shift":"next"}""", rule);

        Assert.Equal(new DateOnly(2026, 3, 14), due.Computed);
        Assert.Equal(basis, due.Steps[^1].Basis);
        Assert.Equal(rule, due.Steps[0].Basis);
    }

    [Fact]
    public void Shift_OfAClaimThatWouldBeLost_NamesTheSafeDate() =>
        Assert.Equal(new DateOnly(2027, 2, 26), ((DueDate)Compute("2026-08-31", "RP", """{"kind":"event","n":6,"unit":"M","shift":"next"}""", "§ 37 TVöD")).Safe);

    [Fact]
    public void Backward_FromTheEndOfAMonth_NamesTheEarlierReading()
    {
        var due = (DueDate)Compute("2026-05-31", "RP", """{"kind":"backward","n":3,"unit":"M"}""");

        Assert.Equal(new DateOnly(2026, 2, 28), due.Date);
        Assert.Equal(new DateOnly(2026, 2, 27), due.Safe);
        Assert.Contains(due.Warnings, w => w.Kind == WarningKind.Disputed);
    }

    [Fact]
    public void Fiction_WithRecipientElsewhere_FollowsTheRecipientsHolidays()
    {
        const string Calc = """{"kind":"fiction+event","fiction_days":4,"shift_fiction":true,"n":1,"unit":"M","shift":"next"}""";

        // 4 June 2026 is Corpus Christi in Mainz, not in Berlin.
        Assert.Equal(new DateOnly(2026, 6, 5), ((DueDate)Compute("2026-05-31", "RP", Calc, null, "Empfänger in Mainz")).Notified);
        Assert.Equal(new DateOnly(2026, 6, 4), ((DueDate)Compute("2026-05-31", "RP", Calc, null, "Empfänger in Berlin")).Notified);
    }

    [Fact]
    public void Hours_OverTheChangeOfClocksInOctober_NameTheEarlierHour() =>
        Assert.Contains("13:20", ((DueDate)Compute("2026-10-23T14:20", "RP", """{"kind":"hours","n":72,"skip_nonworking":false}""")).Warnings.Single(w => w.SafeDate is not null).Text, StringComparison.Ordinal);

    /// <summary>The latest day is one from which the whole length still fits, and the next day is not.</summary>
    [Fact]
    public void Backward_OfManyDays_IsTheLatestThatLeavesTheWholeLength()
    {
        foreach (string unit in new[] { "T", "W", "M", "J", "M+15T" })
        {
            for (var day = new DateOnly(2026, 1, 1); day.Year < 2030; day = day.AddDays(1))
            {
                var latest = Date($$"""{"kind":"backward","n":3,"unit":"{{unit}}"}""", day);
                string forward = $$"""{"kind":"event","n":3,"unit":"{{unit}}","shift":"none"}""";
                Assert.True(Date(forward, latest) < day);
                Assert.True(Date(forward, latest.AddDays(1)) >= day);
            }
        }
    }

    private static DateOnly Date(string calc, DateOnly start) => ((DueDate)Compute(start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "RP", calc)).Date;

    private static CalculationOutcome Compute(string start, string state, string calc, string? rule = null, string? happened = null)
    {
        string json = $$"""{"id":"x","start":"{{start}}","state":"{{state}}","rule":{{JsonSerializer.Serialize(rule)}},"event":{{JsonSerializer.Serialize(happened)}},"calc":{{calc}}}""";
        using var document = JsonDocument.Parse(json);
        var reading = CalculationReader.Read(document.RootElement);
        Assert.Empty(reading.Problems);
        return Calculator.Compute(reading.Calculation!);
    }
}
