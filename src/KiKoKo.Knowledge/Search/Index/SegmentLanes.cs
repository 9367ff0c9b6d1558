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

    /// <summary>Passages that a lane takes at once: enough to be worth a task, few enough for their texts to be garbage before the collector has come to move them.</summary>
    private const int PerTurn = 200;

    /// <summary>Turns that wait or are being worked on; then reading pauses.</summary>
    private const int TurnsAhead = 8;

    private readonly List<Lane> _all = [];
    private readonly Lane?[] _open = new Lane?[Lanes];
    private int _passages;

    private sealed class Lane(SegmentBuilder builder)
    {
        private List<IndexedDocument> _waiting = [];
        private int _passagesWaiting;

        public SegmentBuilder Builder => builder;

        public int Passages { get; private set; }

        /// <summary>What it is doing: one turn after the other.</summary>
        public Task Working { get; private set; } = Task.CompletedTask;

        /// <returns>Is there enough for a turn?</returns>
        public bool Take(IndexedDocument document)
        {
            _waiting.Add(document);
            _passagesWaiting += document.Passages.Count;
            Passages += document.Passages.Count;
            return _passagesWaiting >= PerTurn;
        }

        /// <param name="ahead">Is released when the turn is over.</param>
        public void Work(SemaphoreSlim ahead)
        {
            var documents = _waiting;
            (_waiting, _passagesWaiting) = ([], 0);
            Working = After(Working);

            async Task After(Task before)
            {
                try
                {
                    await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
                    documents.ForEach(builder.Add);
                }
                finally
                {
                    ahead.Release();
                }
            }
        }
    }

    /// <summary>Reads the next documents while the last ones are being cut into tokens.</summary>
    public SegmentBuilder[] Read(IEnumerable<IndexedDocument> documents)
    {
        using var ahead = new SemaphoreSlim(TurnsAhead);
        try
        {
            foreach (var document in documents)
            {
                var lane = LaneFor(document);
                if (!lane.Take(document))
                    continue;
                ahead.Wait();
                if (lane.Working.IsFaulted)
                {
                    ahead.Release();
                    break;
                }

                lane.Work(ahead);
            }

            foreach (var lane in _all)
            {
                ahead.Wait();
                lane.Work(ahead);
            }
        }
        finally
        {
            // Also when reading fails: nobody may still be at work when this returns.
            Task.WhenAll(_all.Select(l => l.Working)).GetAwaiter().GetResult();
        }

        return [.. _all.Select(l => l.Builder)];
    }

    private Lane LaneFor(IndexedDocument document)
    {
        int n = 0;
        for (int i = 1; i < Lanes && _passages >= OneSegment; i++)
        {
            if (Passages(i) < Passages(n))
                n = i;
        }

        if (_open[n] is not { } lane || lane.Passages > 0 && lane.Passages + document.Passages.Count > SegmentSize)
            _all.Add(_open[n] = lane = new Lane(new SegmentBuilder(keepPassages, analysis)));
        _passages += document.Passages.Count;
        return lane;
    }

    private int Passages(int lane) => _open[lane]?.Passages ?? 0;
}
