using KiKoKo.Assistant.Evidence;

namespace KiKoKo.Assistant.Tests.Evidence;

public sealed class AnswerSentencesTests
{
    [Theory]
    [InlineData("Eins ist wahr [1]. Zwei auch [2].", "1|2")]
    [InlineData("Eins ist wahr. [1] Zwei auch. [2]", "1|2")]
    [InlineData("Eins ist wahr [1][2]. Zwei auch [1, 3].", "1,2|1,3")]
    [InlineData("Das gilt nach § 5 Abs. 1 Satz 2 TVöD seit dem 1. Januar 2026, z. B. für Dr. Weber [1]. Sonst nicht [2].", "1|2")]
    [InlineData("Nötig sind [2]:\n- der Ausweis\n- das Formular", "2|2|2")]
    [InlineData("Nötig sind:\n- der Ausweis\n- das Formular [3]", "3|3|3")]
    [InlineData("Eins ist wahr.\n[4]", "4")]
    [InlineData("Ohne Fundstelle. Mit Fundstelle [1].", "|1")]
    public void Split_Citations_BelongToTheSentenceBeforeThem(string answer, string expected) =>
        Assert.Equal(expected, string.Join('|', AnswerSentences.Split(answer).Select(s => string.Join(',', s.Citations))));

    [Fact]
    public void Split_Claim_HasNeitherCitationsNorBullets()
    {
        var sentence = Assert.Single(AnswerSentences.Split("- **Wichtig** ist der Ausweis [1]."));

        Assert.Equal("Wichtig ist der Ausweis.", sentence.Claim);
        Assert.Equal("- **Wichtig** ist der Ausweis [1].", sentence.Text);
    }
}
