using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Tests.Search.Analysis;

public sealed class SnowballTests
{
    // One pair per rule of the published description; "word stem".
    private const string Golden = """
        urlaub urlaub | urlaubs urlaub | urlaube urlaub | anträge antrag | antraege antrag | antrages antrag | antrag antrag
        überstunden uberstund | ueberstunden uberstund | straße strass | strasse strass | häuser haus | haeuser haus
        quelle quell | neue neu | bauen bau | treue treu | mueller mull | yacht yacht
        beamte beamt | beamtin beamtin | beamtinnen beamtinn | lehrerin lehr | lehrerinnen lehr | system system | problem probl
        zeugnisse zeugnis | zeugnis zeugnis | kenntnissen kenntnis | handeln handel | handelns handel | wechseln wechsel
        geordnet geordnet | intern int | plant plant | arbeitet arbeit | arbeitest arbeit | arbeiten arbeit
        freiheit freiheit | freiheiten freiheit | richtigkeit richtig | zuständigkeiten zustand | zuständigkeit zustand
        abteilung abteil | abteilungen abteil | prüfung prufung | verpflichtung verpflicht | beschleunigung beschleun
        städtisch stadtisch | kommunalpolitisch kommunalpolit | persönlich person | öffentlichkeit offent
        am am | in in | ab ab | kinder kind | kindern kind | tagen tag | tages tag | amtes amt | ämter amt | hans' hans | geht's geht
        """;

    [Fact]
    public void Stem_GoldenWords_AsTheAlgorithmPrescribes()
    {
        var wrong = Golden.Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split(' '))
            .Where(pair => Snowball.Stem(pair[0]) != pair[1])
            .Select(pair => $"{pair[0]}: {Snowball.Stem(pair[0])} statt {pair[1]}");

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("")]
    [InlineData("'")]
    [InlineData("'s")]
    [InlineData("ßßß")]
    [InlineData("e")]
    public void Stem_Oddities_NoFault(string word) => Assert.NotNull(Snowball.Stem(word));
}
