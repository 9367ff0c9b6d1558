using System.Text;
using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Tests.Search.Index;

public sealed class SegmentTests
{
    private static readonly byte[] Bytes = Samples.SegmentBytes(
        Samples.Indexed("a", "Urlaub", "Der Antrag auf Urlaub wird gestellt.", "Der Antrag wird geprüft, der Antrag wird genehmigt."),
        Samples.Indexed("b", "Dienstreise", "Eine Reise ohne Antrag ist keine Dienstreise."));

    [Fact]
    public void Of_BuiltBytes_GivesBackPassagesAndDocuments()
    {
        var segment = Segment.Of(Bytes);

        Assert.Equal((3, 2), (segment.PassageCount, segment.DocumentCount));
        Assert.Equal("b", segment.DocumentOf(2));
        var passage = segment.Passage(1);
        Assert.Equal(("a#1", "a", 1, 2), (passage.Id, passage.DocumentId, passage.Ordinal, passage.Page));
        Assert.Equal(["Abschnitt"], passage.Path);
        Assert.Equal("Der Antrag wird geprüft, der Antrag wird genehmigt.", passage.Text);
    }

    [Fact]
    public void Find_Terms_KnownOnesWithTheirPassages()
    {
        var segment = Segment.Of(Bytes);

        Assert.Equal(3, segment.Find("antrag"u8).PassageCount);
        Assert.Equal(0, segment.Find("quatsch"u8).PassageCount);
        Assert.Equal(0, segment.Find(""u8).PassageCount);
    }

    [Fact]
    public void ReadPositions_TwoOccurrences_AscendingWithOneForm()
    {
        var segment = Segment.Of(Bytes);
        var found = new List<(int Position, byte Form)>();

        ReadPositions(segment, "antrag"u8, 1, found);

        Assert.Equal(2, found.Count);
        Assert.Equal(4, found[1].Position - found[0].Position);
        Assert.All(found, f => Assert.Equal(Term.Of("antrag", "antrag").Form, f.Form));
    }

    [Fact]
    public void Seek_ManyBlocks_EveryPassageFoundFromAnywhere()
    {
        // Gaps of every width, more than one block of 128.
        var texts = Enumerable.Range(0, 3000).Select(i => i % 7 == 0 || i > 2500 ? "nadel heu" : "heu").ToArray();
        var segment = Segment.Of(Samples.SegmentBytes(Samples.Indexed("a", "", texts)));
        var cursor = new PostingsCursor();

        for (int step = 1; step < 1000; step = 3 * step + 1)
        {
            cursor.Start(segment.Find("nadel"u8));
            for (int p = 0; p < texts.Length; p += step)
                Assert.Equal(p % 7 == 0 || p > 2500, cursor.Seek(p));
        }
    }

    [Fact]
    public void Of_AnyFlippedByte_IsDetected()
    {
        for (int at = 0; at < Bytes.Length; at += Math.Max(1, Bytes.Length / 300))
        {
            byte[] damaged = Pinned(Bytes);
            damaged[at] ^= 0x10;
            Assert.Throws<SegmentException>(() => Segment.Of(damaged));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(256)]
    [InlineData(1000)]
    public void Open_CutFile_IsDetected(int length)
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "x.segment");
        File.WriteAllBytes(file, Bytes[..length]);

        Assert.Throws<SegmentException>(() => Segment.Open(file));
    }

    [Fact]
    public void Open_MissingFile_IsDetected() => Assert.Throws<SegmentException>(() => Segment.Open("/nirgends/x.segment"));

    [Fact]
    public void Words_OpenedSegment_AreCounted()
    {
        var lexicon = new Lexicon(Segment.Of(Bytes).Words);

        Assert.Equal(4, lexicon.Count("antrag"));
        Assert.Equal(0, lexicon.Count("der"));
    }

    [Fact]
    public void FindDocument_ById_GivesItsNumberAndPassages()
    {
        var segment = Segment.Of(Bytes);

        Assert.Equal((0, 1, -1), (segment.FindDocument("a"), segment.FindDocument("b"), segment.FindDocument("c")));
        Assert.Equal(((0, 2), (2, 3)), (segment.PassagesOf(0), segment.PassagesOf(1)));
    }

    [Fact]
    public void Passage_DamagedOnDiskWhileOpen_IsDetectedWhenRead()
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "x.segment");
        byte[] damaged = [.. Bytes];
        damaged[Bytes.AsSpan().LastIndexOf("Dienstreise"u8)] ^= 1;
        File.WriteAllBytes(file, damaged);

        var segment = Segment.Open(file);

        Assert.Equal("a#0", segment.Passage(0).Id);
        Assert.Throws<SegmentException>(() => segment.Passage(2));
    }

    [Fact]
    public void EncodeLength_EveryLength_WithinATenth()
    {
        for (int n = 1; n < 100_000; n = n < 40 ? n + 1 : n * 11 / 10)
            Assert.InRange(SegmentFormat.DecodeLength(SegmentFormat.EncodeLength(n)) / n, 0.9f, 1.1f);
    }

    [Fact]
    public void Checksum_OfTheStandardsExample_IsCrc32C() =>
        Assert.Equal(0xE3069283u, SegmentFormat.Checksum(Encoding.ASCII.GetBytes("123456789")));

    private static void ReadPositions(Segment segment, ReadOnlySpan<byte> term, int passage, List<(int Position, byte Form)> found)
    {
        var cursor = new PostingsCursor();
        cursor.Start(segment.Find(term));
        Assert.True(cursor.Seek(passage));
        cursor.ReadPositions(found);
    }

    private static byte[] Pinned(byte[] bytes)
    {
        byte[] copy = GC.AllocateUninitializedArray<byte>(bytes.Length, pinned: true);
        bytes.CopyTo(copy, 0);
        return copy;
    }
}
