using KiKoKo.Assistant.Simplifying.Preserving;

namespace KiKoKo.Assistant.Tests.Simplifying;

public sealed class PreservationTests
{
    [Theory]
    [InlineData("Zahlen Sie bis zum 31.12.2027.", "Zahlen Sie bis zum 31. Dezember 2027.")]
    [InlineData("Sie haben zwei Wochen Zeit.", "Sie haben 2 Wochen Zeit.")]
    [InlineData("Innerhalb eines Monats ist zu antworten.", "Sie haben einen Monat Zeit für die Antwort.")]
    [InlineData("Es kostet 3.000,00 EUR.", "Es kostet 3000 Euro.")]
    [InlineData("Wir öffnen um 9.30 Uhr.", "Um 9:30 Uhr öffnen wir.")]
    [InlineData("Nach § 5 Abs. 1 S. 2 Nr. 3 gilt das.", "Das gilt nach § 5 Absatz 1 Satz 2 Nummer 3.")]
    [InlineData("Ein Satz von 5 v. H. gilt.", "Es gelten 5 Prozent.")]
    [InlineData("Das ist nicht erlaubt.", "Das ist verboten.")]
    [InlineData("Ein Antrag ist nicht nötig.", "Sie brauchen keinen Antrag.")]
    [InlineData("Rufen Sie 06799 400-17 an.", "Telefon: 06799/400-17.")]
    [InlineData("Fragen Sie Frau Petra Brandt.", "Frau Brandt hilft Ihnen.")]
    [InlineData("Das Büro von Herrn Klee ist offen.", "Herrn Klees Büro ist offen.")]
    [InlineData("Höchstens 5 Tage, max. 3 Stunden.", "Maximal 5 Tage, höchstens drei Stunden.")]
    public void Compare_SameFactsInOtherWords_FindsNothing(string source, string simplified) =>
        Assert.Empty(Preservation.Compare(source, simplified));

    [Theory]
    [InlineData("Zahlen Sie 50 Euro bis Mai.", "Zahlen Sie bis Mai.", FactKind.Amount, ChangeKind.Lost, "50 Euro")]
    [InlineData("Zahlen Sie 50 Euro.", "Zahlen Sie 60 Euro.", FactKind.Amount, ChangeKind.Changed, "60 Euro")]
    [InlineData("Bringen Sie Ihren Ausweis.", "Bringen Sie 2 Ausweise.", FactKind.Number, ChangeKind.Added, "2")]
    [InlineData("Die Frist endet am 31. März.", "Die Frist endet am 30. März.", FactKind.Date, ChangeKind.Changed, "30. März")]
    [InlineData("Sie haben zwei Wochen Zeit.", "Sie haben zwei Monate Zeit.", FactKind.Period, ChangeKind.Changed, "zwei Monate")]
    [InlineData("Sie haben 3 Tage, im Notfall weitere 3 Tage.", "Sie haben 3 Tage.", FactKind.Period, ChangeKind.Lost, "3 Tage")]
    [InlineData("Das steht in § 7 Abs. 2.", "Das steht in § 7.", FactKind.Provision, ChangeKind.Changed, "§ 7")]
    [InlineData("Kommen Sie um 9.30 Uhr.", "Kommen Sie um 10.30 Uhr.", FactKind.Time, ChangeKind.Changed, "10.30 Uhr")]
    [InlineData("Der Satz ist 19 %.", "Der Satz ist 7 %.", FactKind.Percentage, ChangeKind.Changed, "7 %")]
    [InlineData("Sie brauchen mindestens 3 Angebote.", "Sie brauchen höchstens 3 Angebote.", FactKind.Bound, ChangeKind.Changed, "höchstens")]
    [InlineData("Schreiben Sie an amt@stadt.example.", "Schreiben Sie uns.", FactKind.Mail, ChangeKind.Lost, "amt@stadt.example")]
    [InlineData("Rufen Sie 0261 1290 an.", "Rufen Sie 0261 1291 an.", FactKind.Phone, ChangeKind.Changed, "0261 1291")]
    [InlineData("Aktenzeichen 10-2/77 angeben.", "Aktenzeichen 10-2/78 angeben.", FactKind.Code, ChangeKind.Changed, "10-2/78")]
    [InlineData("Fragen Sie Herrn Klee.", "Fragen Sie Herrn Kern.", FactKind.Name, ChangeKind.Lost, "Herrn Klee")]
    [InlineData("Das gilt für die Stadtverwaltung Koblenz.", "Das gilt für uns.", FactKind.Name, ChangeKind.Lost, "Stadtverwaltung Koblenz")]
    [InlineData("Der Antrag ist nicht nötig.", "Der Antrag ist nötig.", FactKind.Negation, ChangeKind.Lost, "Der Antrag ist nicht nötig")]
    [InlineData("Der Antrag ist nötig.", "Der Antrag ist nicht nötig.", FactKind.Negation, ChangeKind.Added, "Der Antrag ist nicht nötig")]
    [InlineData("Der Antrag ist nicht nötig. Die Anlage ist nötig.", "Der Antrag ist nötig. Die Anlage ist nicht nötig.", FactKind.Negation, ChangeKind.Moved, "Die Anlage ist nicht nötig")]
    [InlineData("Nicht alle Anträge werden geprüft.", "Alle Anträge werden nicht geprüft.", FactKind.Negation, ChangeKind.Moved, "Nicht alle Anträge werden geprüft")]
    [InlineData("Die Weitergabe ist unzulässig.", "Die Weitergabe ist erlaubt.", FactKind.Negation, ChangeKind.Lost, "Die Weitergabe ist unzulässig")]
    public void Compare_FactNotTheSame_IsNamed(string source, string simplified, FactKind kind, ChangeKind change, string words)
    {
        var found = Preservation.Compare(source, simplified);

        Assert.Contains(found, f => f.Kind == kind && f.Change == change && (f.After ?? f.Before) == words);
    }

    /// <summary>Of any text every fact that is taken out is missed, and a text agrees with itself.</summary>
    [Theory]
    [MemberData(nameof(OfficialTexts.All), MemberType = typeof(OfficialTexts))]
    public void Compare_AFactTakenOut_IsMissed(string text)
    {
        Assert.Empty(Preservation.Compare(text, text));
        foreach (var fact in FactReader.Read(text))
        {
            string without = text.Remove(fact.Start, fact.End - fact.Start);
            Assert.Contains(Preservation.Compare(text, without), c => c.Kind == fact.Kind && c.Before is not null);
        }
    }

    [Theory]
    [MemberData(nameof(OfficialTexts.All), MemberType = typeof(OfficialTexts))]
    public void Compare_ANegationTakenOut_IsMissed(string text)
    {
        foreach (var word in KiKoKo.Assistant.Simplifying.Reading.WrittenText.Read(text).Words.Where(w => w.Lower is "nicht" or "keine" or "ohne"))
            Assert.Contains(Preservation.Compare(text, text.Remove(word.Start, word.Text.Length)), c => c.Kind == FactKind.Negation);
    }
}
