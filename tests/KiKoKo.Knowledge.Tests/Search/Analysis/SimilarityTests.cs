using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Tests.Search.Analysis;

public sealed class SimilarityTests
{
    [Theory]
    [InlineData("antrag", "antrag", 0)]
    [InlineData("antarg", "antrag", 1)]
    [InlineData("antrg", "antrag", 1)]
    [InlineData("anttrag", "antrag", 1)]
    [InlineData("antrga", "antrag", 1)]
    [InlineData("uralub", "urlaub", 1)]
    [InlineData("urlub", "urlaubs", 2)]
    [InlineData("haus", "antrag", 3)]
    public void EditDistance_Pair_CountsEditsUpToTheLimit(string a, string b, int expected)
    {
        Assert.Equal(expected, Similarity.EditDistance(a, b, 2));
        Assert.Equal(expected, Similarity.EditDistance(b, a, 2));
    }

    [Theory]
    [InlineData("fishing", "phishing")]
    [InlineData("telefon", "telephon")]
    [InlineData("packet", "paket")]
    public void Sound_Homophones_Alike(string a, string b) => Assert.Equal(Similarity.Sound(a), Similarity.Sound(b));
}
