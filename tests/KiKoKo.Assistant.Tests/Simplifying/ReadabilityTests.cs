using KiKoKo.Assistant.Simplifying.Reading;

namespace KiKoKo.Assistant.Tests.Simplifying;

public sealed class ReadabilityTests
{
    /// <summary>Counted by hand: 3 sentences, 11 words, 17 syllables, one long word (kochen has six letters), which alone has three or more syllables, seven words of one.</summary>
    [Fact]
    public void Measure_SmallText_GivesWhatTheFormulasGive()
    {
        var r = Readability.Measure("Wir kochen Suppe. Der Topf steht auf dem Ofen. Bohneneintopf dampft.");

        Assert.Equal((3, 11, 17), (r.Sentences, r.Words, r.Syllables));
        Assert.Equal(180 - (11.0 / 3) - (58.5 * 17 / 11), r.Flesch, 9);
        Assert.Equal((11.0 / 3) + (100.0 * 1 / 11), r.Lix, 9);
        Assert.Equal((0.2963 * 100 / 11) + (0.1905 * 11 / 3) - 1.1144, r.Wiener3, 9);
        Assert.Equal((0.2744 * 100 / 11) + (0.2656 * 11 / 3) - 1.693, r.Wiener4, 9);
        Assert.Equal((0.1935 * 100 / 11) + (0.1672 * 11 / 3) + (0.1297 * 100 / 11) - (0.0327 * 700 / 11) - 0.875, r.Wiener1, 9);
        Assert.Equal((0.2007 * 100 / 11) + (0.1682 * 11 / 3) + (0.1373 * 100 / 11) - 2.779, r.Wiener2, 9);
    }

    [Fact]
    public void Measure_HardAndEasyText_IsNotCutOff()
    {
        Assert.True(Readability.Measure("Ja. Er kam.").Flesch > 100);
        Assert.True(Readability.Measure("Wirtschaftlichkeitsuntersuchungsverpflichtungen konkretisieren Verwaltungsvereinbarungen.").Flesch < 0);
    }

    [Fact]
    public void Measure_NothingToRead_IsZero() => Assert.Equal(new Readability(0, 0, 0, 0, 0, 0, 0, 0, 0), Readability.Measure(" – "));

    [Fact]
    public void MeasureSpoken_Abbreviations_AreNoWayToLookEasy()
    {
        const string Short = "Gem. § 5 Abs. 1 Nr. 2 i. V. m. § 7 ist z. B. ein Antrag nötig.";

        Assert.True(Readability.MeasureSpoken(Short).Flesch < Readability.Measure(Short).Flesch - 10);
        Assert.Equal(Readability.MeasureSpoken(Short), Readability.MeasureSpoken(Abbreviations.WriteOut(Short)));
    }

    [Theory]
    [InlineData("Urlaub", 2)]
    [InlineData("beurteilen", 4)]
    [InlineData("Beispiel", 2)]
    [InlineData("geehrte", 3)]
    [InlineData("Vereine", 3)]
    [InlineData("Linie", 3)]
    [InlineData("Batterie", 3)]
    [InlineData("Batterien", 4)]
    [InlineData("Patientin", 4)]
    [InlineData("verdient", 2)]
    [InlineData("Jubiläum", 4)]
    [InlineData("Bäume", 2)]
    [InlineData("Koalition", 5)]
    [InlineData("Niveau", 2)]
    [InlineData("Quittung", 2)]
    [InlineData("E-Mail", 2)]
    [InlineData("Ver\u00ADwal\u00ADtung", 3)]
    [InlineData("31.12.2027", 1)]
    [InlineData("GmbH", 1)]
    [InlineData("Fahrradabstellplatz", 5)]
    public void Syllables_OfAWord_AreAsSpoken(string word, int expected) => Assert.Equal(expected, Syllables.Count(word));
}
