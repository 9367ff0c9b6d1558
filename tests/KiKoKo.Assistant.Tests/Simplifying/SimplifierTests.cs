using KiKoKo.Assistant.Simplifying;
using KiKoKo.Assistant.Simplifying.Checking;
using KiKoKo.Assistant.Simplifying.Preserving;

namespace KiKoKo.Assistant.Tests.Simplifying;

public sealed class SimplifierTests
{
    [Theory]
    [InlineData("Der Antrag wird durch die Leitung geprüft.", "Die Leitung prüft den Antrag.")]
    [InlineData("Die Rechnung wird von der Stadtkasse bezahlt.", "Die Stadtkasse bezahlt die Rechnung.")]
    [InlineData("Ihr Antrag wird durch das Amt genehmigt.", "Das Amt genehmigt Ihren Antrag.")]
    [InlineData("Bitte bringen Sie mit: Ausweis, Foto sowie Gebühr.", "Bitte bringen Sie mit:\n- Ausweis\n- Foto\n- Gebühr")]
    [InlineData("Es fehlen: Pass, Foto und Geld. Kommen Sie wieder.", "Es fehlen:\n- Pass\n- Foto\n- Geld\nKommen Sie wieder.")]
    [InlineData("Sie brauchen eines davon: Ausweis, Pass oder Lichtbild.", "Sie brauchen eines davon:\n- Ausweis\n- Pass oder\n- Foto")]
    [InlineData("Der Antrag ist kostenlos; die Karte kostet 5 Euro.", "Der Antrag ist kostenlos. Die Karte kostet 5 Euro.")]
    [InlineData("Das Amt ist heute offen, aber die Kasse ist geschlossen.", "Das Amt ist heute offen. Aber die Kasse ist geschlossen.")]
    [InlineData("Bringen Sie z. B. eine Lampe mit.", "Bringen Sie zum Beispiel eine Lampe mit.")]
    public void Simplify_WhereRulesAreSafe_ChangesTheText(string text, string expected) => Assert.Equal(expected, Simplifier.Simplify(text).Text);

    [Theory]
    [InlineData("Der Kollege wird durch die Leitung geprüft.")]
    [InlineData("Der Antrag wird durch die Bürger geprüft.")]
    [InlineData("Der Antrag wird von den Ämtern geprüft.")]
    [InlineData("Der Plan wird durch die Leitung der Abteilung geprüft.")]
    [InlineData("Wenn der Antrag da ist, und die Gebühr ist bezahlt, geht es los.")]
    [InlineData("Das sind die Gründe: Er ist krank, sie ist weg und alle warten.")]
    [InlineData("Rot; grün; blau.")]
    [InlineData("Das ist nicht unzulässig.")]
    public void Simplify_WhereTheFormDoesNotTell_LeavesTheText(string text) => Assert.Equal(text, Simplifier.Simplify(text).Text);

    [Theory]
    [MemberData(nameof(OfficialTexts.All), MemberType = typeof(OfficialTexts))]
    public void Simplify_AnyText_KeepsFactsAndNamesEveryChange(string text)
    {
        var result = Simplifier.Simplify(text);

        Assert.Empty(result.Changes);
        Assert.Empty(Preservation.Compare(text, result.Text));
        Assert.Equal(result.Text, Simplifier.Apply(text, result.Edits));
        Assert.All(result.Edits, e => Assert.InRange(e.Start, 0, e.End));
        Assert.All(result.Edits.Zip(result.Edits.Skip(1)), p => Assert.True(p.First.End <= p.Second.Start));
        Assert.Equal(PlainLanguageCheck.Check(text), result.Findings);
    }

    /// <summary>A suggestion that says it is safe may be put in alone.</summary>
    [Theory]
    [MemberData(nameof(OfficialTexts.All), MemberType = typeof(OfficialTexts))]
    public void SafeSuggestion_PutIn_KeepsFacts(string text)
    {
        foreach (var f in PlainLanguageCheck.Check(text).Where(f => f.IsSafe))
            Assert.Empty(Preservation.Compare(text, text[..f.Start] + f.Suggestion + text[f.End..]));
    }

    /// <summary>Simplified once, nothing is left that the rules would change.</summary>
    [Theory]
    [MemberData(nameof(OfficialTexts.All), MemberType = typeof(OfficialTexts))]
    public void Simplify_Twice_ChangesNothingMore(string text)
    {
        string once = Simplifier.Simplify(text).Text;
        string twice = Simplifier.Simplify(once).Text;

        Assert.Equal(twice, Simplifier.Simplify(twice).Text);
    }

    [Fact]
    public void Simplify_OfficialText_IsMeasuredBeforeAndAfterInTheSameWay()
    {
        var result = Simplifier.Simplify("Die erforderlichen Unterlagen sind unentgeltlich erhältlich; die Inanspruchnahme der Beratung ist gem. § 3 Abs. 1 kostenfrei.");

        Assert.Equal("Die nötigen Unterlagen sind kostenlos erhältlich. Die Nutzung der Beratung ist nach § 3 Absatz 1 kostenlos.", result.Text);
        Assert.True(result.After.Flesch > result.Before.Flesch + 20, $"{result.Before.Flesch} → {result.After.Flesch}");
        Assert.True(result.Remaining.Count < result.Findings.Count);
    }

    /// <summary>A word of ten thousand hyphens made the reader of file numbers run out of time.</summary>
    [Theory]
    [InlineData("a-")]
    [InlineData("A1-")]
    [InlineData("a@")]
    [InlineData("1.")]
    [InlineData("0261 ")]
    [InlineData("und der ")]
    [InlineData("Frau Dr. ")]
    [InlineData("31. ")]
    [InlineData("der Antrag ist da; ")]
    [InlineData("a: b, ")]
    [InlineData("ien")]
    public void Simplify_TheSameOverAndOver_EndsInTime(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 19_000 / piece.Length));

        Assert.Empty(Simplifier.Simplify(text).Changes);
    }

    [Fact]
    public void Simplify_LongText_IsSimplified()
    {
        string text = string.Concat(Enumerable.Repeat("Die erforderlichen Unterlagen sind gem. § 3 Abs. 1 bis zum 31.03.2027 einzureichen; Frau Petra Brandt erteilt keine Auskunft. ", 150));

        Assert.NotEqual(text, Simplifier.Simplify(text).Text);
    }
}
