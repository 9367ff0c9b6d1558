using System.Globalization;
using System.Text.Json;
using KiKoKo.Deadlines.Calendars;
using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Deadlines.Tests.Rules;

/// <summary>The cases that need nothing but the arithmetic of §§ 187 to 193 BGB, computed by hand by others.</summary>
public sealed class SharedCasesTests
{
    [Fact]
    public void Periods_OfTheHandComputedCases_EndOnTheExpectedDay()
    {
        var wrong = new List<string>();
        int count = 0;
        foreach (string line in File.ReadLines(SharedFolder.Require("domain/fristen_cases.jsonl")))
        {
            using var document = JsonDocument.Parse(line);
            var c = document.RootElement;
            if (Compute(c) is not { } end)
                continue;
            count++;
            string date = end.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (date != c.GetProperty("expected").GetString())
                wrong.Add($"{c.GetProperty("id")}: {date}, not {c.GetProperty("expected")}");
        }

        Assert.Empty(wrong);
        Assert.True(count > 80, $"only {count} cases found");
    }

    private static PeriodEnd? Compute(JsonElement c)
    {
        var calc = c.GetProperty("calc");
        if (calc.GetProperty("kind").GetString() is not ("event" or "daystart" or "extension"))
            return null;
        var start = DateOnly.Parse(c.GetProperty("start").GetString()!.AsSpan(0, 10), CultureInfo.InvariantCulture);
        var calendar = WorkCalendar.For(States.Find(c.GetProperty("state").GetString()!)!.Value);
        return calc.GetProperty("kind").GetString() switch
        {
            "event" => Shifted(Periods.AfterEvent(start, Read(calc, "n", "unit"))),
            "daystart" => Shifted(Periods.FromStartOf(start, Read(calc, "n", "unit"))),
            "extension" => Periods.Shift(Periods.Extend(Periods.AfterEvent(start, Read(calc, "n", "unit")), Read(calc, "n2", "unit2")), calendar),
            _ => null,
        };

        PeriodEnd Shifted(PeriodEnd end) => calc.GetProperty("shift").GetString() == "next" ? Periods.Shift(end, calendar) : end;
    }

    private static Period Read(JsonElement calc, string n, string unit) => new(
        calc.GetProperty(n).GetInt32(),
        calc.GetProperty(unit).GetString() switch
        {
            "T" => PeriodUnit.Day,
            "W" => PeriodUnit.Week,
            "M" or "M+15T" => PeriodUnit.Month,
            "J" => PeriodUnit.Year,
            var other => throw new NotSupportedException(other),
        },
        calc.GetProperty(unit).GetString() == "M+15T");
}
