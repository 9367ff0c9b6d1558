using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Tests.Search.Analysis;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("Der Antrag ist zu stellen. Die Frist beträgt zwei Wochen.", 2)]
    [InlineData("Nach § 5 Abs. 1 EFZG ist die Bescheinigung am 4. Tag vorzulegen.", 1)]
    [InlineData("Der Urlaub verfällt am 31. März. Danach nicht mehr.", 2)]
    [InlineData("Das gilt z. B. bei Umzug, d. h. bei Wohnungswechsel.", 1)]
    [InlineData("Die Regelung gilt seit 2024. Sie wird geprüft.", 2)]
    [InlineData("Melden Sie sich bei Dr. Meier, Tel. 1210, Raum S 110.", 1)]
    [InlineData("Der Betrag beträgt 3.000 EUR netto. Darüber sind drei Angebote nötig.", 2)]
    [InlineData("Darf ich das? Nein! Es ist verboten.", 3)]
    [InlineData("Termine sind der 1., 15. und 30. eines Monats.", 1)]
    [InlineData("„Das ist so.“ Danach folgt mehr.", 2)]
    [InlineData("Zeile eins\nZeile zwei", 2)]
    [InlineData("Die Frist beträgt ca. Zwei Wochen", 1)]
    [InlineData("Dr. Müller entscheidet. Er informiert.", 2)]
    [InlineData("Nach § 41 Abs. 2 Buchst. a gilt das. Der Antrag ist am 3. Mai zu stellen. Ende!", 3)]
    [InlineData("", 0)]
    public void Split_Text_HasSoManySentences(string text, int expected) => Assert.Equal(expected, SentenceSplitter.Split(text).Count);

    [Fact]
    public void Split_AnyText_LosesNoWord()
    {
        const string Text = "Nach Nr. 3 S. 2 gilt: Wer (z. B. nach dem 1. Mai) fehlt, ruft an! Sonst … Punkt. Ende 2026. Aus";
        string joined = string.Join(' ', SentenceSplitter.Split(Text));
        Assert.Equal(Text.Split(' '), joined.Split(' '));
    }
}
