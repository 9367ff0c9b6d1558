using KiKoKo.Knowledge.Search.Index;
using KiKoKo.Knowledge.Search.Ranking;

namespace KiKoKo.Knowledge.Search.Vectors;

/// <summary>
/// Reciprocal-rank fusion (Cormack, Clarke, Büttcher, SIGIR 2009): a passage's score is the sum of 1 / (60 + rank) over the lists that
/// hold it, here times 61, so that a first place counts 1. Needs no common scale of BM25 and cosine.
/// </summary>
internal static class Fusion
{
    /// <summary>How deep the lists are that are fused.</summary>
    public const int Depth = 64;

    private const double Constant = 60;

    /// <summary>What stands in the explanation of a hit.</summary>
    private const string Meaning = "ähnlicher Sinn";

    /// <param name="words">Ranked by words, best first, texts that say the same already collapsed.</param>
    /// <param name="near">Ranked by vectors, best first.</param>
    /// <param name="explain">What a passage gets for its place by words is shared out in the proportions of its score by words.</param>
    public static List<RankedPassage> Fuse(Snapshot snapshot, IReadOnlyList<RankedPassage> words, IReadOnlyList<NearPassage> near, int top, int perDocument, bool explain = false)
    {
        var fused = new List<Entry>(words.Count + near.Count);
        for (int i = 0; i < words.Count; i++)
        {
            if (words[i].Score > 0)
                words[i].Why?.Scale(Share(i) / words[i].Score);
            fused.Add(new Entry(words[i] with { Score = Share(i) }, IsNear: false));
        }

        int rank = 0;
        foreach (var passage in near)
        {
            int at = fused.FindIndex(e => e.Passage.Segment == passage.Segment && e.Passage.Passage == passage.Passage);
            if (at < 0)
                at = fused.FindIndex(e => SaysTheSame(snapshot, e.Passage, passage));
            // Of passages that say the same, only the nearest counts.
            if (at >= 0 && fused[at].IsNear)
                continue;
            double share = Share(rank++);
            var match = new TermMatch(Meaning, MatchKind.Meaning, Math.Round(passage.Similarity, 4));
            var merged = at < 0
                ? new RankedPassage(passage.Segment, passage.Passage, share, [match], explain ? new ExplanationBuilder() : null)
                : fused[at].Passage with { Score = fused[at].Passage.Score + share, Matched = [.. fused[at].Passage.Matched, match] };
            merged.Why?.Meaning(share, match.Similarity!.Value);
            var entry = new Entry(merged, IsNear: true);
            if (at < 0)
                fused.Add(entry);
            else
                fused[at] = entry;
        }

        return Choose(snapshot, fused, top, perDocument);
    }

    private static List<RankedPassage> Choose(Snapshot snapshot, List<Entry> fused, int top, int perDocument)
    {
        var chosen = new List<RankedPassage>(top);
        var ofDocument = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var passage in fused.Select(e => e.Passage).OrderByDescending(p => p.Score).ThenBy(p => p.Segment).ThenBy(p => p.Passage))
        {
            string document = snapshot.DocumentOf(passage.Segment, passage.Passage);
            int already = ofDocument.GetValueOrDefault(document);
            if (already >= perDocument || chosen.Count >= top)
                continue;
            ofDocument[document] = already + 1;
            chosen.Add(passage);
        }

        return chosen;
    }

    private static bool SaysTheSame(Snapshot snapshot, RankedPassage one, NearPassage other) =>
        Fingerprint.IsSameText(snapshot.FingerprintOf(one.Segment, one.Passage), snapshot.FingerprintOf(other.Segment, other.Passage));

    /// <param name="index">From 0.</param>
    private static double Share(int index) => (Constant + 1) / (Constant + index + 1);

    private readonly record struct Entry(RankedPassage Passage, bool IsNear);
}
