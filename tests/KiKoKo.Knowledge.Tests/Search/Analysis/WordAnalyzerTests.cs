using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Tests.Search.Analysis;

public sealed class WordAnalyzerTests
{
    private static readonly WordAnalyzer Analyzer = new(new CompoundSplitter(Corpus()));

    [Theory]
    [InlineData("der", "")]
    [InlineData("welche", "")]
    [InlineData("fuer", "")]
    [InlineData("x", "")]
    [InlineData("anträge", "antrag")]
    [InlineData("antraege", "antrag")]
    [InlineData("urlaubsantrag", "urlaubsantrag urlaub antrag")]
    [InlineData("urlaubsantragsformular", "urlaubsantragsformular urlaub antrag formular")]
    [InlineData("zeiterfassung", "zeiterfass zeit erfass")]
    [InlineData("reisekostenabrechnung", "reisekostenabrechn reis kost abrechn")]
    [InlineData("schulbuch", "schulbuch schul buch")]
    [InlineData("passwort", "passwort pass wort")]
    [InlineData("verwaltung", "verwalt")]
    [InlineData("§26a", "§26a 26a")]
    [InlineData("abs2", "abs2 2")]
    [InlineData("10.30", "10.30 10 30")]
    [InlineData("01.07.2026", "1.7.2026 1.7 juli 2026")]
    [InlineData("1.7.26", "1.7.2026 1.7 juli 2026 1.7.26")]
    [InlineData("2026-07-01", "1.7.2026 1.7 juli 2026")]
    [InlineData("1.7.", "1.7 juli")]
    [InlineData("10.30-2/24", "10.30-2/24 10.30 2 24 10 30")]
    [InlineData("08:00", "8:00 8")]
    [InlineData("5000,00", "5000")]
    [InlineData("1.234.567,80", "1234567,8")]
    [InlineData("129-1234", "129-1234 129 1234 1291234")]
    [InlineData("2024-2025", "2024-2025 2024 2025")]
    [InlineData("DA", "da")]
    [InlineData("da", "")]
    [InlineData("hr12", "hr12 hr 12")]
    [InlineData("an-abmeldung", "anmeld")]
    [InlineData("urlaubs-dienstzeit", "urlaubszeit urlaub zeit")]
    [InlineData("dienstantrag--abrechnung", "dienstabrechn dien abrechn")]
    [InlineData("klein-groß", "")]
    [InlineData("3.000", "3000")]
    [InlineData("9a", "9a 9")]
    [InlineData("erika.muster@stadt.de", "erika.muster@stadt.de erika must stadt de")]
    [InlineData("☎0261-129-1234", "02611291234 0261 129 1234 1291234")]
    [InlineData("☎0261-1291234", "02611291234 0261 1291234 1234")]
    public void Analyze_Token_GivesTerms(string token, string expected) =>
        Assert.Equal(expected, string.Join(' ', Analyzer.Analyze(token).Where(t => !t.IsRoot && !t.IsName).Select(t => t.Text)));

    [Theory]
    [InlineData("erika.muster@stadt.de", "@erika @must")]
    [InlineData("personalamt@stadt.de", "")]
    public void Analyze_MailAddress_SaysWhoseNameItIs(string token, string expected) =>
        Assert.Equal(expected, string.Join(' ', Analyzer.Analyze(token).Where(t => t.IsName).Select(t => t.Text)));

    [Theory]
    [InlineData("schützen", "~schu")]
    [InlineData("schutz", "~schu")]
    [InlineData("urlaubsantrag", "~urla ~antr")]
    [InlineData("rat", "")]
    [InlineData("§26a", "")]
    public void Analyze_Word_RootsOfTheWordAndItsParts(string token, string expected) =>
        Assert.Equal(expected, string.Join(' ', Analyzer.Analyze(token).Where(t => t.IsRoot).Select(t => t.Text)));

    [Fact]
    public void Analyze_UmlautSpellings_SameTermAndForm() =>
        Assert.Equal(Analyzer.Analyze("überstunden"), Analyzer.Analyze("ueberstunden"));

    [Fact]
    public void Split_PartUnknownToTheCorpus_StaysWhole() => Assert.Empty(new CompoundSplitter(Corpus()).Split("quastenflosser"));

    [Fact]
    public void Terms_Sentence_StemmedContentWordsOnly() =>
        Assert.Equal(["erholungsurlaub", "§26", "abs1", "schriftlich", "beantrag"], GermanText.Terms("Der Erholungsurlaub ist nach § 26 Abs. 1 schriftlich zu beantragen."));

    private static Lexicon Corpus()
    {
        var lexicon = new Lexicon();
        foreach (string word in "urlaub antrag formular zeit erfassung reise kosten abrechnung schule buch pass wort waltung dienst stunden verwaltung".Split(' '))
            lexicon.Add(word, 20);
        return lexicon;
    }
}
