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

    /// <param name="words">Ranked by words, best first, equal texts already collapsed.</param>
    /// <param name="near">Ranked by vectors, best first.</param>
    /// <param name="explain">What a passage gets for its place by words is shared out in the proportions of its score by words.</param>
    public static List<RankedPassage> Fuse(Snapshot snapshot, IReadOnlyList<RankedPassage> words, IReadOnlyList<NearPassage> near, int top, int perDocument, bool explain = false)
    {
        // By text: of equal passages the lists may hold different ones.
        var byText = new Dictionary<ulong, RankedPassage>();
        for (int i = 0; i < words.Count; i++)
        {
            var passage = words[i];
            if (!byText.TryAdd(snapshot.FingerprintOf(passage.Segment, passage.Passage), passage with { Score = Share(i) }))
                continue;
            if (passage.Score > 0)
                passage.Why?.Scale(Share(i) / passage.Score);
        }

        var seen = new HashSet<ulong>();
        foreach (var passage in near)
        {
            ulong text = snapshot.FingerprintOf(passage.Segment, passage.Passage);
            if (!seen.Add(text))
                continue;
            double share = Share(seen.Count - 1);
            var match = new TermMatch(Meaning, MatchKind.Meaning, Math.Round(passage.Similarity, 4));
            var merged = byText.TryGetValue(text, out var found)
                ? found with { Score = found.Score + share, Matched = [.. found.Matched, match] }
                : new RankedPassage(passage.Segment, passage.Passage, share, [match], explain ? new ExplanationBuilder() : null);
            merged.Why?.Meaning(share, match.Similarity!.Value);
            byText[text] = merged;
        }

        var chosen = new List<RankedPassage>(top);
        var ofDocument = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var passage in byText.Values.OrderByDescending(p => p.Score).ThenBy(p => p.Segment).ThenBy(p => p.Passage))
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

    /// <param name="index">From 0.</param>
    private static double Share(int index) => (Constant + 1) / (Constant + index + 1);
}
