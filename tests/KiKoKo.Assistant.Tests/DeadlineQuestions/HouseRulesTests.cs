using System.Text;
using KiKoKo.Assistant.DeadlineQuestions;
using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Assistant.Tests.DeadlineQuestions;

public sealed class HouseRulesTests
{
    [Fact]
    public void Read_BrokenSection_IsReportedAndStopsNoOther()
    {
        var reading = HouseRules.Read(Encoding.UTF8.GetBytes(DeadlineHouse.Rules));

        Assert.Equal(["parkausweis", "zeitkorrektur"], reading.Rules.Select(r => r.Key));
        Assert.Contains(reading.Problems, p => p.What.Contains("„bald“ ist keine Frist", StringComparison.Ordinal) && p.Line > 10);
    }

    [Fact]
    public void Read_RuleWithoutWords_SaysThatNobodyFindsIt() =>
        Assert.Contains("Worte", Assert.Single(HouseRules.Read("## x: X\n- Ereignis: e\n- Frist: 1 Woche\n- Zählung: rückwärts\n- Grundlage: g"u8.ToArray()).Problems).What, StringComparison.Ordinal);

    [Fact]
    public void Phrases_NameOnlyRulesThatThereAre() =>
        Assert.All(RulePhrases.LoadEmbedded().Keys, k => Assert.NotEmpty(RuleCatalogue.BuiltIn.Find(k)));
}
