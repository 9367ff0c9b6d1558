using KiKoKo.Assistant.Simplifying.Reading;

namespace KiKoKo.Assistant.Tests.Simplifying;

public sealed class WrittenTextTests
{
    [Theory]
    [InlineData("Nach § 5 Abs. 1 Nr. 2 gilt das. Es gilt bis zum 31. Dezember 2027.", 2)]
    [InlineData("Wir öffnen um 9.30 Uhr und schließen z. B. um 12 Uhr.", 1)]
    [InlineData("Das gilt i. V. m. § 7 Abs. 3 S. 1 der Satzung. Sie gilt weiter.", 2)]
    [InlineData("Herr Dr. Maier kommt am 3. Mai. Er bringt Akten, Pläne usw. Der Termin steht.", 3)]
    [InlineData("Kommen Sie bis 2027. Danach nicht mehr.", 2)]
    [InlineData("Das ist der 2. Abschnitt der Satzung.", 1)]
    [InlineData("In dieser Art. Der Rest folgt.", 2)]
    [InlineData("Wer fragt? „Ich!“ Niemand sonst …", 3)]
    [InlineData("Öffnungszeiten\nMontag bis Freitag haben wir geöffnet.", 2)]
    [InlineData("Diese Zeile ist so lang, dass sie am Rand umbrochen wurde und\nDamit weitergeht.", 1)]
    [InlineData("Bitte bringen Sie mit:\n- Ausweis\n- Foto\n- Gebühr", 4)]
    [InlineData("1. Antrag stellen\n2. Bescheid abwarten", 2)]
    [InlineData("Erster Absatz ohne Punkt\n\nZweiter Absatz", 2)]
    [InlineData("", 0)]
    [InlineData(" \n … – ", 0)]
    public void Sentences_OfOfficialTexts_EndWhereTheyEnd(string text, int expected) =>
        Assert.Equal(expected, WrittenText.Read(text).Sentences.Count);

    [Fact]
    public void Words_AreWhatIsSpoken()
    {
        var words = WrittenText.Read("Gem. § 5 (Amt 10) bis 15.03.2027 per E-Mail, d.h. i. V. m. und/oder 3.000,50 €.").Words.Select(w => w.Text);

        Assert.Equal(["Gem", "5", "Amt", "10", "bis", "15.03.2027", "per", "E-Mail", "d.h", "i", "V", "m", "und", "oder", "3.000,50"], words);
    }

    [Theory]
    [InlineData("„Gilt das?“, fragte sie.\r\n\r\n• Erstens\r\n• Zweitens;\r\nund der Rest")]
    [InlineData("x. Y z! (A b. C) 1. 2. 3. z. B. usw.")]
    [InlineData("\u00A0§\u00A05 Ver\u00ADwal\u00ADtung. \uD83D\uDE00 Ende")]
    public void Spans_LieInTheTextInOrder(string text)
    {
        int last = 0;
        foreach (var sentence in WrittenText.Read(text).Sentences)
        {
            Assert.InRange(sentence.Start, last, sentence.End);
            Assert.All(sentence.Words, w => Assert.Equal(w.Text, text[w.Start..w.End]));
            Assert.All(sentence.Words, w => Assert.InRange(w.End, sentence.Start, sentence.End));
            last = sentence.End;
        }

        Assert.InRange(last, 1, text.Length);
    }

    [Theory]
    [InlineData("Das gilt z. B. hier.", "Das gilt zum Beispiel hier.")]
    [InlineData("Z.B. nach § 5 Abs. 1 S. 2.", "Zum Beispiel nach § 5 Absatz 1 Satz 2.")]
    [InlineData("Stifte, Papier usw. Der Rest folgt.", "Stifte, Papier und so weiter. Der Rest folgt.")]
    [InlineData("Das ist in Art. 5 geregelt, aber nicht dieser Art.", "Das ist in Artikel 5 geregelt, aber nicht dieser Art.")]
    [InlineData("Der o. g. Antrag kostet 3 Mio. Euro.", "Der o. g. Antrag kostet 3 Mio. Euro.")]
    public void WriteOut_Abbreviations_StandInFullWhereThatIsSafe(string text, string expected) =>
        Assert.Equal(expected, Abbreviations.WriteOut(text));
}
