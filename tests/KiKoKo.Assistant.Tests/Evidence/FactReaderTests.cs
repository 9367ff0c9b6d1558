using KiKoKo.Assistant.Evidence;

namespace KiKoKo.Assistant.Tests.Evidence;

public sealed class FactReaderTests
{
    [Theory]
    [InlineData("1.500 Euro", "1500 EUR")]
    [InlineData("1500,00 €", "1 500 Euro")]
    [InlineData("dreißig Tage", "30 Tage")]
    [InlineData("zweieinhalb Stunden", "2,5 Stunden")]
    [InlineData("zweitausendfünfhundert Euro", "2.500 Euro")]
    [InlineData("vierzehntägige Frist", "14 Tage")]
    [InlineData("50 Cent", "0,50 Euro")]
    [InlineData("einen Monat", "1 Monat")]
    [InlineData("20 Prozent", "zwanzig %")]
    [InlineData("am 31. März 2026", "31.03.2026")]
    [InlineData("am 31. März", "31.03.2026")]
    [InlineData("im März", "31.03.2026")]
    [InlineData("8 Uhr", "8:00 Uhr")]
    [InlineData("8 bis 16 Uhr", "von 8:00 Uhr bis 16:00 Uhr")]
    [InlineData("§ 26 Absatz 2", "§ 26 Abs. 2 Buchst. b TVöD")]
    [InlineData("Durchwahl 1210", "06799 400-1210")]
    [InlineData("+49 6799 400-1210", "06799 400 1210")]
    [InlineData("FO-11-43", "fo-11-43")]
    [InlineData("2 Millionen Euro", "2.000.000 Euro")]
    [InlineData("20 bis 30 Tage", "20–30 Tage")]
    public void Read_OtherSpelling_IsTheSameFact(string claim, string source) => Assert.True(AllHold(claim, source));

    [Theory]
    [InlineData("30 Tage", "30 Wochen")]
    [InlineData("30 Arbeitstage", "30 Tage")]
    [InlineData("30 Werktage", "30 Arbeitstage")]
    [InlineData("mindestens 30 Tage", "höchstens 30 Tage")]
    [InlineData("mindestens 30 Tage", "30 Tage")]
    [InlineData("mehr als 30 Tage", "weniger als 30 Tage")]
    [InlineData("nicht mehr als 30 Tage", "mehr als 30 Tage")]
    [InlineData("31.03.2026", "31. März")]
    [InlineData("31.03.2026", "31.03.2027")]
    [InlineData("vor 8 Uhr", "nach 8 Uhr")]
    [InlineData("§ 26 Abs. 1", "§ 26 Abs. 2, § 17 Abs. 1")]
    [InlineData("§ 26 TVöD", "§ 26 BUrlG")]
    [InlineData("Art. 6", "§ 6")]
    [InlineData("06799 400-1210", "06799 400-1211")]
    [InlineData("1.500 Euro", "15.000 Euro")]
    [InlineData("drittes Quartal", "viertes Quartal")]
    [InlineData("ein Zwölftel", "ein Zehntel")]
    public void Read_OtherFact_DoesNotHold(string claim, string source) => Assert.False(AllHold(claim, source));

    private static bool AllHold(string claim, string source)
    {
        var words = new Words();
        var claimed = Statement.Read(claim, words).Facts;
        var stated = Statement.Read(source, words).Facts;
        Assert.NotEmpty(claimed);
        return claimed.All(c => stated.Any(s => FactMatch.Holds(c, s, loose: false)));
    }
}
