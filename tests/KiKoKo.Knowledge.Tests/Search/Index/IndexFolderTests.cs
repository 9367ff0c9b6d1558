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

        var segment = index.Write(Samples.SegmentBytes(Samples.Indexed("a", "", "eins"), Samples.Indexed("b", "", "zwei")), learntFrom: 3);
        index.Commit(7, settled: true, [segment.Without(["a"])]);
        var (manifest, segments) = index.Read()!.Value;

        Assert.Equal((7, true), (manifest.Sequence, manifest.Settled));
        Assert.Equal(3, Assert.Single(segments).LearntFrom);
        Assert.True(segments[0].FindAlive("b") >= 0);
        Assert.Equal(-1, segments[0].FindAlive("a"));
        Assert.Equal((1, 1), (segments[0].LiveDocuments, segments[0].LivePassages));
    }

    [Fact]
    public void Commit_OfOtherSegments_DeletesWhatNothingNames()
    {
        using var folder = new TemporaryFolder();
        using var index = IndexFolder.Open(folder.Path);
        var first = index.Write(Samples.SegmentBytes(Samples.Indexed("a", "", "eins")), 1);
        index.Commit(1, true, [first]);
        File.WriteAllText(Path.Combine(folder.Path, "abgebrochen.segment.tmp"), "x");

        var second = index.Write(Samples.SegmentBytes(Samples.Indexed("b", "", "zwei")), 1);
        index.Commit(2, true, [second]);

        Assert.Equal(
            new HashSet<string?> { "manifest.json", second.Name, "write.lock" },
            Directory.GetFiles(folder.Path).Select(Path.GetFileName).ToHashSet());
        Assert.Equal("eins", first.Segment.Passage(0).Text); // A search that began before still reads it.
    }

    [Fact]
    public void Commit_OfASegmentInMemory_WritesIt()
    {
        using var folder = new TemporaryFolder();
        using var index = IndexFolder.Open(folder.Path);

        index.Commit(1, true, [new LiveSegment(Segment.Of(Samples.SegmentBytes(Samples.Indexed("a", "", "eins"))), IndexFolder.NewName(), 1)]);

        Assert.Equal("eins", Assert.Single(index.Read()!.Value.Segments).Segment.Passage(0).Text);
    }

    [Fact]
    public void Commit_WhileAMergeWrites_LeavesItsFile()
    {
        using var folder = new TemporaryFolder();
        using var index = IndexFolder.Open(folder.Path);
        var merged = index.Write(Samples.SegmentBytes(Samples.Indexed("a", "", "eins")), 1);

        index.Commit(1, true, []);
        Assert.True(index.IsWhole(merged.Name));
        index.Discard(merged);
        index.Commit(2, true, []);

        Assert.False(File.Exists(index.At(merged.Name)));
    }

    [Fact]
    public void TryLock_WhenTheWriterIsGone_Succeeds()
    {
        using var folder = new TemporaryFolder();
        using var second = OpenBesideAnother(folder.Path);

        Assert.True(second.TryLock());
        Assert.True(second.MayWrite);

        static IndexFolder OpenBesideAnother(string path)
        {
            using var first = IndexFolder.Open(path);
            var second = IndexFolder.Open(path);
            Assert.False(second.TryLock());
            return second;
        }
    }

    [Fact]
    public void Read_OneDamagedSegment_GivesTheOthers()
    {
        using var folder = new TemporaryFolder();
        using var index = IndexFolder.Open(folder.Path);
        var a = index.Write(Samples.SegmentBytes(Samples.Indexed("a", "", "eins")), 1);
        var b = index.Write(Samples.SegmentBytes(Samples.Indexed("b", "", "zwei")), 1);
        index.Commit(1, true, [a, b]);
        File.WriteAllText(index.At(a.Name), "Unsinn");

        var (manifest, segments) = index.Read()!.Value;

        Assert.Equal(2, manifest.Segments.Count);
        Assert.Equal(b.Name, Assert.Single(segments).Name);
    }

    [Fact]
    public void ReadManifest_AnyFlippedByte_IsDetected()
    {
        var manifest = new Manifest(SegmentFormat.Version, 7, true, [new ManifestSegment("a.segment", 3, [1, 2])]);
        byte[] bytes = manifest.ToBytes();
        for (int at = 0; at < bytes.Length; at++)
        {
            byte[] damaged = [.. bytes];
            damaged[at] ^= 0x04;
            Assert.Throws<SegmentException>(() => Manifest.Of(damaged));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"Checksum\":1,\"Content\":\"{}\"}")]
    public void Read_DamagedManifest_IsDetected(string content)
    {
        using var folder = new TemporaryFolder();
        using var index = IndexFolder.Open(folder.Path);
        File.WriteAllText(Path.Combine(folder.Path, "manifest.json"), content);

        Assert.Throws<SegmentException>(() => index.Read());
    }
}
