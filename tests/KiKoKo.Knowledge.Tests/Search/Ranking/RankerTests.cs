using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;
using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Index;
using KiKoKo.Knowledge.Search.Ranking;

namespace KiKoKo.Knowledge.Tests.Search.Ranking;

public sealed class RankerTests
{
    private static readonly string[] Words =
        ["urlaub", "antrag", "reise", "frist", "akte", "raum", "haus", "strom", "wasser", "brief", "garten", "wald", "sport", "musik", "tafel", "lampe"];

    [Fact]
    public void Rank_ByTwoThreads_EqualsRankByOne()
    {
        var random = new Random(5);
        var snapshot = Segments(random, count: 12, documents: 150);
        var visible = snapshot.Visible(Audience.Staff, default, null, null);
        for (int n = 0; n < 300; n++)
        {
            var plan = new QueryPlanner(snapshot.Analyzer, Synonyms.None, snapshot).Plan(Text(random, 1 + random.Next(4)));

            var alone = Ranked(new Ranker(snapshot));

            Assert.Equal(alone, Ranked(new Ranker(snapshot, large: 0)));
            Assert.Equal(alone, Ranked(new Ranker(snapshot, new SearchGate(places: 1), large: 0)));
            Assert.Equal(alone, Ranked(new Ranker(snapshot, new SearchGate(places: 0), large: 0)));

            // More than the capacity of the first step match, many of them equally well.
            List<(int, int, double)> Ranked(Ranker ranker) => ranker.Rank(plan, visible, top: 10, perDocument: 3, default).ConvertAll(r => (r.Segment, r.Passage, r.Score));
        }
    }

    private static Snapshot Segments(Random random, int count, int documents)
    {
        var maintenance = new IndexMaintenance(folder: null);
        var live = new List<Document>();
        var snapshot = maintenance.Build(new Catalogue(0, []), []);
        for (int s = 1; s <= count; s++)
        {
            var added = Enumerable.Range(0, documents).Select(d => Samples.Indexed($"d{s}-{d}", "", Text(random, 5), Text(random, 9))).ToList();
            live.AddRange(added.Select(d => Samples.Document(d.Id, title: "")));
            snapshot = maintenance.Apply(snapshot, new Catalogue(s, live), added, new HashSet<string>());
        }

        return snapshot;
    }

    private static string Text(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));
}
