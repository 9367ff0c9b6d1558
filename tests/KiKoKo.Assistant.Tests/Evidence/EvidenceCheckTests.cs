using KiKoKo.Assistant.Evidence;

namespace KiKoKo.Assistant.Tests.Evidence;

public sealed class EvidenceCheckTests
{
    private static readonly CheckedPassage[] Passages =
    [
        new(1, """
            (1) Der Erholungsurlaub beträgt bei einer Fünf-Tage-Woche 30 Arbeitstage im Kalenderjahr (§ 26 Abs. 1 TVöD). Das gilt unabhängig vom Lebensalter.
            (2) Resturlaub muss bis zum 31. März des Folgejahres angetreten sein; in begründeten Fällen bis zum 31. Mai.
            (3) Im laufenden Arbeitsverhältnis wird Urlaub nicht ausgezahlt. Die Führungskraft entscheidet innerhalb von fünf Arbeitstagen über den Antrag.
            (4) Der Antrag ist mindestens zwei Wochen vor Beginn im PersonalPortal mit dem Formular FO-11-41 zu stellen.
            (5) Nur Beschäftigte mit einem Grad der Behinderung von mindestens 50 erhalten zusätzlich fünf Tage.
            """),
        new(2, """
            Name | Funktion | Telefon | E-Mail | Raum | Vertretung
            Jens Oberhausen | Leiter Personalservice | 06799 400-1210 | jens.oberhausen@musterstadt-rhein.example | S 110 | Meltem Aydın
            Meltem Aydın | Sachbearbeitung Urlaub | 06799 400-1212 | meltem.aydin@musterstadt-rhein.example | S 112 | Jens Oberhausen
            """),
        new(3, """
            (1) Für Dienstreisen bis 60 km werden 0,38 Euro je Kilometer erstattet, höchstens 150,00 Euro. Der Personalrat ist zu beteiligen.
            (2) Die Abrechnung kann binnen sechs Monaten nach Ende der Reise eingereicht werden. Privatfahrten mit Dienstfahrzeugen sind untersagt.
            (3) Vorzulegen sind:
            - der Fahrausweis im Original
            - die Rechnung der Unterkunft, außer bei Tagesreisen
            (4) Die Reisekostenstelle ist montags bis donnerstags von 8:00 bis 15:30 Uhr besetzt.
            """),
    ];

    [Theory]
    [InlineData("Der Erholungsurlaub beträgt bei einer Fünf-Tage-Woche 30 Arbeitstage im Kalenderjahr (§ 26 Abs. 1 TVöD) [1].")]
    [InlineData("Bei einer 5-Tage-Woche haben Sie dreißig Arbeitstage Urlaub im Kalenderjahr [1].")]
    [InlineData("Resturlaub müssen Sie bis zum 31.03. des Folgejahres antreten [1].")]
    [InlineData("Urlaub wird im laufenden Arbeitsverhältnis nicht ausgezahlt. [1]")]
    [InlineData("Eine Auszahlung von Urlaub ist im laufenden Arbeitsverhältnis nicht möglich [1].")]
    [InlineData("Über den Antrag entscheidet die oder der Vorgesetzte binnen 5 Arbeitstagen [1].")]
    [InlineData("Stellen Sie den Antrag wenigstens 2 Wochen vor Beginn im PersonalPortal mit dem Vordruck FO-11-41 [1].")]
    [InlineData("Der Antrag muss mindestens zwei Wochen vor Beginn im PersonalPortal gestellt werden [1].")]
    [InlineData("Jens Oberhausen erreichen Sie unter 06799 400-1210 in Raum S 110 [2].")]
    [InlineData("Ansprechperson für Urlaub ist Meltem Aydın, Durchwahl 1212, meltem.aydin@musterstadt-rhein.example [2].")]
    [InlineData("Für Dienstreisen bis 60 km erhalten Sie 38 Cent je Kilometer, maximal 150 € [3].")]
    [InlineData("Die Abrechnung können Sie innerhalb von 6 Monaten nach dem Ende der Reise einreichen [3].")]
    [InlineData("Privatfahrten mit Dienstfahrzeugen sind nicht erlaubt [3].")]
    [InlineData("Legen Sie den Fahrausweis im Original vor [3].")]
    [InlineData("Die Reisekostenstelle ist montags bis donnerstags von 8 bis 15:30 Uhr besetzt [3].")]
    [InlineData("Der Erholungsurlaub beträgt 30 Arbeitstage, und den Antrag stellen Sie mindestens zwei Wochen vor Beginn im PersonalPortal [1].")]
    [InlineData("Zusätzlich fünf Tage erhalten nur Beschäftigte mit einem Grad der Behinderung von mindestens 50 [1].")]
    public void Check_FaithfulSentence_IsSupported(string answer)
    {
        var sentence = Assert.Single(EvidenceCheck.Check(answer, Passages).Sentences);

        Assert.Empty(sentence.Reasons);
        Assert.Equal(EvidenceVerdict.Supported, sentence.Verdict);
        Assert.Equal(answer, sentence.Text);
    }

    [Theory]
    [InlineData("Der Erholungsurlaub beträgt bei einer Fünf-Tage-Woche 28 Arbeitstage im Kalenderjahr [1].", "28 Arbeitstage")]
    [InlineData("Der Erholungsurlaub beträgt bei einer Fünf-Tage-Woche 30 Wochen im Kalenderjahr [1].", "andere")]
    [InlineData("Der Erholungsurlaub beträgt fünf Arbeitstage im Kalenderjahr [1].", "Zusammenhang")]
    [InlineData("Der Erholungsurlaub beträgt 30 Arbeitstage (§ 26 Abs. 2 TVöD) [1].", "§ 26 Abs. 2")]
    [InlineData("Der Erholungsurlaub beträgt 30 Arbeitstage (§ 26 Abs. 1 BUrlG) [1].", "BUrlG")]
    [InlineData("Resturlaub muss bis zum 31. April des Folgejahres angetreten sein [1].", "31. April")]
    [InlineData("Resturlaub muss ab dem 31. März des Folgejahres angetreten sein [1].", "begrenzt")]
    [InlineData("Resturlaub kann bis zum 31. März des Folgejahres angetreten sein [1].", "kann")]
    [InlineData("Im laufenden Arbeitsverhältnis wird Urlaub ausgezahlt [1].", "Verneinung")]
    [InlineData("Die Führungskraft entscheidet nicht innerhalb von fünf Arbeitstagen über den Antrag [1].", "Verneinung")]
    [InlineData("Der Personalrat entscheidet innerhalb von fünf Arbeitstagen über den Antrag [1].", "Personalrat")]
    [InlineData("Der Antrag ist höchstens zwei Wochen vor Beginn im PersonalPortal zu stellen [1].", "begrenzt")]
    [InlineData("Der Antrag ist mindestens zwei Wochen nach Beginn im PersonalPortal zu stellen [1].", "Richtung")]
    [InlineData("Der Antrag ist mindestens zwei Wochen vor Ende im PersonalPortal zu stellen [1].", "beginn")]
    [InlineData("Der Antrag ist mit dem Formular FO-11-43 zu stellen [1].", "FO-11-43")]
    [InlineData("Der Antrag ist im ZeitPortal zu stellen [1].", "ZeitPortal")]
    [InlineData("Beschäftigte mit einem Grad der Behinderung von mindestens 50 erhalten zusätzlich fünf Tage [1].", "Einschränkung")]
    [InlineData("Jens Oberhausen erreichen Sie unter 06799 400-1212 [2].", "1212")]
    [InlineData("Jens Weber erreichen Sie unter 06799 400-1210 [2].", "Jens Weber")]
    [InlineData("Frau Schmidt leitet den Personalservice [2].", "Schmidt")]
    [InlineData("Jens Oberhausen erreichen Sie in Raum S 119 [2].", "S 119")]
    [InlineData("Jens Oberhausen erreichen Sie unter j.oberhausen@musterstadt-rhein.example [2].", "j.oberhausen@")]
    [InlineData("Für Dienstreisen bis 60 km werden 3,80 Euro je Kilometer erstattet [3].", "Der Betrag 3,80 Euro")]
    [InlineData("Für Dienstreisen bis 60 km werden 0,38 Euro je Kilometer erstattet, mindestens 150 Euro [3].", "begrenzt")]
    [InlineData("Privatfahrten mit Dienstfahrzeugen sind erlaubt [3].", "Verneinung")]
    [InlineData("Privatfahrten mit Dienstfahrzeugen sind nicht untersagt [3].", "Verneinung")]
    [InlineData("Die Abrechnung muss binnen sechs Monaten nach Ende der Reise eingereicht werden [3].", "muss")]
    [InlineData("Die Reisekostenstelle ist montags bis freitags von 8:00 bis 15:30 Uhr besetzt [3].", "freitags")]
    [InlineData("Die Reisekostenstelle ist montags bis donnerstags von 8:00 bis 17:30 Uhr besetzt [3].", "17:30 Uhr")]
    [InlineData("Die Kantine bietet täglich vegetarische Gerichte an [3].", "Zu wenige Worte")]
    public void Check_AlteredSentence_IsUnsupportedAndSaysWhy(string answer, string says)
    {
        var sentence = Assert.Single(EvidenceCheck.Check(answer, Passages).Sentences);

        Assert.Equal(EvidenceVerdict.Unsupported, sentence.Verdict);
        Assert.Contains(says, string.Join(' ', sentence.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_SwappedCitation_NamesTheRightPassage()
    {
        var sentence = Assert.Single(EvidenceCheck.Check("Im laufenden Arbeitsverhältnis wird Urlaub nicht ausgezahlt [3].", Passages).Sentences);

        Assert.Equal(EvidenceVerdict.Unsupported, sentence.Verdict);
        Assert.Contains(sentence.Reasons, r => r.StartsWith("Der Satz gibt Fundstelle 1 wieder", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_NumberOfAnotherPassage_SaysWhereItStands() =>
        Assert.Contains("Die Angabe „30 Arbeitstage“ steht nicht in Fundstelle 3, sondern in Fundstelle 1.", EvidenceCheck.Check("Der Erholungsurlaub beträgt 30 Arbeitstage [3].", Passages).Sentences[0].Reasons);

    [Fact]
    public void Check_CitationThatDoesNotExist_IsUnsupported() =>
        Assert.Equal(["Die Fundstelle 7 gibt es nicht."], EvidenceCheck.Check("Der Erholungsurlaub beträgt 30 Arbeitstage [7].", Passages).Sentences[0].Reasons);

    [Fact]
    public void Check_StatementWithoutCitation_IsUnsupported() =>
        Assert.Equal(["Der Satz nennt keine Fundstelle."], EvidenceCheck.Check("Der Erholungsurlaub beträgt 30 Arbeitstage.", Passages).Sentences[0].Reasons);

    [Theory]
    [InlineData("Hier finden Sie die Regelung zum Urlaub:")]
    [InlineData("Bei weiteren Fragen helfe ich Ihnen gern weiter.")]
    [InlineData("Möchten Sie mehr über den Antrag wissen?")]
    [InlineData("## Urlaub und Reisen")]
    [InlineData("")]
    public void Check_TextThatStatesNothing_NeedsNoCitation(string answer) =>
        Assert.True(EvidenceCheck.Check(answer, Passages).IsSupported);

    [Theory]
    [InlineData("Hier finden Sie 28 Tage Urlaub.")]
    [InlineData("Wenden Sie sich gern an den Personalrat.")]
    public void Check_OpeningWithAFact_NeedsACitation(string answer) =>
        Assert.False(EvidenceCheck.Check(answer, Passages).IsSupported);

    [Fact]
    public void Check_SeveralSentences_GivesEachItsOwnVerdict()
    {
        var answer = EvidenceCheck.Check("Resturlaub muss bis zum 31. März des Folgejahres angetreten sein [1]. Der Personalrat ist zu beteiligen [3]. Der Antrag ist mindestens drei Wochen vor Beginn zu stellen [1].", Passages);

        Assert.Equal([EvidenceVerdict.Supported, EvidenceVerdict.Supported, EvidenceVerdict.Unsupported], answer.Sentences.Select(s => s.Verdict));
        Assert.False(answer.IsSupported);
    }

    [Fact]
    public void Check_ExcerptWithOneCitationAtItsEnd_CoversVerbatimSentencesOnly()
    {
        var verdicts = EvidenceCheck.Check("Im laufenden Arbeitsverhältnis wird Urlaub nicht ausgezahlt. Die Führungskraft entscheidet innerhalb von fünf Arbeitstagen über den Antrag. [1]", Passages);
        var invented = EvidenceCheck.Check("Urlaub lohnt sich für alle. Die Führungskraft entscheidet innerhalb von fünf Arbeitstagen über den Antrag. [1]", Passages);

        Assert.True(verdicts.IsSupported);
        Assert.Equal(EvidenceVerdict.Unsupported, invented.Sentences[0].Verdict);
    }

    [Theory]
    [InlineData("\uD800 [1]. [")]
    [InlineData("[[[1]]] §§§ 26 26.26.2626 99.99. 0000-00-00 +49 )( ½ %")]
    [InlineData("§ [1] Abs. [2] 1.000.000.000.000.000.000.000.000.000.000.000.000 Euro [3]")]
    [InlineData("- [1]\n- \n[2]\n\n| | |")]
    public void Check_AnyText_DoesNotThrow(string answer)
    {
        Assert.NotNull(EvidenceCheck.Check(answer, Passages));
        Assert.NotNull(EvidenceCheck.Check("Der Urlaub beträgt 30 Tage [1].", [new CheckedPassage(1, answer), new CheckedPassage(1, "")]));
    }

    [Theory]
    [InlineData("_")]
    [InlineData("a")]
    [InlineData("a-")]
    [InlineData("1.")]
    [InlineData("0 ")]
    [InlineData("§ 1 ")]
    [InlineData("x@")]
    public void Check_EndlessRepetition_ComesToAnEnd(string piece) =>
        Assert.NotNull(EvidenceCheck.Check(string.Concat(Enumerable.Repeat(piece, 4000)) + " [1].", Passages));

    [Fact]
    public void Check_WithoutPassages_SupportsNothing() =>
        Assert.False(EvidenceCheck.Check("Der Urlaub beträgt 30 Tage [1].", []).IsSupported);

    [Fact]
    public void Check_SamePassagesByManyThreads_GivesTheSame()
    {
        var passages = CitablePassages.Read(Passages);
        string[] answers = ["Der Erholungsurlaub beträgt 30 Arbeitstage [1].", "Der Erholungsurlaub beträgt 31 Arbeitstage [1].", "Jens Oberhausen erreichen Sie unter 06799 400-1210 [2]."];
        var expected = answers.Select(a => EvidenceCheck.Check(a, passages).IsSupported).ToList();

        Parallel.For(0, 60, i => Assert.Equal(expected[i % 3], EvidenceCheck.Check(answers[i % 3], passages).IsSupported));
    }

    [Theory]
    [InlineData("Frau Lang ist die Ansprechpartnerin (0261 100-200) [1].", true)]
    [InlineData("Frau Weber ist die Ansprechpartnerin (0261 100-200) [1].", false)]
    [InlineData("Resturlaub verfällt nicht am 31. März des Folgejahres [2].", false)]
    [InlineData("Wer Resturlaub nicht antritt, verliert ihn am 31. März des Folgejahres [2].", true)]
    [InlineData("Das Dienstfahrzeug darf privat genutzt werden [2].", false)]
    [InlineData("Das Dienstfahrzeug darf nicht privat genutzt werden [2].", true)]
    [InlineData("Gäste melden sich nicht an der Pforte an [2].", false)]
    [InlineData("Gäste ohne Termin melden sich an der Pforte an [2].", true)]
    public void Check_NegationOfAnotherPartOfTheSentence_DoesNotBackIt(string answer, bool supported)
    {
        CheckedPassage[] passages =
        [
            new(1, "Ansprechpartnerin ist Frau Petra Lang, Telefon 0261 100-200."),
            new(2, "Resturlaub verfällt am 31. März des Folgejahres, wenn er nicht angetreten wurde. Private Nutzung des Dienstfahrzeugs ist nicht gestattet. Gäste melden sich an der Pforte an, sofern sie keinen Termin haben."),
        ];

        Assert.Equal(supported, EvidenceCheck.Check(answer, passages).IsSupported);
    }
}
