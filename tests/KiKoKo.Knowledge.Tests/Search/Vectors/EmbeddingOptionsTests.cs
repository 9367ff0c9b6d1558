using KiKoKo.Knowledge.Search.Vectors;

namespace KiKoKo.Knowledge.Tests.Search.Vectors;

public sealed class EmbeddingOptionsTests
{
    [Fact]
    public void Options_Untouched_AreOffAndWithoutProblems()
    {
        Assert.False(new EmbeddingOptions().IsEnabled);
        Assert.Empty(new EmbeddingOptions().FindProblems());
    }

    [Theory]
    [InlineData("http://127.0.0.1:11434/v1")]
    [InlineData("http://localhost:8080")]
    [InlineData("https://modelle.stadt.example/v1/")]
    public void Options_WithAnEndpointInTheHouse_AreGood(string endpoint) => Assert.Empty(new EmbeddingOptions { Endpoint = endpoint, Name = "m" }.FindProblems());

    [Theory]
    [InlineData("11434", "keine Adresse")]
    [InlineData("ftp://stadt.example", "keine Adresse")]
    [InlineData("http://modelle.stadt.example/v1", "unverschlüsselt")]
    [InlineData("https://a:b@stadt.example/v1", "Zugangsdaten")]
    [InlineData("https://stadt.example/v1?key=a", "Zugangsdaten")]
    public void Endpoint_ThatCannotBe_NamesTheMend(string endpoint, string says) => AssertProblem(new EmbeddingOptions { Endpoint = endpoint, Name = "m" }, says);

    [Fact]
    public void Endpoint_UnencryptedOnPurpose_IsAllowed() =>
        Assert.Empty(new EmbeddingOptions { Endpoint = "http://modelle.stadt.example/v1", Name = "m", DangerouslyAllowUnencrypted = true }.FindProblems());

    [Fact]
    public void Half_OfTheSettings_IsAProblem()
    {
        AssertProblem(new EmbeddingOptions { Name = "m" }, "Embeddings:Endpoint fehlt");
        AssertProblem(new EmbeddingOptions { Endpoint = "https://stadt.example" }, "Embeddings:Name fehlt");
        AssertProblem(Good(o => (o.ApiKey, o.ApiKeyFile) = ("a", "b")), "Embeddings:ApiKeyFile");
    }

    [Fact]
    public void Numbers_OutOfRange_AreProblems()
    {
        AssertProblem(Good(o => o.Dimensions = -1), "Dimensions");
        AssertProblem(Good(o => o.BatchSize = 0), "BatchSize");
        AssertProblem(Good(o => o.Timeout = TimeSpan.Zero), "Embeddings:Timeout");
        AssertProblem(Good(o => o.QueryTimeout = TimeSpan.FromMinutes(1)), "QueryTimeout");
        AssertProblem(Good(o => o.MinimumSimilarity = double.NaN), "MinimumSimilarity");
    }

    private static EmbeddingOptions Good(Action<EmbeddingOptions> change)
    {
        var options = new EmbeddingOptions { Endpoint = "https://stadt.example", Name = "m" };
        change(options);
        return options;
    }

    private static void AssertProblem(EmbeddingOptions options, string says)
    {
        string problem = Assert.Single(options.FindProblems());
        Assert.Contains(says, problem, StringComparison.Ordinal);
        Assert.Contains("Abhilfe:", problem, StringComparison.Ordinal);
    }
}
