using KiKoKo.Knowledge.Search.Evaluation;

namespace KiKoKo.Knowledge.Tests.Search.Evaluation;

public sealed class ScoresTests
{
    [Fact]
    public void Of_RelevantFirst_Perfect() =>
        Assert.Equal(new Scores(1, 1, 1, 1), Scores.Of(["a", "b"], new Dictionary<string, int> { ["a"] = 1 }));

    [Fact]
    public void Of_RelevantThird_DiscountedByItsRank()
    {
        var scores = Scores.Of(["x", "y", "a"], new Dictionary<string, int> { ["a"] = 1, ["b"] = 1 });

        Assert.Equal(0.5 / (1 + 1 / Math.Log2(3)), scores.Ndcg10, 9);
        Assert.Equal(1.0 / 3, scores.Mrr10, 9);
        Assert.Equal(0.5, scores.Recall10, 9);
    }

    [Fact]
    public void Of_RelevantEleventh_OnlyInRecall100() =>
        Assert.Equal(
            new Scores(0, 0, 0, 1),
            Scores.Of([.. Enumerable.Range(0, 10).Select(i => $"x{i}"), "a"], new Dictionary<string, int> { ["a"] = 2, ["z"] = 0 }));

    [Fact]
    public void Of_NothingFoundOrNothingRelevant_Zero()
    {
        Assert.Equal(default, Scores.Of([], new Dictionary<string, int> { ["a"] = 1 }));
        Assert.Equal(default, Scores.Of(["a"], new Dictionary<string, int>()));
    }
}
