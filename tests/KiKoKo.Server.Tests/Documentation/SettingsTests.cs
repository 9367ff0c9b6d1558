using System.Text.RegularExpressions;
using KiKoKo.Assistant;
using KiKoKo.Assistant.DeadlineWatch;
using KiKoKo.Knowledge.Search.Vectors;
using KiKoKo.Server.Tests.Embeddings;
using KiKoKo.Server.Tests.House;
using KiKoKo.Teams;

namespace KiKoKo.Server.Tests.Documentation;

/// <summary>Every setting and every metric is written down, and what is written down exists.</summary>
public sealed partial class SettingsTests(Administration house)
{
    private static readonly (string Section, Type Options)[] s_bound = [("Assistant", typeof(AssistantOptions)), ("Embeddings", typeof(EmbeddingOptions)), ("Teams", typeof(TeamsOptions)), ("Watch", typeof(WatchOptions))];

    private static readonly string[] s_keys =
    [
        .. from bound in s_bound from property in bound.Options.GetProperties() where property.CanWrite select $"{bound.Section}__{property.Name}",
        .. Documents.Sources.SelectMany(s => ReadByName().Matches(s)).Select(m => m.Groups["name"].Value.Replace(":", "__", StringComparison.Ordinal)).Distinct(),
    ];

    public static TheoryData<string> Keys { get; } = [.. s_keys];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Key_StandsInTheDocument(string key) => Assert.Contains($"`{key}`", Documents.Settings, StringComparison.Ordinal);

    [Fact]
    public void DocumentedKey_Exists()
    {
        string[] documented = [.. Key().Matches(Documents.Settings).Select(m => m.Groups["name"].Value).Distinct()];

        Assert.Contains("Teams__AppId", documented);
        Assert.Empty(documented.Except(s_keys));
    }

    /// <summary>A section that is newly bound must be added above, so that its keys are looked at.</summary>
    [Fact]
    public void BoundSection_IsKnownToThisTest()
    {
        var sections = Documents.Sources.SelectMany(s => BoundSection().Matches(s)).Select(m => m.Groups["name"].Value).Distinct();

        Assert.Equal(s_bound.Select(b => b.Section).Order(), sections.Order());
    }

    [Fact]
    public async Task Metric_StandsInTheDocument()
    {
        // Some metrics there are only with an embeddings endpoint.
        await using var embeddings = await ScriptedEmbeddingsServer.StartAsync();
        var server = await house.StartAsync(SearchByMeaningTests.Settings(embeddings));
        await server.AskAsync("Wann verfällt mein Resturlaub?");
        string[] names = [.. (await server.ReadAsync("/metrics")).Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(' ', '{')[0]).Distinct()];

        Assert.Contains("kikoko_replies_total", names);
        Assert.All(names, n => Assert.Matches($"\\| `{n}[`{{]", Documents.Settings));
        Assert.Empty(DocumentedMetric().Matches(Documents.Settings).Select(m => m.Groups["name"].Value).Except(names));
    }

    [GeneratedRegex("onfiguration\\[\"(?<name>[A-Za-z]+:[A-Za-z:]+)\"\\]", RegexOptions.None, 1000)]
    private static partial Regex ReadByName();

    [GeneratedRegex("GetSection\\(\"(?<name>[A-Za-z:]+)\"\\)", RegexOptions.None, 1000)]
    private static partial Regex BoundSection();

    [GeneratedRegex("`(?<name>[A-Z][A-Za-z]+__[A-Za-z]+)`", RegexOptions.None, 1000)]
    private static partial Regex Key();

    [GeneratedRegex("^\\| `(?<name>kikoko_[a-z_]+)", RegexOptions.Multiline, 1000)]
    private static partial Regex DocumentedMetric();
}
