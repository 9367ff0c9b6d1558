using System.Collections.Concurrent;
using System.Text;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Search.Ranking;

/// <summary>
/// One state of the index, of the catalogue that belongs to it, and of the house's synonyms. Immutable; a search works on one
/// snapshot from beginning to end and holds it, which keeps its segments mapped.
/// </summary>
internal sealed class Snapshot : ITermStatistics
{
    private const int MaxFilters = 256;

    private readonly ConcurrentDictionary<Filter, VisiblePassages> _visible = new();
    private readonly Spelling _spelling;
    private readonly WordTable[] _words;
    private readonly LiveSegment[] _segments;

    public Snapshot(IReadOnlyList<LiveSegment> segments, Catalogue catalogue, Synonyms? synonyms = null)
    {
        Segments = _segments = [.. segments];
        Catalogue = catalogue;
        Synonyms = synonyms ?? Synonyms.None;
        _words = [.. segments.Select(s => s.Segment.Words)];
        Lexicon = new Lexicon(_words);
        Analyzer = new WordAnalyzer(new CompoundSplitter(Lexicon));
        _spelling = new Spelling(_words, Lexicon);
        Passages = segments.Sum(s => (long)s.Segment.PassageCount);
        Norms = Bm25.Norms(segments.Sum(s => (double)s.Segment.TotalLength), Passages);
    }

    private readonly record struct Filter(Audience Audience, DateOnly Day, string? Department, string? Kind);

    public IReadOnlyList<LiveSegment> Segments { get; }

    public Catalogue Catalogue { get; }

    public Synonyms Synonyms { get; }

    /// <summary>The words of all segments, for compound splitting.</summary>
    public Lexicon Lexicon { get; }

    public WordAnalyzer Analyzer { get; }

    /// <summary>All passages, deleted ones included, as BM25 counts them.</summary>
    public long Passages { get; }

    public float[] Norms { get; }

    /// <summary>The same documents with other synonyms.</summary>
    public Snapshot With(Synonyms synonyms) => new Snapshot(Segments, Catalogue, synonyms).After(this);

    /// <summary>What is left without some segments.</summary>
    public Snapshot Without(IEnumerable<string> segmentNames)
    {
        var names = segmentNames.ToHashSet(StringComparer.Ordinal);
        return new Snapshot([.. Segments.Where(s => !names.Contains(s.Name))], Catalogue, Synonyms).After(this);
    }

    /// <summary>
    /// Takes over what the last state knew about who may see what, as far as it still holds, so that the first search after a
    /// change does not have to find it out anew. To be called before others see this state.
    /// </summary>
    public Snapshot After(Snapshot last)
    {
        if (last._visible.IsEmpty)
            return this;
        var today = last._visible.Keys.Max(f => f.Day);
        var touched = Catalogue.TouchedSince(last.Catalogue).ToList();
        var before = last.Segments.Select((s, i) => (s.Segment, Number: i)).ToDictionary(s => s.Segment, s => s.Number);
        foreach (var (filter, known) in last._visible)
        {
            if (filter.Day == today)
                _visible[filter] = new VisiblePassages([.. Segments.Select(s => before.TryGetValue(s.Segment, out int i) ? Update(s, last.Segments[i], known.Bits[i], touched, filter) : Bits(s, filter))]);
        }

        return this;
    }

    public int PassagesWith(ReadOnlySpan<char> term)
    {
        int room = Encoding.UTF8.GetMaxByteCount(term.Length);
        Span<byte> bytes = room <= 512 ? stackalloc byte[512] : new byte[room];
        bytes = bytes[..Encoding.UTF8.GetBytes(term, bytes)];
        int sum = 0;
        foreach (var live in _segments)
            sum += live.Segment.Find(bytes).PassageCount;
        return sum;
    }

    /// <remarks>Never a person's name: another name is another person.</remarks>
    public IEnumerable<(string Word, float Weight)> Corrections(string word)
    {
        var found = WithoutNames(_spelling.Corrections(word));
        return found.Count > 0 ? found : new CompoundSpelling(Lexicon, piece => WithoutNames(_spelling.Corrections(piece, CompoundSpelling.MostEdits))).Corrections(word);
    }

    /// <remarks>Never a person's name, as above.</remarks>
    public IEnumerable<(string Term, float Weight)> Relatives(string term) => new Relatives(_words, TermsOtherThanNames).Of(term);

    public float InverseDocumentFrequency(ReadOnlySpan<char> term) => Bm25.InverseDocumentFrequency(Passages, PassagesWith(term));

    /// <summary>How many passages the document of a passage has.</summary>
    public int PassagesOfDocument(int segment, int passage)
    {
        var data = Segments[segment].Segment;
        var (from, to) = data.PassagesOf(data.PassageDocument[passage]);
        return to - from;
    }

    /// <summary>A number for the document of a passage, different from those of all other documents.</summary>
    public long DocumentKey(int segment, int passage) => (long)segment << 32 | (uint)Segments[segment].Segment.PassageDocument[passage];

    /// <summary>The documents of the catalogue that are alive in a segment, with their numbers in it.</summary>
    public IEnumerable<(int Number, Document Document)> Held(LiveSegment live)
    {
        char[] buffer = new char[256];
        var ids = live.Segment.ReadDocumentIds();
        for (int d = 0; d < live.Segment.DocumentCount; d++)
        {
            if (live.IsAlive(d) && Find(ids.At(d), buffer) is { } document)
                yield return (d, document);
        }
    }

    public string DocumentOf(int segment, int passage) => Segments[segment].Segment.DocumentOf(passage);

    public unsafe ulong FingerprintOf(int segment, int passage) => Segments[segment].Segment.Fingerprints[passage];

    /// <summary>
    /// What this person may see on that day, optionally of one department or kind. A passage is visible iff its document is alive in
    /// its segment and <see cref="Catalogue.IsVisible"/> says so. Computed once per audience, day and filter.
    /// </summary>
    public VisiblePassages Visible(Audience audience, DateOnly day, string? department, string? kind)
    {
        // Only who adds one counts them: that locks the whole dictionary.
        var filter = new Filter(audience, day, department, kind);
        return _visible.TryGetValue(filter, out var known) ? known : See(filter);
    }

    private VisiblePassages See(Filter filter)
    {
        if (_visible.Count > MaxFilters)
            _visible.Clear();
        return _visible.GetOrAdd(filter, f => new VisiblePassages([.. Segments.Select(s => Bits(s, f))]));
    }

    private int TermsOtherThanNames(ReadOnlySpan<char> term)
    {
        Span<char> name = term.Length < 128 ? stackalloc char[128] : new char[term.Length + 1];
        name[0] = Term.NameMark;
        term.CopyTo(name[1..]);
        return PassagesWith(name[..(term.Length + 1)]) == 0 ? PassagesWith(term) : 0;
    }

    private List<(string Word, float Weight)> WithoutNames(List<(string Word, float Weight)> corrections) =>
        corrections.FindAll(c => PassagesWith(Term.NameMark + WordAnalyzer.Stem(c.Word)) == 0);

    private ulong[] Bits(LiveSegment live, Filter filter)
    {
        var bits = new ulong[live.Segment.PassageCount / 64 + 1];
        foreach (var (d, document) in Held(live))
        {
            if (IsShown(document, filter))
                Set(bits, live.Segment.PassagesOf(d), shown: true);
        }

        return bits;
    }

    /// <summary>The bits of the last state, with those of documents changed that died or whose currency another document decides.</summary>
    private ulong[] Update(LiveSegment live, LiveSegment last, ulong[] known, List<Document> touched, Filter filter)
    {
        ulong[]? bits = null;
        if (live.LiveDocuments != last.LiveDocuments)
        {
            foreach (int d in live.Deleted().Where(last.IsAlive))
                Set(bits ??= (ulong[])known.Clone(), live.Segment.PassagesOf(d), shown: false);
        }

        foreach (var document in touched)
        {
            if (live.FindAlive(document.Id) is var d and >= 0)
                Set(bits ??= (ulong[])known.Clone(), live.Segment.PassagesOf(d), IsShown(document, filter));
        }

        return bits ?? known;
    }

    private bool IsShown(Document document, Filter filter) =>
        Catalogue.IsVisible(document, filter.Audience, filter.Day)
        && (filter.Department is null || string.Equals(document.Department, filter.Department, StringComparison.OrdinalIgnoreCase))
        && (filter.Kind is null || string.Equals(document.Kind, filter.Kind, StringComparison.OrdinalIgnoreCase));

    private Document? Find(ReadOnlySpan<byte> id, Span<char> buffer) =>
        Encoding.UTF8.TryGetChars(id, buffer, out int length) ? Catalogue.Find(buffer[..length]) : Catalogue.Find(Encoding.UTF8.GetString(id));

    private static void Set(ulong[] bits, (int From, int To) passages, bool shown)
    {
        for (int p = passages.From; p < passages.To; p++)
        {
            ulong bit = 1UL << (p & 63);
            bits[p >> 6] = shown ? bits[p >> 6] | bit : bits[p >> 6] & ~bit;
        }
    }
}
