using KiKoKo.Assistant.DeadlineQuestions;
using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Assistant.Tests.DeadlineQuestions;

public sealed class RuleSignsTests
{
    [Theory]
    [InlineData("widerspruch", "Der Widerspruch ist innerhalb eines Monats nach Bekanntgabe zu erheben (§ 70 VwGO).", 3)]
    [InlineData("widerspruch", "Der Widerspruch ist binnen 1 Monat einzulegen.", 2)]
    [InlineData("einspruch", "Der Widerspruch ist innerhalb eines Monats nach Bekanntgabe zu erheben (§ 70 VwGO).", 0)]
    [InlineData("au-nachweis", "Dauert die Arbeitsunfähigkeit länger als drei Kalendertage, ist sie festzustellen (§ 5 Abs. 1 Satz 2 EFZG).", 3)]
    [InlineData("au-nachweis", "Die telefonische Krankschreibung kann bis zu fünf Tage umfassen.", 0)]
    [InlineData("elternzeit", "Elternzeit muss sieben Wochen vor Beginn zugehen.", 2)]
    [InlineData("elternzeit", "Die Bescheinigung folgt sieben Wochen nach Beginn.", 0)]
    [InlineData("bem", "Ein BEM ist nach mehr als sechs Wochen anzubieten (§ 167 Abs. 2 SGB IX).", 3)]
    [InlineData("bem", "Es gilt § 167 Abs. 1 SGB IX.", 0)]
    [InlineData("urlaub-tvoed", "Resturlaub muss bis zum 31. März des Folgejahres angetreten sein.", 2)]
    [InlineData("datenpanne", "Gemeldet wird binnen 72 Stunden (Art. 33 DSGVO).", 3)]
    [InlineData("personalrat", "Er äußert sich innerhalb von 18 Werktagen.", 2)]
    public void Weigh_OfASentence_TellsWhetherItIsAboutTheRule(string key, string sentence, double expected) =>
        Assert.Equal(expected, RuleSigns.Of(RuleCatalogue.BuiltIn.Find(key)[0], null).Weigh(sentence));

    [Fact]
    public void Weigh_OfTheComputedDay_IsASignWithItsYearOnly()
    {
        var signs = RuleSigns.Of(RuleCatalogue.BuiltIn.Find("zahltag")[0], new DateOnly(2026, 12, 30));

        Assert.Equal(2, signs.Weigh("Der Zahltag im Dezember ist Mittwoch, der 30.12.2026."));
        Assert.Equal(0, signs.Weigh("Der Zahltag im Dezember ist Donnerstag, der 30.12.2027."));
    }
}
