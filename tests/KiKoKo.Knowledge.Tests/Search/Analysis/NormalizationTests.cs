using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Tests.Search.Analysis;

public sealed class NormalizationTests
{
    [Fact]
    public void Normalize_IntoRoom_AnyCharacterBetweenLetters_AsWithoutRoom()
    {
        char[] room = new char[2];
        for (int c = 0; c <= char.MaxValue; c++)
        {
            // A combining mark may join what stands before it, a Hangul vowel too.
            string text = $"A{(char)c}ß";

            string expected = Normalization.Normalize(text);

            Assert.True(expected.AsSpan().SequenceEqual(Normalization.Normalize(text, ref room)), $"U+{c:X4}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("Größe „XL“ – 3 ½ m² …")]
    [InlineData("A\u0308rger und Ärger")]
    [InlineData("broken \uD800 surrogate, soft\u00ADhyphen")]
    public void Normalize_IntoRoom_Texts_AsWithoutRoom(string text)
    {
        char[] room = new char[1];

        Assert.Equal(Normalization.Normalize(text), Normalization.Normalize(text, ref room).ToString());
    }
}
