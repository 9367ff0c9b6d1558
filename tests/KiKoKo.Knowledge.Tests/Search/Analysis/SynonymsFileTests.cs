using System.Text;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;
using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Tests.Search.Analysis;

public sealed class SynonymsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Own => Path.Combine(_folder.Path, "synonyme.txt");

    [Fact]
    public async Task RefreshAsync_FileEdited_HoldsWithoutAnotherStart()
    {
        await using var fixture = await EngineFixture.CreateAsync();
        await fixture.PutAsync(Samples.Document("a"), "Das Passwort ist zu ändern.");
        using var engine = await fixture.OpenAsync();
        List<string> Found() => [.. engine.Search(new SearchRequest("Losung", Audience.Staff)).Hits.Select(h => h.Document.Id)];
        Assert.Empty(Found());

        await File.WriteAllTextAsync(fixture.SynonymsPath, "Losung, Passwort\nallein\n");
        await engine.RefreshAsync(default);

        Assert.Equal(["a"], Found());
        Assert.Equal([2], engine.Synonyms!.RejectedLines);
        File.Delete(fixture.SynonymsPath);
        await engine.RefreshAsync(default);
        Assert.Empty(Found());
        Assert.Null(engine.Synonyms);
    }

    [Fact]
    public void Refresh_OwnFileComesAndGoes_ShippedHoldsMeanwhile()
    {
        string shipped = Path.Combine(_folder.Path, "mitgeliefert.txt");
        File.WriteAllText(shipped, "Kur, Reha");
        var file = new SynonymsFile(Own, shipped);

        Assert.True(file.Refresh());
        Assert.Equal(["reha"], Of(file, "kur"));
        File.WriteAllText(Own, "Kur, Badereise");
        Assert.True(file.Refresh());
        Assert.Equal(["badereis"], Of(file, "kur"));
        Assert.False(file.Refresh());
        File.Delete(Own);
        Assert.True(file.Refresh());
        Assert.Equal(["reha"], Of(file, "kur"));
    }

    [Fact]
    public void Refresh_FileLockedBySomebodySaving_LastReadHolds()
    {
        File.WriteAllText(Own, "Kur, Reha");
        var file = new SynonymsFile(Own, null);
        file.Refresh();

        File.WriteAllText(Own, "Kur, Reha, Badereise");
        using (new FileStream(Own, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Assert.False(file.Refresh());

        Assert.Equal(["reha"], Of(file, "kur"));
        Assert.True(file.Refresh());
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("iso-8859-1")]
    public void Refresh_AnyUsualEncoding_UmlautsRead(string encoding)
    {
        File.WriteAllText(Own, "Büro, Arbeitszimmer", Encoding.GetEncoding(encoding));
        var file = new SynonymsFile(Own, null);
        file.Refresh();

        Assert.Equal(["arbeitszimm"], Of(file, WordAnalyzer.Stem("büro")));
    }

    public void Dispose() => _folder.Dispose();

    private static List<string> Of(SynonymsFile file, string stem) => [.. file.Current.At([stem], 0).Select(s => string.Join(' ', s.Synonym))];
}
