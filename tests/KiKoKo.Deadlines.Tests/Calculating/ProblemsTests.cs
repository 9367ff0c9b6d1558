using System.Text.Json;
using KiKoKo.Deadlines.Calculating;

namespace KiKoKo.Deadlines.Tests.Calculating;

/// <summary>What cannot be computed says what is wrong and what is needed; nothing is guessed.</summary>
public sealed class ProblemsTests
{
    [Theory]
    [InlineData("""{"start":"2026-02-31","state":"RP","calc":{"kind":"event","n":1,"unit":"M","shift":"next"}}""", "Februar 2026 hat 28 Tage")]
    [InlineData("""{"start":"31.06.2026","state":"RP","calc":{"kind":"event","n":1,"unit":"M","shift":"next"}}""", "Juni 2026 hat 30 Tage")]
    [InlineData("""{"start":"2026-13-01","state":"RP","calc":{"kind":"event","n":1,"unit":"M","shift":"next"}}""", "Monat 13")]
    [InlineData("""{"start":"morgen","state":"RP","calc":{"kind":"event","n":1,"unit":"M","shift":"next"}}""", "kein Datum")]
    [InlineData("""{"start":"2026-03-01","state":"XX","calc":{"kind":"event","n":1,"unit":"M","shift":"next"}}""", "Bundesland „XX“")]
    [InlineData("""{"start":"2026-03-01","calc":{"kind":"event","n":1,"unit":"M","shift":"next"}}""", "fehlt das Bundesland")]
    [InlineData("""{"start":"2026-03-01","state":"RP","calc":{"kind":"event","n":1,"unit":"Mon","shift":"next"}}""", "„Mon“ ist für „unit“ nicht bekannt")]
    [InlineData("""{"start":"2026-03-01","state":"RP","calc":{"kind":"tanz","n":1,"unit":"M","shift":"next"}}""", "„tanz“ ist für „kind“ nicht bekannt")]
    [InlineData("""{"start":"2026-03-01","state":"RP","calc":{"kind":"event","n":1,"unit":"M"}}""", "verschiebt")]
    [InlineData("""{"start":"2026-03-01","state":"RP","calc":{"kind":"event","unit":"M","shift":"next"}}""", "fehlt die Anzahl")]
    [InlineData("""{"start":"2026-03-01","state":"RP","calc":{"kind":"event","n":0,"unit":"M","shift":"next"}}""", "„n“ ist 0")]
    [InlineData("""{"start":"2026-03-01","state":"RP","calc":{"kind":"event","n":1.5,"unit":"M","shift":"next"}}""", "keine ganze Zahl")]
    [InlineData("""{"start":"2026-03-01","state":"RP","calc":{"kind":"event","n":5000,"unit":"J","shift":"next"}}""", "länger als jeder Kalender")]
    [InlineData("""{"start":"2026-03-01","state":"RP","calc":{"kind":"event","n":90,"unit":"J","shift":"next"}}""", "1990 bis 2100")]
    [InlineData("""{"start":"1985-03-01","state":"RP","calc":{"kind":"event","n":1,"unit":"M","shift":"next"}}""", "1990 bis 2100")]
    [InlineData("""{"start":"2100-12-30","state":"RP","calc":{"kind":"event","n":1,"unit":"M","shift":"next"}}""", "1990 bis 2100")]
    [InlineData("""{"start":"2026-03-01","state":"RP","calc":{"kind":"backward","n":7,"unit":"W","shift":"next"}}""", "verschiebt sich nicht")]
    [InlineData("""{"start":"2026-03-01","state":"RP","calc":{"kind":"efzg","n":3}}""", "gehört nicht zu „efzg“")]
    [InlineData("""{"start":"2026-03-01","state":"RP","calc":{"kind":"werktage","n":3,"unit":"AT"}}""", "passt nicht")]
    [InlineData("""{"start":"2026-03-01","state":"RP","calc":{"kind":"hours","n":72,"skip_nonworking":false}}""", "fehlt die Uhrzeit")]
    [InlineData("""{"start":"2026-03-17","state":"RP","calc":{"kind":"notice_latest","n":6,"unit":"W","to":"QE"}}""", "kann nicht gekündigt werden")]
    [InlineData("""{"start":"2026-03-17","state":"RP","calc":{"kind":"fiction+event","way":"ao","fiction_days":4,"n":1,"unit":"M","shift":"next"}}""", "widerspricht sich")]
    [InlineData("""{"state":"RP","calc":{"kind":"beeg7","birth":"2026-03-14","received":"2026-01-01"}}""", "vor der Geburt")]
    [InlineData("""{"state":"RP","calc":{"kind":"threshold_sum","days":42,"periods":[["2026-01-01","2026-01-10"]]}}""", "nicht überschritten")]
    [InlineData("""{"state":"RP","calc":{"kind":"threshold_sum","days":42,"periods":[["2026-01-10","2026-01-01"]]}}""", "endet vor seinem Beginn")]
    [InlineData("""{"start":"2026-02","state":"RP","calc":{"kind":"fixed"}}""", "ergibt sich nicht")]
    [InlineData("""{"start":"2026-02-01","state":"RP"}""", "„calc“ fehlt")]
    public void Compute_OfBadInput_SaysWhatIsWrongAndWhatIsNeeded(string json, string expected)
    {
        using var document = JsonDocument.Parse(json);
        var reading = CalculationReader.Read(document.RootElement);
        var problems = reading.Calculation is { } calculation ? Assert.IsType<Unresolved>(Calculator.Compute(calculation)).Problems : reading.Problems;

        Assert.Contains(problems, p => p.What.Contains(expected, StringComparison.Ordinal));
        Assert.All(problems, p => Assert.NotEmpty(p.Needed));
    }

    [Fact]
    public void Read_OfAnUnknownField_WarnsAndComputes()
    {
        using var document = JsonDocument.Parse("""{"start":"2026-03-09","state":"RP","calc":{"kind":"event","n":10,"unit":"T","shift":"next","farbe":"rot"}}""");
        var reading = CalculationReader.Read(document.RootElement);

        Assert.NotNull(reading.Calculation);
        Assert.Contains("farbe", Assert.Single(reading.Warnings).Text, StringComparison.Ordinal);
    }
}
