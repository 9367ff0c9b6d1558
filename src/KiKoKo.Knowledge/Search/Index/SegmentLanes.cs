namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// Deals documents out to several segments that are filled at the same time. Which document comes into which segment depends on
/// the documents alone, not on the machine, so that every server builds the same index.
/// </summary>
internal sealed class SegmentLanes(bool keepPassages, Analysis.TextAnalysis analysis)
{
    /// <summary>Passages per segment at most; bounds the memory that building takes. Few large ones are searched faster than many: every term and every unknown word is looked for in each.</summary>
    public const int SegmentSize = MergePolicy.Largest;

    /// <summary>So many passages become one segment; only what comes behind them is dealt out.</summary>
    private const int OneSegment = 10_000;

    private const int Lanes = 4;
    // Little enough for its texts to be garbage before the collector has come to move them.
    private const int PassagesPerRound = 800;

    private readonly List<Lane> _all = [];
    private readonly Lane?[] _open = new Lane?[Lanes];
    private int _passages;
    private int _inRound;

    private sealed record Lane(SegmentBuilder Builder)
    {
        public int Passages { get; set; }

        public List<IndexedDocument> Waiting { get; set; } = [];
    }

    /// <summary>Reads the next documents while the last ones are being cut into tokens.</summary>
    public SegmentBuilder[] Read(IEnumerable<IndexedDocument> documents)
    {
        var working = Task.CompletedTask;
        try
        {
            foreach (var document in documents)
            {
                Deal(document);
                if (_inRound < PassagesPerRound)
                    continue;
                working.GetAwaiter().GetResult();
                working = Task.Run(TakeRound());
            }
        }
        finally
        {
            working.GetAwaiter().GetResult();
        }

        TakeRound()();
        return [.. _all.Select(l => l.Builder)];
    }

    private void Deal(IndexedDocument document)
    {
        int n = 0;
        for (int i = 1; i < Lanes && _passages >= OneSegment; i++)
        {
            if (Passages(i) < Passages(n))
                n = i;
        }

        if (_open[n] is not { } lane || lane.Passages > 0 && lane.Passages + document.Passages.Count > SegmentSize)
            _all.Add(_open[n] = lane = new Lane(new SegmentBuilder(keepPassages, analysis)));
        lane.Waiting.Add(document);
        lane.Passages += document.Passages.Count;
        _passages += document.Passages.Count;
        _inRound += document.Passages.Count;
    }

    private int Passages(int lane) => _open[lane]?.Passages ?? 0;

    private Action TakeRound()
    {
        var round = _all.Where(l => l.Waiting.Count > 0).Select(l => (l.Builder, l.Waiting)).ToList();
        foreach (var lane in _all)
            lane.Waiting = [];
        _inRound = 0;
        return () => AllProcessors.Run(round, r =>
        {
            r.Waiting.ForEach(r.Builder.Add);
            return 0;
        });
    }
}
