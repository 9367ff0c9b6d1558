namespace KiKoKo.Teams.Turns;

/// <summary>
/// Work that waits for a free hand. Work of one conversation runs one after another in the order in which it came;
/// conversations take turns, so that a busy one does not hold up the others.
/// </summary>
/// <remarks>
/// Bounded twice: over all and per conversation, running work included. What has been taken is always run: after
/// <see cref="Close"/> nothing more is taken, and <see cref="RunAsync"/> ends when all is done.
/// </remarks>
internal sealed class TurnQueue(int capacity, int capacityPerConversation, int workers)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Lane> _lanes = new(StringComparer.Ordinal);
    private readonly System.Threading.Channels.Channel<Lane> _ready = System.Threading.Channels.Channel.CreateUnbounded<Lane>();
    private int _taken;
    private bool _closed;

    /// <summary>Takes work, unless there is too much already.</summary>
    /// <param name="work">Must not throw.</param>
    public bool TryAdd(string conversation, Func<Task> work)
    {
        lock (_gate)
        {
            if (_closed || _taken >= capacity)
                return false;
            if (!_lanes.TryGetValue(conversation, out var lane))
            {
                lane = new Lane(conversation);
                _lanes.Add(conversation, lane);
                _ready.Writer.TryWrite(lane);
            }
            else if (lane.Work.Count >= capacityPerConversation)
            {
                return false;
            }

            lane.Work.Enqueue(work);
            _taken++;
            return true;
        }
    }

    /// <summary>Takes nothing more.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            if (_lanes.Count == 0)
                _ready.Writer.TryComplete();
        }
    }

    /// <summary>Works until closed and empty.</summary>
    public Task RunAsync() => Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(WorkAsync)));

    private async Task WorkAsync()
    {
        await foreach (var lane in _ready.Reader.ReadAllAsync())
        {
            // A lane is in the channel or in one worker's hands, never both: that is what keeps the order.
            Func<Task> work;
            lock (_gate)
                work = lane.Work.Peek();
            try
            {
                await work();
            }
            finally
            {
                Finish(lane);
            }
        }
    }

    private void Finish(Lane lane)
    {
        lock (_gate)
        {
            lane.Work.Dequeue();
            _taken--;
            if (lane.Work.Count > 0)
            {
                _ready.Writer.TryWrite(lane);
                return;
            }

            _lanes.Remove(lane.Conversation);
            if (_closed && _lanes.Count == 0)
                _ready.Writer.TryComplete();
        }
    }

    private sealed class Lane(string conversation)
    {
        public string Conversation { get; } = conversation;

        /// <summary>The first is the one that runs.</summary>
        public Queue<Func<Task>> Work { get; } = new();
    }
}
