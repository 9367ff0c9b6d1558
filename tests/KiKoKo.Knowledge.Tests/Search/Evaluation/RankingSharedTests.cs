using KiKoKo.Knowledge.Search.Evaluation;

namespace KiKoKo.Knowledge.Tests.Search.Evaluation;

/// <summary>The ranking does not fall behind what it once reached.</summary>
public sealed class RankingSharedTests
{
    [Theory]
    [InlineData("kommunal-land-kreis", 0.86)]
    [InlineData("covidfaq-de", 0.38)]
    [InlineData("mlqa-de-dev", 0.73)]
    public void Run_Collection_ReachesItsFloor(string collection, double floor)
    {
        string folder = Shared.Require(Path.Combine("retrieval", collection));

        double reached = EvaluationRunner.Run(folder, null, TimeProvider.System).Ndcg10;

        Assert.True(reached >= floor, $"nDCG@10 {reached:F4}");
    }
}
