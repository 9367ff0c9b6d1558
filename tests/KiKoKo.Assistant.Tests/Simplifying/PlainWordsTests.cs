using KiKoKo.Assistant.Simplifying.Reading;
using KiKoKo.Assistant.Simplifying.Rewording;

namespace KiKoKo.Assistant.Tests.Simplifying;

public sealed class PlainWordsTests
{
    [Fact]
    public void WordList_HasAtLeast300ExpressionsAndNoneTwice()
    {
        var entries = PlainWords.Embedded.Entries;
        var twice = entries.GroupBy(e => string.Join(' ', e.Words)).Where(g => g.Count() > 1).Select(g => g.Key);

        Assert.Empty(twice);
        Assert.True(entries.Select(e => e.Advice).Distinct(StringComparer.Ordinal).Count() >= 300);
    }

    [Theory]
    [InlineData("Die erforderlichen Unterlagen fehlen.", "Die nötigen Unterlagen fehlen.")]
    [InlineData("Erforderliche Unterlagen fehlen.", "Nötige Unterlagen fehlen.")]
    [InlineData("Sämtlicher Schriftverkehr geht ein.", "Aller Schriftverkehr geht ein.")]
    [InlineData("Das ist unzulässig.", "Das ist nicht erlaubt.")]
    [InlineData("Ein unzulässiges Verfahren.", "Ein nicht erlaubtes Verfahren.")]
    [InlineData("Wer Hilfe benötigt, fragt.", "Wer Hilfe braucht, fragt.")]
    [InlineData("Es wird Hilfe benötigt.", "Es wird Hilfe gebraucht.")]
    [InlineData("Die benötigten Mittel reichen.", "Die nötigen Mittel reichen.")]
    [InlineData("Der Vertrag beinhaltet alles.", "Der Vertrag enthält alles.")]
    [InlineData("Des Kennwortes wegen.", "Des Passwortes wegen.")]
    [InlineData("Mit den Formblättern.", "Mit den Formularen.")]
    [InlineData("In den Räumlichkeiten ist es kalt.", "In den Räumen ist es kalt.")]
    [InlineData("Für den Fall, dass er fehlt, gilt das.", "Wenn er fehlt, gilt das.")]
    [InlineData("Es ist jedoch kalt.", "Es ist aber kalt.")]
    [InlineData("Das gilt ausschließlich hier.", "Das gilt nur hier.")]
    [InlineData("Er bittet, die Leitung in Kenntnis zu setzen.", "Er bittet, die Leitung zu informieren.")]
    [InlineData("Das Gebiet, in dem die Satzung Anwendung findet.", "Das Gebiet, in dem die Satzung gilt.")]
    [InlineData("Das Amt prüft das zwischenzeitlich.", "Das Amt prüft das inzwischen.")]
    public void Replace_OfficialExpression_KeepsItsInflection(string text, string expected) => Assert.Equal(expected, Replaced(text));

    [Theory]
    [InlineData("Jedoch fehlt das Geld.")]
    [InlineData("Alle Kosten ausschließlich der Nebenkosten.")]
    [InlineData("Er hat es und benötigt das.")]
    [InlineData("Unverzüglich, hinsichtlich der Akten und mittels eines Vordrucks.")]
    [InlineData("Die zwischenzeitliche Regelung.")]
    [InlineData("Herr Sofern wohnt hier.")]
    [InlineData("Entrichten der Gebühr.")]
    [InlineData("Das gilt zu jedem Zeitpunkt des Fluges.")]
    [InlineData("Die Bediensteten haben aufgrund des § 9 diverse ordnungsgemäße Prüfungen durchzuführen.")]
    public void Replace_WhereTheFormDoesNotTell_LeavesItToPeople(string text) => Assert.Equal(text, Replaced(text));

    [Theory]
    [InlineData("[ersetzen]", "a|b = c")]
    [InlineData("[unbekannt]", "a = b")]
    [InlineData("[hinweis]", "a =")]
    public void Read_LineOfAnotherFormat_SaysSo(params string[] lines) => Assert.Throws<FormatException>(() => PlainWords.Read(lines).ToList());

    private static string Replaced(string text)
    {
        var result = new System.Text.StringBuilder(text);
        foreach (var match in PlainWords.Embedded.FindAll(WrittenText.Read(text)).Where(m => m.Replacement is not null).Reverse())
            result.Remove(match.Start, match.End - match.Start).Insert(match.Start, match.Replacement);
        return result.ToString();
    }
}
