using KiKoKo.Deadlines.Calculating;
using KiKoKo.Deadlines.Extraction;

namespace KiKoKo.Deadlines.Tests.Extraction;

public sealed class DeadlineFinderTests
{
    [Theory]
    [InlineData("Der Widerspruch ist binnen eines Monats nach Bekanntgabe einzulegen.", "1 M After")]
    [InlineData("Der Urlaubsantrag ist mindestens 14 Tage vor Urlaubsbeginn einzureichen.", "14 T Before")]
    [InlineData("Die Meldung hat spätestens am nächsten Arbeitstag zu erfolgen.", "1 AT After")]
    [InlineData("Einwendungen sind binnen vierundzwanzig Stunden zu erheben.", "24 h After")]
    [InlineData("Binnen Jahresfrist ist zu berichten.", "1 J After")]
    [InlineData("Es gilt eine 14-tägige Widerrufsfrist.", "14 T After")]
    [InlineData("Die Rechnung ist innerhalb von 30 (dreißig) Tagen zu zahlen.", "30 T After")]
    [InlineData("Der Antrag ist innerhalb eines halben Jahres nach dem Umzug zu stellen.", "6 M After")]
    [InlineData("Die Abrechnung ist spätestens bis zum Ablauf des zwölften Monats nach Ende des Zeitraums mitzuteilen.", "12 M After")]
    [InlineData("Die Frist kann um weitere zwei Monate verlängert werden.", "2 M After")]
    [InlineData("Die Daten sind nach drei Jahren zu löschen.", "3 J After")]
    [InlineData("Eine Eintragung ist mindestens zehn Jahre aufzubewahren.", "10 J After")]
    [InlineData("Die Kündigung ist mit einer Frist von drei Monaten zum Jahresende möglich.", "3 M Before")]
    [InlineData("Der Bericht ist bis zum 15.03.2026 vorzulegen.", "2026-03-15")]
    [InlineData("Bitte melden Sie sich bis Freitag, den 12. Juni 2026, an.", "2026-06-12")]
    [InlineData("Einsendeschluss: 30. September 2026", "2026-09-30")]
    [InlineData("Anträge können ab dem 1. März 2026 gestellt werden.", "2026-03-01")]
    [InlineData("Die Mittel sind jährlich bis zum 15. August anzumelden.", "Recurring")]
    [InlineData("Das Passwort ist alle 90 Tage zu ändern.", "Recurring")]
    [InlineData("Reisekosten sind bis zum 10. des Folgemonats abzurechnen.", "Recurring")]
    [InlineData("Stundenzettel sind bis zum 3. Werktag des Folgemonats abzugeben.", "Recurring")]
    [InlineData("Zum 31.12. jedes Jahres ist eine Inventur durchzuführen.", "Recurring")]
    [InlineData("Der Rat tritt mindestens einmal im Vierteljahr zusammen.", "Recurring")]
    [InlineData("Der Vorgesetzte ist unverzüglich zu unterrichten.", "Vague")]
    [InlineData("Sie haben dem Amt rechtzeitig mitzuteilen, ob Sie teilnehmen.", "Vague")]
    [InlineData("Die Personalwirtschaft prüft den Antrag binnen zwei Wochen.", "2 W After")]
    [InlineData("Die Abfuhr erfolgt innerhalb der nächsten drei Werktage.", "3 WT After")]
    [InlineData("Das Amt veröffentlicht bis zum 1. Juli 2026 eine Übersicht.", "2026-07-01")]
    [InlineData("Die Einladungsfrist soll mindestens zwei Wochen betragen.", "2 W After")]
    [InlineData("Die Frist wird um jeweils ein Jahr verlängert.", "1 J After")]
    [InlineData("Die Frist kann bis zu sechs Monate verlängert werden.", "6 M After")]
    [InlineData("Der Beschluss darf frühestens in zwei Wochen verkündet werden.", "2 W After")]
    [InlineData("Die Anmeldung ist spätestens am zehnten Tag des auf die Entstehung folgenden Monats abzugeben.", "Recurring")]
    public void Find_OfADeadline_FindsThatAlone(string text, string expected) =>
        Assert.Equal(expected, Short(Assert.Single(DeadlineFinder.Find(text))));

    [Theory]
    [InlineData("Der Jahresurlaub beträgt 30 Arbeitstage bei einer Fünftagewoche.")]
    [InlineData("Er ist seit drei Jahren beschäftigt.")]
    [InlineData("Wer das 65. Lebensjahr vollendet hat, erhält eine Rente.")]
    [InlineData("Es droht Freiheitsstrafe von bis zu fünf Jahren.")]
    [InlineData("Das Gesetz vom 3. März 2020 (BGBl. I S. 100) gilt fort.")]
    [InlineData("Der Haushaltsplan wurde am 12.12.2025 vom Stadtrat beschlossen.")]
    [InlineData("Das Gesetz tritt am 1. Januar 2027 in Kraft.")]
    [InlineData("Freitags von 8 bis 12 Uhr geöffnet.")]
    [InlineData("Das Entgelt beträgt 3 000 Euro monatlich.")]
    [InlineData("Unter einem Vierteljahr wird eine Frist von drei Monaten verstanden.")]
    [InlineData("Im Durchschnitt von 24 Wochen dürfen acht Stunden werktäglich nicht überschritten werden.")]
    [InlineData("Die wöchentliche Arbeitszeit beträgt 39 Stunden.")]
    [InlineData("Die bis zum 31. August 2019 begonnenen Verfahren werden fortgeführt.")]
    [InlineData("Wer innerhalb eines Kalenderjahres teilzeitbeschäftigt war, erhält den Anteil.")]
    [InlineData("Wird der Dienst verlängert, steigt die Zahl der Seminare um einen Tag je Monat der Verlängerung.")]
    [InlineData("Tage Wochen Monate")]
    [InlineData("")]
    public void Find_OfSomethingElse_FindsNothing(string text) => Assert.Empty(DeadlineFinder.Find(text));

    [Fact]
    public void Find_InALongerText_HasExactSpansInOrder()
    {
        const string Text = "Gem. § 3 Abs. 2 gilt: Der Antrag ist bis zum 31. März zu stellen.\n\n- Die Anzeige ist spätestens zwei Wochen vor dem Beginn der Arbeiten zu erstatten. Danach ist alle 2 Jahre zu prüfen.";
        var found = DeadlineFinder.Find(Text);

        Assert.Equal(["bis zum 31. März", "spätestens zwei Wochen vor dem Beginn der Arbeiten", "alle 2 Jahre"], found.Select(f => f.Text));
        Assert.All(found, f => Assert.Equal(f.Text, Text[f.Start..f.End]));
        Assert.Equal(["bis 03-31", null, "alle 2 Jahre"], found.Select(f => f.Rule));
        Assert.Equal("Beginn der Arbeiten", found[1].Event);
        Assert.Equal(Bound.Max, found[1].Bound);
    }

    [Fact]
    public void Find_OfAnEventThatIsADate_NamesItAndNotAsADeadline()
    {
        var found = Assert.Single(DeadlineFinder.Find("Die Daten stehen spätestens zwölf Monate nach dem 23. Juli 2021 bereit."));

        Assert.Equal("2021-07-23", found.Event);
    }

    /// <summary>Whatever the text, the offsets are in it and the spans do not overlap.</summary>
    [Fact]
    public void Find_InScrambledText_NeverThrowsAndNeverOverlaps()
    {
        string[] words = ["innerhalb", "von", "zwei", "Wochen", "nach", "dem", "31.", "Februar", "2026", "bis", "zum", "12.", "alle", "Jahre", "des", "Monats", "spätestens", ",", ".", "(", ")", "14-tägig", "e", "am", "letzten", "Tag", "vor", "Ablauf", "Frist", "§", "eines", "jeden", "unverzüglich", "sobald", "1", "600", "nachdem", "\n", "jährlich", "Ende"];
        var random = new Random(193);
        for (int round = 0; round < 20_000; round++)
        {
            string text = string.Join(random.Next(4) == 0 ? "" : " ", Enumerable.Range(0, random.Next(1, 14)).Select(_ => words[random.Next(words.Length)]));
            int end = 0;
            foreach (var e in DeadlineFinder.Find(text))
            {
                Assert.True(e.Start >= end && e.End > e.Start && e.End <= text.Length, text);
                end = e.End;
            }
        }
    }

    private static string Short(DeadlineExpression e) => e.Type switch
    {
        ExpressionType.Duration => $"{e.Count} {CalculationReader.NameOf(e.Unit!.Value)} {e.Direction}",
        ExpressionType.Absolute => $"{e.Date:yyyy-MM-dd}",
        var other => other.ToString(),
    };
}
