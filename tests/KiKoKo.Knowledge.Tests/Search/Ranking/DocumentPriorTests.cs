using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;
using KiKoKo.Knowledge.Search.Ranking;

namespace KiKoKo.Knowledge.Tests.Search.Ranking;

public sealed class DocumentPriorTests
{
    private static readonly DateOnly Today = new(2026, 7, 1);

    [Fact]
    public void Of_KindsAndAges_BindingBeforeExplainingNewerBeforeOlder()
    {
        double Prior(string kind, int year) => DocumentPrior.Of(Samples.Document("a", kind: kind, from: new DateOnly(year, 1, 1)), Today);
        double[] falling =
        [
            Prior("Dienstanweisung", 2026), Prior("dienstvereinbarung", 2025), Prior("Rundschreiben", 2025), Prior("Merkblatt", 2025), Prior("FAQ", 2025), Prior("Protokoll", 2025), Prior("Protokoll", 1999),
            DocumentPrior.Of(Samples.Document("a", kind: ""), Today),
        ];

        Assert.Equal(falling.OrderDescending(), falling);
        Assert.Equal(falling.Length, falling.Distinct().Count());
        Assert.InRange(falling[0], 1, 1.06);
        Assert.Equal(1, falling[^1]);
    }

    [Fact]
    public async Task Search_EqualMatches_BindingAndNewerFirst()
    {
        await using var fixture = await EngineFixture.CreateAsync();
        await fixture.PutAsync(Samples.Document("niederschrift", kind: "Protokoll", from: new DateOnly(2026, 6, 1)), "Gleitzeit am Freitag: Rahmen eins");
        await fixture.PutAsync(Samples.Document("faq", kind: "FAQ", from: new DateOnly(2026, 6, 1)), "Gleitzeit am Montag: Rahmen zwei");
        await fixture.PutAsync(Samples.Document("alt", from: new DateOnly(2019, 6, 1)), "Gleitzeit am Dienstag: Rahmen drei");
        await fixture.PutAsync(Samples.Document("neu", from: new DateOnly(2025, 6, 1)), "Gleitzeit am Mittwoch: Rahmen vier");
        using var engine = await fixture.OpenAsync();

        Assert.Equal(["neu", "alt", "faq", "niederschrift"], Ids(engine, "Gleitzeit Rahmen"));
    }

    [Fact]
    public async Task Search_BetterMatch_BeatsKindAndAge()
    {
        await using var fixture = await EngineFixture.CreateAsync();
        await fixture.PutAsync(Samples.Document("anweisung", from: new DateOnly(2026, 6, 1)), "Gleitzeit gilt, die Kernzeit wird anders geregelt, siehe dort.");
        await fixture.PutAsync(Samples.Document("niederschrift", kind: "Protokoll", from: new DateOnly(2001, 6, 1)), "Gleitzeit mit Rahmen bis abends, ohne Kernzeit beraten.");
        using var engine = await fixture.OpenAsync();

        Assert.Equal("niederschrift", Ids(engine, "Gleitzeit Rahmen abends")[0]);
    }

    [Fact]
    public async Task Search_NearlySameTextTwice_OnceUnlessANumberDiffers()
    {
        string Text(string who, int days) =>
            $"{who} melden eine Erkrankung am ersten Tag vor Dienstbeginn telefonisch bei der Führungskraft. Dauert sie länger als {days} Kalendertage, ist eine ärztliche Bescheinigung "
            + "vorzulegen; sie wird elektronisch abgerufen. Wer im Ausland erkrankt, teilt auch die Anschrift mit. Die Rückkehr in den Dienst ist anzuzeigen, sobald sie feststeht.";
        await using var fixture = await EngineFixture.CreateAsync();
        await fixture.PutAsync(Samples.Document("a"), Text("Beschäftigte", 3));
        await fixture.PutAsync(Samples.Document("kopie", kind: "Merkblatt"), Text("Beschäftigte", 3).Replace(". ", ".\n– ", StringComparison.Ordinal));
        await fixture.PutAsync(Samples.Document("anders", kind: "FAQ"), Text("Beschäftigte", 5));
        using var engine = await fixture.OpenAsync();

        Assert.Equal(["a", "anders"], Ids(engine, "Erkrankung melden"));
        Assert.Equal(["anders", "a"], Ids(engine, "Erkrankung 5 Kalendertage"));
    }

    private static List<string> Ids(SearchEngine engine, string query) =>
        [.. engine.Search(new SearchRequest(query, Audience.Staff)).Hits.Select(h => h.Document.Id)];
}
