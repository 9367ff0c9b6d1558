using KiKoKo.Assistant.Simplifying.Checking;

namespace KiKoKo.Assistant.Tests.Simplifying;

public sealed class PlainLanguageCheckTests
{
    [Theory]
    [InlineData("Der Antrag wird von der Leitung geprüft.", FindingKind.Passive, "geprüft")]
    [InlineData("Gegen den Bescheid kann Widerspruch erhoben werden.", FindingKind.Passive, "erhoben werden")]
    [InlineData("Der Antrag ist bis Mai einzureichen.", FindingKind.Passive, "einzureichen")]
    [InlineData("Die Gebühr ist vorab zu bezahlen.", FindingKind.Passive, "zu bezahlen")]
    [InlineData("Es folgt die Prüfung der Unterlagen des Antrags.", FindingKind.GenitiveChain, "Prüfung der Unterlagen des Antrags")]
    [InlineData("Die Prüfung, Bewertung und Genehmigung erfolgt hier.", FindingKind.NominalStyle, "Prüfung, Bewertung und Genehmigung")]
    [InlineData("Sie dürfen das nicht weitergeben.", FindingKind.Negation, "nicht")]
    [InlineData("Das ist nicht unzulässig.", FindingKind.DoubleNegation, "nicht unzulässig")]
    [InlineData("Kein Antrag wird ohne Prüfung abgelegt.", FindingKind.DoubleNegation, "Kein Antrag wird ohne")]
    [InlineData("Sie könnten das auch später machen.", FindingKind.Subjunctive, "könnten")]
    [InlineData("Bringen Sie z. B. Ihren Ausweis mit.", FindingKind.Abbreviation, "z. B.")]
    [InlineData("Die DSGVO gilt auch hier.", FindingKind.Abbreviation, "DSGVO")]
    [InlineData("Das Amt (neben dem Rathaus) ist offen.", FindingKind.Parenthesis, "(neben dem Rathaus)")]
    [InlineData("Die Gemeindehaushaltsverordnung gilt.", FindingKind.LongWord, "Gemeindehaushaltsverordnung")]
    [InlineData("Wir bitten hiermit nochmals um Antwort.", FindingKind.Officialese, "nochmals")]
    [InlineData("Wir evaluieren das Projekt.", FindingKind.ForeignWord, "evaluieren")]
    [InlineData("Melden Sie den Unfall unverzüglich dem Amt.", FindingKind.VagueDeadline, "unverzüglich")]
    [InlineData("Bringen Sie mit: Ausweis, Foto und Gebühr.", FindingKind.Enumeration, " Ausweis, Foto und Gebühr.")]
    public void Check_HardPlace_IsFoundExactlyThere(string text, FindingKind kind, string place)
    {
        var found = PlainLanguageCheck.Check(text).Where(f => f.Kind == kind).ToList();

        Assert.Contains(place, found.Select(f => text[f.Start..f.End]));
    }

    [Theory]
    [InlineData("Sie wird den Antrag morgen bearbeiten.", FindingKind.Passive)]
    [InlineData("Wir bitten Sie, um den Antrag zu prüfen, um Geduld.", FindingKind.Passive)]
    [InlineData("Er ist da, um zu helfen.", FindingKind.Passive)]
    [InlineData("Das bezahlte Geld ist da.", FindingKind.Passive)]
    [InlineData("Sie möchten Urlaub nehmen?", FindingKind.Subjunctive)]
    [InlineData("Melden Sie sich unverzüglich, unsere Unterlagen sind hier.", FindingKind.Negation)]
    [InlineData("Mitarbeiter(in) nach Absatz (1).", FindingKind.Parenthesis)]
    [InlineData("Die Gemeindehaushaltsverordnung (das sind Regeln für das Geld der Stadt) gilt.", FindingKind.LongWord)]
    [InlineData("Wir haben die Gründe: Er ist krank, sie ist weg und alle warten.", FindingKind.Enumeration)]
    [InlineData("Die Leitung des Amtes ist da.", FindingKind.GenitiveChain)]
    public void Check_EasyPlace_IsNotFound(string text, FindingKind kind) =>
        Assert.DoesNotContain(PlainLanguageCheck.Check(text), f => f.Kind == kind);

    [Theory]
    [InlineData(15, null)]
    [InlineData(16, FindingSeverity.Warning)]
    [InlineData(20, FindingSeverity.Warning)]
    [InlineData(21, FindingSeverity.Error)]
    public void Check_LengthOfASentence_DecidesAboutSeverity(int words, FindingSeverity? expected)
    {
        string text = "Wir " + string.Join(' ', Enumerable.Repeat("gehen", words - 1)) + ".";

        Assert.Equal(expected, PlainLanguageCheck.Check(text).SingleOrDefault(f => f.Kind == FindingKind.LongSentence)?.Severity);
    }

    [Fact]
    public void Check_LongSentence_NamesWhereToDivideIt()
    {
        const string Text = "Der Antrag ist in der zweiten Etage beim Empfang des Amtes erhältlich; die Gebühr ist am selben Tag an der Kasse zu bezahlen.";

        var found = PlainLanguageCheck.Check(Text).Single(f => f.Kind == FindingKind.LongSentence);

        Assert.Contains("nach „erhältlich“ einen Punkt", found.Message, StringComparison.Ordinal);
        Assert.Contains("„Die“", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_PassiveWithAgent_SuggestsTheActiveSentence()
    {
        var found = PlainLanguageCheck.Check("Der Antrag wird durch die Führungskraft innerhalb von fünf Tagen geprüft.").Single(f => f.Kind == FindingKind.Passive);

        Assert.Equal("Die Führungskraft prüft den Antrag innerhalb von fünf Tagen.", found.Suggestion);
    }

    [Fact]
    public void Check_NestedSentence_IsFound()
    {
        const string Text = "Der Antrag, der im Mai gestellt wird, gilt, wenn niemand etwas sagt, auch später noch.";

        Assert.Contains(PlainLanguageCheck.Check(Text), f => f.Kind == FindingKind.NestedClause && f.Start == 0 && f.End == Text.Length);
        Assert.DoesNotContain(PlainLanguageCheck.Check("Bringen Sie Stifte, Papier, Hefte, Bücher und gute Laune für alle mit."), f => f.Kind == FindingKind.NestedClause);
    }

    [Theory]
    [MemberData(nameof(OfficialTexts.All), MemberType = typeof(OfficialTexts))]
    public void Check_AnyText_FindsPlacesInTheTextWithoutOverlapOfOneKind(string text)
    {
        var found = PlainLanguageCheck.Check(text);

        Assert.All(found, f => Assert.InRange(f.Start, 0, f.End - 1));
        Assert.All(found, f => Assert.InRange(f.End, 1, text.Length));
        Assert.All(found, f => Assert.NotEmpty(f.Message));
        Assert.All(found, f => Assert.False(f.IsSafe && f.Suggestion is null));
        foreach (var kind in found.GroupBy(f => f.Kind))
            Assert.All(kind.Zip(kind.Skip(1)), p => Assert.True(p.First.End <= p.Second.Start, $"{kind.Key}: {p.First} {p.Second}"));
        Assert.Equal(found.OrderBy(f => f.Start), found);
    }
}
