using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Evaluation;
using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Tests.Search.Index;

public sealed class FingerprintSharedTests
{
    /// <summary>Statutes repeat each other's formulas with small differences: the hardest text for telling what is the same.</summary>
    [Fact]
    public void IsSameText_LawSections_OnlyWhereNearlyAllWordsAgree()
    {
        var texts = new TestCollection(Shared.Require("retrieval/laws")).Corpus().Take(40_000).Select(d => d.Text).Where(t => t.Length > 200).ToArray();
        var prints = Array.ConvertAll(texts, FingerprintTests.Of);
        int same = 0, differing = 0;
        var wrong = new List<string>();
        foreach (var bucket in Enumerable.Range(0, texts.Length).GroupBy(i => prints[i] & 0xFFFF))
        {
            int[] members = [.. bucket];
            for (int i = 0; i < members.Length; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    if (!Fingerprint.IsSameText(prints[members[i]], prints[members[j]]))
                        continue;
                    same++;
                    double agreement = Agreement(texts[members[i]], texts[members[j]]);
                    if (agreement < 1)
                        differing++;
                    if (agreement < 0.8)
                        wrong.Add($"{agreement:F2}: {texts[members[i]][..100]} | {texts[members[j]][..100]}");
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{texts.Length} texts, {same} pairs, {differing} of them not word for word, {wrong.Count} wrong");
        Assert.True(same > 0);
        Assert.True(wrong.Count <= same / 100, string.Join('\n', wrong.Take(20)));
    }

    /// <summary>Shared words by all words, each counted as often as it occurs.</summary>
    private static double Agreement(string one, string other)
    {
        var left = GermanText.Terms(one).CountBy(t => t).ToDictionary();
        var right = GermanText.Terms(other).CountBy(t => t).ToDictionary();
        double shared = left.Sum(l => Math.Min(l.Value, right.GetValueOrDefault(l.Key)));
        return shared / (left.Values.Sum() + right.Values.Sum() - shared);
    }
}
