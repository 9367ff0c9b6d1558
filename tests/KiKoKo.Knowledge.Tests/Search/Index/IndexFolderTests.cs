using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Tests.Search.Index;

public sealed class IndexFolderTests
{
    [Fact]
    public void Open_SecondTime_MayNotWrite()
    {
        using var folder = new TemporaryFolder();
        using var first = IndexFolder.Open(folder.Path);
        using var second = IndexFolder.Open(folder.Path);

        Assert.True(first.MayWrite);
        Assert.False(second.MayWrite);
    }

    [Fact]
    public void Read_AfterCommit_GivesBackSegmentsAndDeletions()
    {
        using var folder = new TemporaryFolder();
        using var index = IndexFolder.Open(folder.Path);
        Assert.Null(index.Read());

        var segment = index.Write(Samples.SegmentBytes(Samples.Indexed("a", "", "eins"), Samples.Indexed("b", "", "zwei")));
        index.Commit(7, 3, [segment.Without(new HashSet<string> { "a" })]);
        var (manifest, segments) = index.Read()!.Value;

        Assert.Equal((7, 3), (manifest.Sequence, manifest.LexiconSize));
        Assert.True(Assert.Single(segments).Holds("b"));
        Assert.False(segments[0].Holds("a"));
    }

    [Fact]
    public void Commit_OfOtherSegments_DeletesWhatNothingNames()
    {
        using var folder = new TemporaryFolder();
        using var index = IndexFolder.Open(folder.Path);
        var first = index.Write(Samples.SegmentBytes(Samples.Indexed("a", "", "eins")));
        index.Commit(1, 1, [first]);
        File.WriteAllText(Path.Combine(folder.Path, "abgebrochen.segment.tmp"), "x");

        var second = index.Write(Samples.SegmentBytes(Samples.Indexed("b", "", "zwei")));
        index.Commit(2, 1, [second]);

        Assert.Equal(
            new HashSet<string?> { "manifest.json", second.Name, "write.lock" },
            Directory.GetFiles(folder.Path).Select(Path.GetFileName).ToHashSet());
        Assert.Equal("eins", first.Segment.Passage(0).Text); // A search that began before still reads it.
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"Version\":999,\"Sequence\":1,\"LexiconSize\":1,\"Segments\":[]}")]
    public void Read_DamagedManifest_IsDetected(string content)
    {
        using var folder = new TemporaryFolder();
        using var index = IndexFolder.Open(folder.Path);
        File.WriteAllText(Path.Combine(folder.Path, "manifest.json"), content);

        Assert.Throws<SegmentException>(() => index.Read());
    }
}
