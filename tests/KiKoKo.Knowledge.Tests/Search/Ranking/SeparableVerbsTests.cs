using KiKoKo.Knowledge.Search;
using KiKoKo.Knowledge.Search.Ranking;

namespace KiKoKo.Knowledge.Tests.Search.Ranking;

public sealed class SeparableVerbsTests
{
    [Theory]
    [InlineData("Wie melde ich mich an?", "an")]
    [InlineData("Wo kommt das her, und wer gibt es zurück?", "her zuruck")]
    [InlineData("Wer reicht ein und wer zeichnet ab", "ein ab")]
    [InlineData("Wer sorgt für ein Dienstrad?", "")]
    [InlineData("an", "")]
    [InlineData("", "")]
    public void In_Question_ParticlesAtTheEndOfClauses(string question, string expected) =>
        Assert.Equal(expected, string.Join(' ', SeparableVerbs.In(question).Select(p => p.Particle)));

    [Fact]
    public void Search_ParticleAtTheEnd_FindsTheVerbInOnePiece()
    {
        PlainDocument[] documents = [new("melden", "A", [([], "Wer etwas melden will, ruft die Leitstelle.")]), new("anmelden", "B", [([], "Zum Lehrgang kann man sich bis Freitag anmelden.")])];
        using var engine = SearchEngine.Of(documents, null, TimeProvider.System);

        Assert.Contains("anmelden", engine.SearchDocuments("Wie melde ich mich an?", 2).Select(r => r.Document));
    }
}
