using FsCheck;
using FsCheck.Fluent;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search.Index;
using KiKoKo.Knowledge.Search.Ranking;
using KiKoKo.Knowledge.Search.Vectors;

namespace KiKoKo.Knowledge.Tests.Search.Vectors;

/// <summary>The scan against one that looks at every document: whatever comes, goes and is forbidden, both find the same passages in the same order.</summary>
public sealed class VectorModelTests
{
    private const int Dimensions = 16;

    private static readonly DateOnly Today = new(2026, 7, 1);

    private static readonly Audience[] s_audiences = [Audience.Staff, Audience.Of(Audience.Managers), Audience.Of(Audience.HumanResources), Audience.Of(Audience.Managers, Audience.HumanResources), Audience.Of("fremd")];

    /// <param name="Kind">0: take in, 1: replace an older one, 2: retire.</param>
    /// <param name="Embedded">False: its turn has not come yet.</param>
    public sealed record Step(int Kind, int Target, int Audience, int Validity, int Passages, bool Embedded);

    [Fact]
    public void Nearest_AnyHistory_IsExactAndFindsNothingForbidden()
    {
        var step =
            from kind in Gen.Choose(0, 2)
            from target in Gen.Choose(0, 30)
            from audience in Gen.Choose(0, 3)
            from validity in Gen.Choose(0, 4)
            from passages in Gen.Choose(1, 70)
            from embedded in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
            select new Step(kind, target, audience, validity, passages, embedded);

        Prop.ForAll(step.ListOf(25).ToArbitrary(), steps => Holds([.. steps])).QuickCheckThrowOnFailure();
    }

    private static bool Holds(List<Step> steps)
    {
        var maintenance = new IndexMaintenance(folder: null);
        var snapshot = maintenance.Build(new Catalogue(0, []), []);
        var live = new List<Document>();
        var vectors = new Dictionary<string, float[]>(StringComparer.Ordinal);
        var set = new VectorSet(Dimensions);
        for (int n = 0; n < steps.Count; n++)
        {
            var step = steps[n];
            var gone = new HashSet<string>(StringComparer.Ordinal);
            var added = new List<IndexedDocument>();
            if (step.Kind > 0 && live.Count > 0)
            {
                int at = step.Target % live.Count;
                gone.Add(live[at].Id);
                live.RemoveAt(at);
            }

            if (step.Kind < 2)
            {
                var document = Make(n, step, live);
                live.Add(document);
                added.Add(Samples.Indexed(document.Id, "", [.. Enumerable.Range(0, step.Passages).Select(p => $"wort{n} stelle{p}")]));
                if (step.Embedded)
                {
                    foreach (var passage in added[0].Passages)
                        vectors[passage.Id] = HalfVector.Normalize(BagOfStems.Of(passage.Id, Dimensions))!;
                }
            }

            snapshot = maintenance.Apply(snapshot, new Catalogue(n, live), added, gone);
            Fill(set, snapshot, vectors);
        }

        return s_audiences.All(audience => Agrees(set, snapshot, live, vectors, audience));
    }

    /// <summary>Everything that is in a segment, deleted documents too: that they are not found is the search's doing.</summary>
    private static void Fill(VectorSet set, Snapshot snapshot, Dictionary<string, float[]> vectors)
    {
        foreach (var segment in snapshot.Segments.Select(s => s.Segment))
        {
            int[] rows = set.RowsOf(segment);
            for (int p = 0; p < rows.Length; p++)
            {
                string id = segment.Passage(p).Id;
                if (rows[p] == VectorSet.None && vectors.TryGetValue(id, out float[]? vector))
                    VectorSet.Assign(rows, p, set.Table.Add(TextHash.Of(id), HalfVector.Pack(vector)));
            }
        }
    }

    private static bool Agrees(VectorSet set, Snapshot snapshot, List<Document> live, Dictionary<string, float[]> vectors, Audience audience)
    {
        float[] query = HalfVector.Normalize(BagOfStems.Of("frage " + audience.Key, Dimensions))!;
        const double Minimum = -0.2;
        var naive = live
            .Where(d => snapshot.Catalogue.IsVisible(d, audience, Today))
            .SelectMany(d => vectors.Where(v => v.Key.StartsWith(d.Id + "#", StringComparison.Ordinal)))
            .Select(v => (Id: v.Key, Similarity: HalfVector.Dot(query, HalfVector.Pack(v.Value))))
            .Where(v => v.Similarity >= Minimum)
            .Select(v => v.Similarity)
            .OrderDescending()
            .Take(10);
        var found = set.Nearest(snapshot, snapshot.Visible(audience, Today, null, null), query, 10, Minimum);
        return found.TrueForAll(f => snapshot.Catalogue.Find(snapshot.DocumentOf(f.Segment, f.Passage)) is { } d && snapshot.Catalogue.IsVisible(d, audience, Today) && live.Contains(d))
            && found.Select(f => f.Similarity).SequenceEqual(naive)
            && found.TrueForAll(f => f.Similarity == HalfVector.Dot(query, HalfVector.Pack(vectors[snapshot.Segments[f.Segment].Segment.Passage(f.Passage).Id])));
    }

    private static Document Make(int n, Step step, List<Document> live) => Samples.Document(
        $"d{n}",
        title: "",
        audience: step.Audience switch { 0 => Audience.Managers, 1 => Audience.HumanResources, 2 => "sonstige", _ => Audience.Everyone },
        from: step.Validity == 1 ? Today.AddDays(1) : null,
        until: step.Validity == 2 ? Today.AddDays(-1) : null,
        supersedes: step.Validity == 3 && live.Count > 0 ? live[step.Target % live.Count].FileName : null);
}
