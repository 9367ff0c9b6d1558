using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Tests.Search.Analysis;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("Nach § 26 Abs. 2 TVöD", "nach §26 abs2 tvöd")]
    [InlineData("§§ 26a, 27", "§26a 27")]
    [InlineData("Artikel 6 und Nr. 4", "art6 und nr4")]
    [InlineData("Die Art der Sache", "die art der sache")]
    [InlineData("z.d.A. und i.A. gezeichnet", "zda und ia gezeichnet")]
    [InlineData("Ende. Anfang", "ende anfang")]
    [InlineData("Aktenzeichen 10.30 vom 1.7.2026", "aktenzeichen 10.30 vom 1.7.2026")]
    [InlineData("erika.muster@stadt.de.", "erika.muster@stadt.de")]
    [InlineData("Tel. 0261 129-1234", "tel ☎0261-129-1234")]
    [InlineData("+49 261 129 1234", "☎0261-129-1234")]
    [InlineData("Urlaubsantrags-Formular", "urlaubsantrags urlaubsantragsformular formular")]
    [InlineData("Dienst- und Geschäftsanweisung", "dienst und geschäftsanweisung")]
    [InlineData("EG 9a, 2FA", "eg 9a 2fa")]
    [InlineData("Gehalt: 3.000 €", "gehalt 3.000")]
    [InlineData("", "")]
    [InlineData("!?  …", "")]
    public void MoveNext_Text_GivesTokens(string text, string expected) => Assert.Equal(expected, string.Join(' ', Tokens(text).Select(t => t.Token)));

    [Fact]
    public void MoveNext_HyphenatedWord_WholeSharesPositionOfFirstPiece() =>
        Assert.Equal([("vpn", 0), ("vpnzugang", 0), ("zugang", 1), ("beantragen", 2)], Tokens("VPN-Zugang beantragen"));

    [Fact]
    public void MoveNext_VeryLongWord_IsCut() =>
        Assert.All(Tokens(new string('x', 10_000) + " ende"), t => Assert.True(t.Token.Length <= Tokenizer.MaxToken));

    [Fact]
    public void Normalize_BrokenSurrogatesAndLigatures_OneWayOfWriting()
    {
        Assert.Equal("büro", Normalization.Normalize("Bu\u0308ro"));
        Assert.Equal("finanzen", Normalization.Normalize("\uFB01nanzen"));
        Assert.Equal("urlaub", Normalization.Normalize("Ur\u00ADlaub"));
        Assert.Equal("a b", Normalization.Normalize("a\uD800b"));
    }

    private static List<(string Token, int Position)> Tokens(string text)
    {
        var tokenizer = new Tokenizer(Normalization.Normalize(text));
        var tokens = new List<(string, int)>();
        while (tokenizer.MoveNext())
            tokens.Add((tokenizer.Current.ToString(), tokenizer.Position));
        return tokens;
    }
}
