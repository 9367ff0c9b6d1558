using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Tests.Search.Index;

public sealed class SegmentLanesTests
{
    [Fact]
    public void Build_FewDocuments_OneSegment() =>
        Assert.Single(Build(300).Segments);

    [Fact]
    public void Build_ManyDocuments_EveryDocumentOnceAndTheSameBytesAgain()
    {
        var first = Build(14_000);
        var second = Build(14_000);

        Assert.InRange(first.Segments.Count, 2, 4);
        Assert.Equal(14_000, first.Segments.Sum(s => s.Segment.DocumentIds.Distinct(StringComparer.Ordinal).Count()));
        Assert.Equal(14_000, first.Segments.SelectMany(s => s.Segment.DocumentIds).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(
            first.Segments.Select(s => (s.Segment.Length, string.Join(' ', s.Segment.DocumentIds))),
            second.Segments.Select(s => (s.Segment.Length, string.Join(' ', s.Segment.DocumentIds))));
    }

    [Fact]
    public void Build_SourceFails_TheFailureComesThrough() =>
        Assert.Throws<InvalidDataException>(() => new IndexMaintenance(folder: null).Build(new Catalogue(0, []), Failing()));

    private static KiKoKo.Knowledge.Search.Ranking.Snapshot Build(int documents) =>
        new IndexMaintenance(folder: null).Build(new Catalogue(0, []), Enumerable.Range(0, documents).Select(Document));

    private static IndexedDocument Document(int n) => Samples.Indexed($"d{n}", "", $"Antrag {n} auf Urlaub im Amt {n % 97}");

    private static IEnumerable<IndexedDocument> Failing()
    {
        for (int n = 0; n < 2_000; n++)
            yield return Document(n);
        throw new InvalidDataException();
    }
}
