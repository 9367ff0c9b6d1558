using KiKoKo.Ingest.Job;
using KiKoKo.Ingest.Tests.Fixtures;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Ingest.Tests.Job;

/// <summary>Who may read a document, and until when, is never widened by what somebody forgot, lost or misspelt.</summary>
public sealed class RestrictionTests : IngestJobFixture
{
    [Fact]
    public async Task Sidecar_Lost_KeepsTheFormerRestrictionsAndSaysSo()
    {
        Files.Write("a.txt", "Nur für das Personalamt.");
        string sidecar = Files.Write("a.txt.meta.json", """{ "audience": "personalamt", "validFrom": "2026-01-01", "validUntil": "2026-06-30", "supersedes": "alt.txt" }""");
        await RunAsync();
        File.Delete(sidecar);

        var result = Assert.Single((await RunAsync()).Results);

        var document = Assert.Single((await CatalogueAsync()).All);
        Assert.Equal(("personalamt", new DateOnly(2026, 1, 1), new DateOnly(2026, 6, 30), "alt.txt"), (document.Audience, document.ValidFrom, document.ValidUntil, document.Supersedes));
        Assert.Contains("personalamt", result.Message!, StringComparison.Ordinal);
        Assert.Contains("a.txt.meta.json", result.Message!, StringComparison.Ordinal);
        Assert.Contains("--audience alle", result.Message!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_RenamedWithoutItsSidecar_KeepsItsAudience()
    {
        string old = Files.Write("a.txt", "Nur für das Personalamt.");
        Files.Write("a.txt.meta.json", """{ "audience": "personalamt" }""");
        await RunAsync();
        File.Move(old, Path.Combine(Path.GetDirectoryName(old)!, "b.txt"));

        await RunAsync();

        var document = Assert.Single((await CatalogueAsync()).All);
        Assert.Equal(("b.txt", "personalamt"), (document.FileName, document.Audience));
    }

    [Fact]
    public async Task File_RetiredAndPutBackWithoutItsSidecar_KeepsItsAudience()
    {
        string file = Files.Write("a.txt", "Nur für das Personalamt.");
        string sidecar = Files.Write("a.txt.meta.json", """{ "audience": "personalamt" }""");
        Files.Write("c.txt", "Anderes.");
        await RunAsync();
        File.Delete(file);
        File.Delete(sidecar);
        await RunAsync();
        Files.Write("a.txt", "Nur für das Personalamt.");

        await RunAsync();

        Assert.Equal("personalamt", Assert.Single((await CatalogueAsync()).All, d => d.FileName == "a.txt").Audience);
    }

    [Fact]
    public async Task AudienceOption_Forgotten_KeepsTheFormerAudience()
    {
        Files.Write("a.txt", "Erster Stand.");
        await RunAsync(new IngestDefaults(null, "personalamt"));
        await RunAsync();
        Files.Write("a.txt", "Zweiter Stand.");

        await RunAsync();

        Assert.Equal("personalamt", Assert.Single((await CatalogueAsync()).All).Audience);
    }

    [Theory]
    [InlineData(null, "alle")]
    [InlineData("""{ "audience": "alle" }""", null)]
    public async Task Audience_StatedWider_IsWidened(string? sidecar, string? option)
    {
        Files.Write("a.txt", "Text.");
        await RunAsync(new IngestDefaults(null, "personalamt"));
        if (sidecar is not null)
            Files.Write("a.txt.meta.json", sidecar);

        var result = Assert.Single((await RunAsync(new IngestDefaults(null, option))).Results);

        Assert.Null(result.Message);
        Assert.Equal("alle", Assert.Single((await CatalogueAsync()).All).Audience);
    }

    [Fact]
    public async Task ValidUntil_LeftOutOfASidecarThatIsThere_IsLifted()
    {
        Files.Write("a.txt", "Text.");
        Files.Write("a.txt.meta.json", """{ "audience": "alle", "validUntil": "2026-06-30" }""");
        await RunAsync();
        Files.Write("a.txt.meta.json", """{ "audience": "alle" }""");

        await RunAsync();

        Assert.Null(Assert.Single((await CatalogueAsync()).All).ValidUntil);
    }

    [Fact]
    public async Task SidecarKeys_InAnyCase_AreUnderstood()
    {
        Files.Write("a.txt", "Text.");
        Files.Write("a.txt.meta.json", """{ "Audience": "personalamt", "VALIDUNTIL": "2026-06-30" }""");

        await RunAsync();

        var document = Assert.Single((await CatalogueAsync()).All);
        Assert.Equal(("personalamt", new DateOnly(2026, 6, 30)), (document.Audience, document.ValidUntil));
    }

    [Theory]
    [InlineData("""{ "audiance": "personalamt" }""", "„audiance“", "„audience“")]
    [InlineData("""{ "valid_til": "2026-06-30" }""", "„valid_til“", "„validUntil“")]
    [InlineData("""{ "farbe": "rot" }""", "„farbe“", "bekannt sind")]
    [InlineData("""{ "audience": "personalamt", "Audience": "alle" }""", "audience", "zweimal")]
    public async Task SidecarKey_NotOurs_KeepsTheFileOutAndNamesTheMend(string json, string key, string mend)
    {
        Files.Write("a.txt", "Text.");
        Files.Write("a.txt.meta.json", json);

        var result = Assert.Single((await RunAsync()).Results);

        Assert.Equal("failed", result.Status);
        Assert.Contains(key, result.Message!, StringComparison.Ordinal);
        Assert.Contains(mend, result.Message!, StringComparison.Ordinal);
        Assert.Empty((await CatalogueAsync()).All);
    }

    [Theory]
    [InlineData("Audience: personalamt", "added", "personalamt")]
    [InlineData("audiense: personalamt", "failed", null)]
    [InlineData("valid-until: 2026-06-30", "failed", null)]
    [InlineData("valid-untill: 2026-06-30", "failed", null)]
    [InlineData("audience: null", "failed", null)]
    [InlineData("author: Amt 10", "added", "alle")]
    public async Task FileProperties_Misspelt_NeverPublish(string head, string status, string? audience)
    {
        Files.Write("a.md", $"---\n{head}\n---\nText");

        Assert.Equal(status, Assert.Single((await RunAsync()).Results).Status);
        Assert.Equal(audience, (await CatalogueAsync()).All.SingleOrDefault()?.Audience);
    }

    [Fact]
    public async Task FolderGivenThroughALink_IsTheSameFolder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        using var outside = new TempFolder();
        Files.Write("a.txt", "Text.");
        await RunAsync();
        string link = Path.Combine(outside.Path, "verknuepft");
        Directory.CreateSymbolicLink(link, Files.Path);

        var report = await RunAsync(path: link);

        Assert.Equal((1, 1, 0), (report.Files, report.Unchanged, report.Retired));
        Assert.Equal(RealPath.Of(Path.Combine(Files.Path, "a.txt")), Assert.Single((await CatalogueAsync()).All).Source);
    }

    [Fact]
    public async Task SidecarBesideALink_CountsForTheFileBehindIt()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        using var outside = new TempFolder();
        string link = Path.Combine(outside.Path, "b.txt");
        File.CreateSymbolicLink(link, Files.Write("a.txt", "Text."));
        outside.Write("b.txt.meta.json", """{ "audience": "personalamt" }""");

        await RunAsync(path: link);

        Assert.Equal("personalamt", Assert.Single((await CatalogueAsync()).All).Audience);
    }

    [Theory]
    [InlineData("personalamt")]
    [InlineData(null)]
    public async Task DocumentOnceTakenInThroughALink_MovesToItsRealPathWithItsAudience(string? option)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        using var outside = new TempFolder();
        string link = Path.Combine(outside.Path, "verknuepft");
        Directory.CreateSymbolicLink(link, Files.Path);
        Files.Write("a.txt", "Text.");
        await RunAsync(new IngestDefaults(null, "personalamt"));
        var taken = Assert.Single((await CatalogueAsync()).All);
        await Store.PutAsync(new DocumentContent(taken with { Id = "alt", Source = Path.Combine(link, "a.txt") }, new byte[] { 1 }, [], [], [], null), TestContext.Current.CancellationToken);
        await Store.RetireAsync(taken.Source, TestContext.Current.CancellationToken);

        var report = await RunAsync(new IngestDefaults(null, option));

        Assert.Equal((1, 1), (report.Files, report.Retired));
        var document = Assert.Single((await CatalogueAsync()).All);
        Assert.Equal((taken.Source, "personalamt"), (document.Source, document.Audience));
    }
}
