using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Tests.Search.Analysis;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("Nach § 26 Abs. 2 TVöD", "nach §26 abs2 tvöd")]
    [InlineData("§§ 26a, 27", "§26a §27")]
    [InlineData("§§ 5 bis 7 und 9", "§5 §6 bis §7 und §9")]
    [InlineData("§§ 5 bis 700", "§5 bis §700")]
    [InlineData("§ 613 a BGB, § 5 f.", "§613a bgb §5 f")]
    [InlineData("Paragraf 5 Satz 2, Ziffer 3", "§5 satz2 ziff3")]
    [InlineData("Artikel 6 und Nr. 4", "art6 und nr4")]
    [InlineData("Die Art der Sache", "die art der sache")]
    [InlineData("z.d.A. und i.A. gezeichnet", "zda und ia gezeichnet")]
    [InlineData("Ende. Anfang", "ende anfang")]
    [InlineData("Aktenzeichen 10.30 vom 1.7.2026", "aktenzeichen 10.30 vom 1.7.2026")]
    [InlineData("erika.muster@stadt.de.", "erika.muster@stadt.de")]
    [InlineData("Tel. 0261 129-1234", "tel ☎0261-129-1234")]
    [InlineData("+49 261 129 1234", "☎0261-129-1234")]
    [InlineData("0049 (0) 261/129-1234", "☎0261-129-1234")]
    [InlineData("Urlaubsantrags-Formular", "urlaubsantrags urlaubsantragsformular formular")]
    [InlineData("Dienst- und Geschäftsanweisung", "dienst dienst-geschäftsanweisung und geschäftsanweisung")]
    [InlineData("An-, Um- und Abmeldung", "an an-abmeldung um um-abmeldung und abmeldung")]
    [InlineData("Antrag und -prüfung - fertig", "antrag antrag--prüfung und prüfung fertig")]
    [InlineData("Ende - und Anfang", "ende und anfang")]
    [InlineData("EG 9a, 2FA", "eg 9a 2fa")]
    [InlineData("Gehalt: 3.000 €", "gehalt 3.000 euro")]
    [InlineData("3 000,50 EUR, Raum 3 000", "3000,50 euro raum 3 000")]
    [InlineData("50 % und 100%ig %", "50 prozent und 100 prozent ig")]
    [InlineData("1. Juli 2026, 01.07.26 und 2. Aug.", "1.7.2026 01.07.26 und 2.8.")]
    [InlineData("Anlage 3. Dies gilt", "anlage 3 dies gilt")]
    [InlineData("8 Uhr bis 16.30 Uhr", "8:00 uhr bis 16:30 uhr")]
    [InlineData("Formular F 103 und a 5000000", "formular f f103 103 und a 5000000")]
    [InlineData("z. d. A. am Ende a. In", "zda am ende a in")]
    [InlineData("Die DA, da IM Amt", "die DA da IM amt")]
    [InlineData("WAS IST DIE DA FÜR EINE", "was ist die da für eine")]
    [InlineData("RAUCHEN IST VERBOTEN. Hier steht", "rauchen ist verboten hier steht")]
    [InlineData("DA-Nummer", "DA danummer nummer")]
    [InlineData("paula.stein (at) stadt.de", "paula.stein@stadt.de")]
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
        Assert.Equal("cafe simic äöüß oeuvre", Normalization.Normalize("Café Šimić ÄÖÜẞ Œuvre"));
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
