using KiKoKo.Deadlines.Calculating;
using KiKoKo.Deadlines.Calendars;
using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Deadlines.Tests.Rules;

public sealed class RuleReaderTests
{
    private const string House = """
        # Hausregeln der Stadt

        ## mittelanmeldung: Mittelanmeldung
        - Ereignis: das Haushaltsjahr
        - Zählung: fester Tag
        - Tag: 15.08.
        - Ende: nächster Werktag
        - Grundlage: Haushaltsrundschreiben

        ## urlaubsantrag: Urlaubsantrag
        - Ereignis: erster Urlaubstag
        - Frist: 10 Arbeitstage
        - Zählung: rückwärts
        - Grundlage: DA 11-03 Nr. 4
        - Frage: Wann beginnt der Urlaub?
        """;

    [Fact]
    public void Read_OfHouseRules_AddsThemToTheLaw()
    {
        var reading = RuleReader.Read(House);
        Assert.Empty(reading.Problems);
        var catalogue = RuleCatalogue.BuiltIn.With(reading.Rules);
        var facts = new RuleFacts { Calendar = WorkCalendar.For(State.RP) };

        // 15 August 2026 is a Saturday.
        Assert.Equal(new DateOnly(2026, 8, 17), ((DueDate)catalogue.Compute("mittelanmeldung", facts with { Start = StartPoint.InYear(2026) })).Date);
        Assert.Equal(new DateOnly(2026, 5, 14), ((DueDate)catalogue.Compute("urlaubsantrag", facts with { Start = StartPoint.On(new DateOnly(2026, 6, 1)) })).Date);
        Assert.NotEmpty(catalogue.Find("widerspruch"));
    }

    [Theory]
    [InlineData("## nur ein Name\n- Ereignis: x", 1, "Überschrift")]
    [InlineData("## a: A\n- Ereignis: x\n- Zählung: nach dem Ereignis\n- Grundlage: g\n- Frist: bald\n- Ende: bleibt", 5, "keine Frist")]
    [InlineData("## a: A\n- Ereignis: x\n- Zählung: irgendwie\n- Grundlage: g", 3, "Zählung „irgendwie“")]
    [InlineData("## a: A\n- Ereignis: x\n- Zählung: nach dem Ereignis\n- Frist: 2 Wochen\n- Grundlage: g", 1, "offen, ob sich ein Ende")]
    [InlineData("## a: A\n- Zählung: Zahltag\n- Grundlage: g", 1, "fehlt das Feld „Ereignis“")]
    [InlineData("## a: A\n- Ereignis: x\n- Farbe: rot\n- Zählung: Zahltag\n- Grundlage: g", 3, "kein bekanntes Feld")]
    [InlineData("## a: A\n- Ereignis: x\n- Zählung: Zahltag\n- Grundlage: g\n- Gültig ab: 31.02.2026", 5, "gibt es nicht")]
    [InlineData("## a: A\n- Ereignis: x\n- Zählung: rückwärts\n- Frist: 2 Wochen\n- Ende: nächster Werktag\n- Grundlage: g", 5, "keine Verschiebung")]
    [InlineData("## a: A\n- Ereignis: x\n- Ereignis: y\n- Zählung: Zahltag\n- Grundlage: g", 3, "steht zweimal")]
    [InlineData("## a: A\n- Ereignis: x\n- Zählung: fester Tag\n- Tag: bald\n- Grundlage: g", 4, "kein fester Tag")]
    [InlineData("## a: A\n- Ereignis: x\n- Zählung: Zahltag\n- Grundlage: g\n\n## a: B\n- Ereignis: x\n- Zählung: Zahltag\n- Grundlage: g", 6, "zur selben Zeit")]
    public void Read_OfAFaultyRule_NamesLineAndMend(string text, int line, string what)
    {
        var problem = Assert.Single(RuleReader.Read(text).Problems);

        Assert.Equal(line, problem.Line);
        Assert.Contains(what, problem.What, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Mend);
    }
}
