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

    [Fact]
    public async Task Catalogue_OfAKeyThatTwoDocumentsDefine_TakesTheNewestInForce()
    {
        await using var house = await House.CreateAsync(async h =>
        {
            await h.AddAsync("Hausfristen alt", [("schluessel", "x")], kind: "Hausfristen", original: Rule(2), from: new DateOnly(2020, 1, 1));
            await h.AddAsync("Hausfristen neu", [("schluessel", "x")], kind: "Hausfristen", original: Rule(3) + "\n## eigen: Eigene\n- Ereignis: e\n- Frist: 1 Woche\n- Zählung: rückwärts\n- Grundlage: g\n- Worte: eigen\n", from: new DateOnly(2021, 1, 1));
            await h.AddAsync("Hausfristen künftig", [("schluessel", "x")], kind: "Hausfristen", original: Rule(4), from: new DateOnly(2090, 1, 1));
        });

        var rules = (await house.Assistant.HouseRules.CatalogueAsync(Knowledge.Documents.Audience.Staff, default)).Find("schluessel");
        var documents = house.Search.Catalogue.All.ToDictionary(d => d.Title, StringComparer.Ordinal);
        var old = await house.Assistant.HouseRules.RivalsAsync(documents["Hausfristen alt"], Knowledge.Documents.Audience.Staff, default);
        var present = await house.Assistant.HouseRules.RivalsAsync(documents["Hausfristen neu"], Knowledge.Documents.Audience.Staff, default);

        Assert.Equal(3, Assert.Single(rules).Count);
        Assert.Equal(("schluessel", "Hausfristen neu", true), (Assert.Single(old).Key, old[0].Other.Title, old[0].OtherHolds));
        Assert.Equal(("Hausfristen alt", false), (Assert.Single(present).Other.Title, present[0].OtherHolds));
        Assert.Empty(await house.Assistant.HouseRules.RivalsAsync(documents["Hausfristen künftig"], Knowledge.Documents.Audience.Staff, default));
    }

    private static string Rule(int weeks) => $"## schluessel: Rückgabe des Schlüssels\n- Ereignis: e\n- Frist: {weeks} Wochen\n- Zählung: rückwärts\n- Grundlage: g\n- Worte: Schlüssel\n";
}
