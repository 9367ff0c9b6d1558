using System.Collections.Concurrent;
using System.Text;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Search.Ranking;

/// <summary>
/// One state of the index and the catalogue that belongs to it. Immutable; a search works on one snapshot from beginning to
/// end and holds it, which keeps its segments mapped.
/// </summary>
internal sealed class Snapshot : ITermStatistics
{
    private const int MaxFilters = 256;

    private readonly ConcurrentDictionary<(string Audience, DateOnly Day, string? Department, string? Kind), VisiblePassages> _visible = new();

    private readonly Lazy<Spelling> _spelling;
    private readonly Lazy<Dictionary<string, int>> _passagesOf;

    public Snapshot(IReadOnlyList<LiveSegment> segments, Catalogue catalogue, Lexicon lexicon)
    {
        Segments = segments;
        Catalogue = catalogue;
        Lexicon = lexicon;
        Analyzer = new WordAnalyzer(new CompoundSplitter(lexicon));
        _passagesOf = new Lazy<Dictionary<string, int>>(CountPassages);
        _spelling = new Lazy<Spelling>(() => new Spelling(lexicon));
        Passages = segments.Sum(s => (long)s.Segment.PassageCount);
        Norms = Bm25.Norms(Passages == 0 ? 1 : segments.Sum(s => (double)s.Segment.TotalLength) / Passages);
    }

    public IReadOnlyList<LiveSegment> Segments { get; }

    public Catalogue Catalogue { get; }

    /// <summary>What compound splitting has learnt so far. Not changed any more once it is in a snapshot.</summary>
    public Lexicon Lexicon { get; }

    public WordAnalyzer Analyzer { get; }

    /// <summary>All passages, deleted ones included, as BM25 counts them.</summary>
    public long Passages { get; }

    public float[] Norms { get; }

    /// <summary>Prepares what the first misspelt question would otherwise wait for.</summary>
    public void WarmUp() => _ = _spelling.Value;

    public int PassagesWith(string term)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(term);
        int sum = 0;
        foreach (var live in Segments)
        {
            int number = live.Segment.Find(bytes);
            if (number >= 0)
                sum += live.Segment.PassagesWith(number);
        }

        return sum;
    }

    public IEnumerable<(string Word, float Weight)> Corrections(string word) => _spelling.Value.Corrections(word);

    public IEnumerable<(string Term, float Weight)> Relatives(string term) => new Relatives(Segments).Of(term);

    public float InverseDocumentFrequency(string term) => Bm25.InverseDocumentFrequency(Passages, PassagesWith(term));

    public int PassagesOf(string documentId) => _passagesOf.Value.GetValueOrDefault(documentId);

    public string DocumentOf(int segment, int passage) => Segments[segment].Segment.DocumentOf(passage);

    public unsafe ulong FingerprintOf(int segment, int passage) => Segments[segment].Segment.Fingerprints[passage];

    /// <summary>
    /// What this person may see on that day, optionally of one department or kind. A passage is visible iff its document is alive in
    /// its segment and <see cref="Catalogue.IsVisible"/> says so. Computed once per audience, day and filter.
    /// </summary>
    public VisiblePassages Visible(Audience audience, DateOnly day, string? department, string? kind)
    {
        if (_visible.Count > MaxFilters)
            _visible.Clear();
        return _visible.GetOrAdd((audience.Key, day, department, kind), _ => new VisiblePassages([.. Segments.Select(s => Bits(s, audience, day, department, kind))]));
    }

    private unsafe Dictionary<string, int> CountPassages()
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var live in Segments)
        {
            var ofDocument = new int[live.Segment.DocumentCount];
            for (int p = 0; p < live.Segment.PassageCount; p++)
                ofDocument[live.Segment.PassageDocument[p]]++;
            for (int d = 0; d < ofDocument.Length; d++)
                counts[live.Segment.DocumentIds[d]] = ofDocument[d];
        }

        return counts;
    }

    private unsafe ulong[] Bits(LiveSegment live, Audience audience, DateOnly day, string? department, string? kind)
    {
        var visible = new bool[live.Segment.DocumentCount];
        for (int d = 0; d < visible.Length; d++)
        {
            string id = live.Segment.DocumentIds[d];
            visible[d] = !live.Deleted.Contains(id)
                && Catalogue.Find(id) is { } document
                && Catalogue.IsVisible(document, audience, day)
                && (department is null || string.Equals(document.Department, department, StringComparison.OrdinalIgnoreCase))
                && (kind is null || string.Equals(document.Kind, kind, StringComparison.OrdinalIgnoreCase));
        }

        var bits = new ulong[live.Segment.PassageCount / 64 + 1];
        for (int p = 0; p < live.Segment.PassageCount; p++)
        {
            if (visible[live.Segment.PassageDocument[p]])
                bits[p >> 6] |= 1UL << (p & 63);
        }

        return bits;
    }
}
