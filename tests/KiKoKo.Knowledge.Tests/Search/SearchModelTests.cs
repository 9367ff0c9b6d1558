using FsCheck;
using FsCheck.Fluent;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Index;
using KiKoKo.Knowledge.Search.Ranking;

namespace KiKoKo.Knowledge.Tests.Search;

/// <summary>The index against a search that reads every passage: whatever comes, goes and is forbidden, both find the same passages.</summary>
public sealed class SearchModelTests
{
    private static readonly string[] Words = ["urlaub", "antrag", "reise", "frist", "akte", "raum"];
    private static readonly DateOnly Today = new(2026, 7, 1);

    /// <param name="Kind">0: take in, 1: replace an older one, 2: retire.</param>
    public sealed record Step(int Kind, int Target, int Audience, int Validity, int[] Text);

    [Fact]
    public void Search_AnyHistory_FindsExactlyWhatIsAliveAllowedAndMatching()
    {
        var step =
            from kind in Gen.Choose(0, 2)
            from target in Gen.Choose(0, 30)
            from audience in Gen.Choose(0, 2)
            from validity in Gen.Choose(0, 4)
            from text in Gen.Choose(0, Words.Length - 1).ArrayOf(3)
            select new Step(kind, target, audience, validity, text);

        Prop.ForAll(step.ListOf(40).ToArbitrary(), steps => Holds([.. steps])).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Plan_AnyString_NeverThrows()
    {
        var snapshot = new IndexMaintenance(folder: null).Build(new Catalogue(0, []), [Samples.Indexed("a", "", "urlaub antrag 10.30 § 26")]);
        var character = Gen.OneOf(
            Gen.Elements("§@+-.,:/'’() \u00AD\uD800\uDC00\uFFFF\u0301ßäİ☎~0123456789abs".ToCharArray()),
            Gen.Choose(0, 0xFFFF).Select(c => (char)c));

        Prop.ForAll(
            character.ArrayOf().ToArbitrary(),
            letters => new QueryPlanner(snapshot.Analyzer, Synonyms.None, snapshot).Plan(new string(letters)).All(t => t.Weight > 0))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(20000));
    }

    private static bool Holds(List<Step> steps)
    {
        var maintenance = new IndexMaintenance(folder: null);
        var snapshot = maintenance.Build(new Catalogue(0, []), []);
        var live = new List<(Document Document, string Text)>();
        for (int n = 0; n < steps.Count; n++)
        {
            var step = steps[n];
            var gone = new HashSet<string>(StringComparer.Ordinal);
            var added = new List<IndexedDocument>();
            if (step.Kind > 0 && live.Count > 0)
            {
                int at = step.Target % live.Count;
                gone.Add(live[at].Document.Id);
                live.RemoveAt(at);
            }

            if (step.Kind < 2)
            {
                string text = string.Join(' ', step.Text.Select(w => Words[w])) + $" nummer{n}";
                var document = Make(n, step, live);
                live.Add((document, text));
                added.Add(Samples.Indexed(document.Id, document.Title, text));
            }

            snapshot = maintenance.Apply(snapshot, new Catalogue(n, live.Select(l => l.Document)), added, gone);
        }

        return Words.All(word => AudiencesAgree(snapshot, live, word));
    }

    private static Document Make(int n, Step step, List<(Document Document, string Text)> live) => Samples.Document(
        $"d{n}",
        title: "",
        audience: step.Audience switch { 0 => Audience.Managers, 1 => Audience.HumanResources, _ => Audience.Everyone },
        from: step.Validity == 1 ? Today.AddDays(1) : null,
        until: step.Validity == 2 ? Today.AddDays(-1) : null,
        supersedes: step.Validity == 3 && live.Count > 0 ? live[step.Target % live.Count].Document.FileName : null);

    private static bool AudiencesAgree(Snapshot snapshot, List<(Document Document, string Text)> live, string word) =>
        new[] { Audience.Staff, Audience.Of(Audience.Managers), Audience.Of(Audience.Managers, Audience.HumanResources) }.All(audience =>
        {
            var expected = live
                .Where(l => l.Text.Split(' ').Contains(word) && snapshot.Catalogue.IsVisible(l.Document, audience, Today))
                .Select(l => l.Document.Id);
            var plan = new QueryPlanner(snapshot.Analyzer, Synonyms.None, snapshot).Plan(word);
            var found = new Ranker(snapshot)
                .Rank(plan, snapshot.Visible(audience, Today, null, null), 1000, 3, Today)
                .Select(r => snapshot.DocumentOf(r.Segment, r.Passage));
            return found.Order(StringComparer.Ordinal).SequenceEqual(expected.Order(StringComparer.Ordinal));
        });
}
