using KiKoKo.Deadlines.Calculating;
using KiKoKo.Deadlines.Rules;
using KiKoKo.Server.Deadlines;

namespace KiKoKo.Server.Tests.Deadlines;

public sealed class CalculatorFormTests
{
    public static TheoryData<string> Rules { get; } = [.. RuleCatalogue.BuiltIn.Rules.Select(r => r.Key).Distinct()];

    public static TheoryData<string> Kinds { get; } = [.. FormWords.Kinds.Select(k => k.Value)];

    /// <summary>What a form asks is enough to compute: filled in, every rule has a result with steps and their basis.</summary>
    [Theory]
    [MemberData(nameof(Rules))]
    public void Rule_WithWhatItsFormAsks_HasAResult(string key) => AssertComputes(Entered.Rule(key));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kind_WithWhatItsFormAsks_HasAResult(string name) => AssertComputes(Entered.Kind(name));

    /// <summary>No field is asked in vain: without any one of them that is not optional and has no proposal, the form says that it is missing.</summary>
    [Theory]
    [MemberData(nameof(Rules))]
    public void Rule_WithoutAFieldItAsks_NamesThatField(string key)
    {
        var form = Entered.Rule(key);
        foreach (var field in form.Fields.Where(f => !f.IsOptional && f.Default is null))
        {
            var problem = Assert.Single(Entered.Compute(form, [.. Fill(form).Where(v => v.Name != field.Name && !(field.Kind == FieldKind.Absences && char.IsAsciiDigit(v.Name[^1])))]).Problems);
            Assert.True(problem.Value.IsMissing);
            Assert.StartsWith(field.Kind == FieldKind.Absences ? "from1" : field.Name, problem.Key, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Rules_OfTheLaw_AllHaveATopicOfTheirOwn() =>
        Assert.DoesNotContain(RuleCatalogue.BuiltIn.Rules, r => RuleTopic.Of(r).Name == "Hausregeln");

    [Fact]
    public void Rule_OfTheHouse_StandsAmongTheHouseRules()
    {
        var rule = RuleReader.Read("## schluesselrueckgabe: Rückgabe des Schlüssels\n- Ereignis: Ende der Beschäftigung\n- Frist: 2 Wochen\n- Zählung: nach dem Ereignis\n- Ende: bleibt\n- Grundlage: Hausordnung Nr. 4\n").Rules.Single();

        Assert.Equal("Hausregeln", RuleTopic.Of(rule).Name);
    }

    [Theory]
    [InlineData("elterngeld")]
    [InlineData("mutterschutz-ende")]
    [InlineData("altersgrenze")]
    [InlineData("bem-summe")]
    [InlineData("au-nachweis")]
    [InlineData("fehlgeburt-13-woche")]
    public void Rule_AboutBirthHealthOrAge_IsPersonal(string key) => Assert.True(Entered.Rule(key).IsPersonal);

    [Theory]
    [InlineData("kur", "Antritt der Kur", "Beginn der Maßnahme", true)]
    [InlineData("attest-haus", "Vorlage beim Amt", "erster Tag der Arbeitsunfähigkeit", true)]
    [InlineData("elternzeit-haus", "Planung", "gewünschter Beginn", true)]
    [InlineData("parkausweis", "Antrag auf einen Parkausweis", "gewünschter Beginn der Nutzung", false)]
    public void Rule_OfTheHouse_IsPersonalByWhatItTells(string key, string name, string trigger, bool personal)
    {
        var rule = RuleReader.Read($"## {key}: {name}\n- Ereignis: {trigger}\n- Frist: 2 Wochen\n- Zählung: rückwärts\n- Grundlage: Hausordnung Nr. 4\n").Rules.Single();

        Assert.Equal(personal, RuleTopic.IsPersonalData(rule));
    }

    [Fact]
    public void Rule_AboutABescheid_IsNotPersonal() => Assert.False(Entered.Rule("widerspruch").IsPersonal);

    [Fact]
    public void Kind_ReachedThroughANamedRuleOnly_HasNoForm() => Assert.Null(CalculatorForm.OfKind("muschg", KiKoKo.Deadlines.Calendars.State.RP));

    private static void AssertComputes(CalculatorForm form)
    {
        var computation = Entered.Compute(form, [.. Fill(form)]);

        Assert.True(computation.IsDone, string.Join(' ', (computation.Outcome as Unresolved)?.Problems.Select(p => p.What) ?? []));
        Assert.NotNull(computation.Text);
        Assert.NotEmpty(computation.Outcome.Steps);
        Assert.All(computation.Outcome.Steps, s => Assert.NotEmpty(s.Basis));
    }

    private static IEnumerable<(string Name, string Value)> Fill(CalculatorForm form)
    {
        foreach (var field in form.Fields)
        {
            switch (field.Kind)
            {
                case FieldKind.Absences:
                    yield return ("from1", "12.01.2026");
                    yield return ("to1", "30.01.2026");
                    yield return ("from2", "02.03.2026");
                    yield return ("to2", "15.04.2026");
                    break;
                case FieldKind.Choice when field.Default is null:
                    break;
                default:
                    yield return (field.Name, field.Kind switch
                    {
                        FieldKind.Day when form.Kind == CalculationKind.NoticeLatest => "30.06.2026",
                        FieldKind.Day => field.FirstYear < 1990 && field.Label == "Geburtsdatum" ? "03.05.1966" : field.Name == "received" ? "1.9.2026" : "02.06.2026",
                        FieldKind.Month => "05.2026",
                        FieldKind.Year => "2026",
                        FieldKind.Time => "9:05",
                        FieldKind.Number => field.Name == "years" ? "66" : "10",
                        _ => field.Default!,
                    });
                    break;
            }
        }
    }
}
