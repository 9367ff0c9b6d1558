using KiKoKo.Deadlines.Calculating;
using KiKoKo.Server.Deadlines;

namespace KiKoKo.Server.Tests.Deadlines;

public sealed class FormReadingTests
{
    [Theory]
    [InlineData("30.02.2026", "Februar 2026 hat 28 Tage")]
    [InlineData("31.4.2026", "April 2026 hat 30 Tage")]
    [InlineData("2026-13-01", "Einen Monat 13 gibt es nicht")]
    [InlineData("02.04.26", "ist kein Datum")]
    [InlineData("morgen", "ist kein Datum")]
    [InlineData("04.2026", "ist kein Tag")]
    [InlineData("31.12.1989", "außerhalb der Jahre 1990 bis 2100")]
    [InlineData("01.01.2101", "außerhalb der Jahre 1990 bis 2100")]
    [InlineData("02.04.2026 14:00", "ist kein Tag")]
    public void Day_ThatCannotBe_IsExplainedAtItsField(string entered, string says)
    {
        var computation = Entered.Compute(Entered.Rule("klage"), ("start", entered));

        var problem = computation.Problems["start"];
        Assert.Contains(says, problem.What, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Needed);
        Assert.False(problem.IsMissing);
        Assert.False(computation.IsDone);
        Assert.Null(computation.Text);
    }

    [Theory]
    [InlineData("2.4.2026")]
    [InlineData(" 02.04.2026 ")]
    [InlineData("2026-04-02")]
    public void Day_HoweverItIsWritten_IsTheSame(string entered) =>
        Assert.Equal(new DateOnly(2026, 5, 4), ((DueDate)Entered.Compute(Entered.Rule("klage"), ("start", entered)).Outcome).Date); // 2 May is a Saturday

    [Fact]
    public void Hours_NeedDayAndTime_AndCountFromBoth()
    {
        var form = Entered.Rule("datenpanne");

        Assert.Equal(["time"], Entered.Compute(form, ("start", "13.03.2026")).Problems.Keys);
        Assert.Contains("keine Uhrzeit", Entered.Compute(form, ("start", "13.03.2026"), ("time", "25:00")).Problems["time"].What, StringComparison.Ordinal);
        Assert.Equal(new TimeOnly(9, 5), ((DueDate)Entered.Compute(form, ("start", "13.03.2026"), ("time", "9:05")).Outcome).Time);
    }

    [Fact]
    public void Choice_ThatIsNotOffered_IsAProblem() =>
        Assert.Contains("steht nicht zur Auswahl", Entered.Compute(Entered.Rule("widerspruch"), ("start", "02.04.2026"), ("way", "brieftaube")).Problems["way"].What, StringComparison.Ordinal);

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("zwei")]
    [InlineData("1,5")]
    public void Number_ThatIsNone_IsAProblem(string entered) =>
        Assert.Equal(["n"], Entered.Compute(Entered.Kind("event"), ("n", entered), ("start", "02.04.2026")).Problems.Keys);

    [Fact]
    public void Absences_OneEndingBeforeItBegins_IsExplainedAtThatEnd() =>
        Assert.Equal(["to2"], Entered.Compute(Entered.Rule("bem-summe"), ("from1", "12.01.2026"), ("to1", "30.01.2026"), ("from2", "5.3.2026"), ("to2", "1.3.2026")).Problems.Keys);

    [Fact]
    public void Facts_ThatContradictEachOther_AreNoFaultOfOneField()
    {
        var computation = Entered.Compute(Entered.Rule("elterngeld"), ("birth", "02.06.2026"), ("received", "01.05.2026"));

        Assert.Empty(computation.Problems);
        Assert.Contains("nicht vor der Geburt", Assert.Single(computation.Contradictions).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Rule_OutsideItsValidity_SaysSo() =>
        Assert.Contains("01.06.2025", Assert.Single(Entered.Compute(Entered.Rule("fehlgeburt-13-woche"), ("start", "01.05.2025")).Contradictions).What, StringComparison.Ordinal);

    /// <summary>A claim would be lost for good: the working day before the shifted end is the date that is named.</summary>
    [Fact]
    public void Result_WithAnEarlierSafeDate_NamesThatFirst()
    {
        var computation = Entered.Compute(Entered.Rule("ausschlussfrist"), ("start", "05.03.2026")); // 5 September is a Saturday
        var due = (DueDate)computation.Outcome;

        Assert.True(due.Safe < due.Date);
        Assert.Equal(ResultText.Day(due.Safe!.Value), computation.Text!.Main);
        Assert.Contains(computation.Text.Further, f => f.Contains(ResultText.Day(due.Date), StringComparison.Ordinal));
        Assert.Equal(due.Safe, computation.DayToKeep(due));
    }

    [Fact]
    public void Notice_WithTheEndGiven_IsTheLatestDay()
    {
        var computation = Entered.Compute(Entered.Rule("kuendigung"), ("end_given", "true"), ("start", "30.06.2026"));

        Assert.Equal("Spätestens am", computation.Text!.Caption);
        Assert.True(((DueDate)computation.Outcome).Date < new DateOnly(2026, 6, 1));
    }
}
