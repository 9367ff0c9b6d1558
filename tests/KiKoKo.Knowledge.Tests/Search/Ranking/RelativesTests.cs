using System.Text;
using KiKoKo.Knowledge.Search.Index;
using KiKoKo.Knowledge.Search.Ranking;

namespace KiKoKo.Knowledge.Tests.Search.Ranking;

public sealed class RelativesTests
{
    [Theory]
    [InlineData("informier", "Die Information.", "information")]
    [InlineData("test", "Er wurde getestet.", "getest")]
    [InlineData("getest", "Wir testen.", "test")]
    [InlineData("ansteck", "Er hat sich angesteckt.", "angesteckt")]
    [InlineData("anzusteck", "Die Ansteckung.", "ansteck")]
    [InlineData("schutz", "Die Schutzausrüstung und der Schuh.", "")]
    [InlineData("amt", "Die Amtsleitung.", "")]
    [InlineData("§26a", "Nach § 26a.", "")]
    public void Of_Stem_OtherFormsOfTheSameWord(string stem, string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Of(stem, text).Select(r => r.Term)));

    [Fact]
    public void Of_ManyNear_AtMostThreeNearestFirst()
    {
        var found = Of("regel", "Regeln, Regelung, regelt, regelst, regelbar, Regelwerk.");

        Assert.Equal(3, found.Count);
        Assert.All(found, r => Assert.InRange(r.Weight, 0.3f, 1f));
    }

    [Fact]
    public void Of_Umlaut_FoundAsItIsWrittenOut() =>
        Assert.Equal(["verfug"], Of("verfugbar", "Die Verfügung.").Select(r => r.Term));

    [Fact]
    public void Of_SeveralSegments_LooksInAll() =>
        Assert.Equal(["information"], Relatives("Nichts.", "Die Information.").Of("informier").Select(r => r.Term));

    private static IReadOnlyList<(string Term, float Weight)> Of(string stem, string text) => Relatives(text).Of(stem);

    private static Relatives Relatives(params string[] texts)
    {
        Segment[] segments = [.. texts.Select(t => Segment.Of(Samples.SegmentBytes(Samples.Indexed("a", "Titel", t))))];
        return new Relatives([.. segments.Select(s => s.Words)], t =>
        {
            byte[] term = Encoding.UTF8.GetBytes(t.ToString());
            return segments.Sum(s => s.Find(term).PassageCount);
        });
    }
}
