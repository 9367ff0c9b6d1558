namespace KiKoKo.Server.Channels;

/// <summary>Which label the answers carried that went out lately, so that a verdict on one can be recorded.</summary>
/// <param name="capacity">So many answers are remembered; older ones are forgotten.</param>
internal sealed class DeliveredAnswers(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Key, Entry> _entries = [];
    private readonly Queue<(Key Key, long Number)> _order = new();
    private long _number;

    /// <param name="messageId">Null when the channel did not tell it; the answer is then only the conversation's last.</param>
    public void Remember(string conversation, string? messageId, string label)
    {
        lock (_gate)
        {
            Put(new Key(conversation, null), label);
            if (messageId is not null)
                Put(new Key(conversation, messageId), label);
        }
    }

    /// <summary>The label of that answer; without a message id, of the conversation's last. Null: not known (any more).</summary>
    /// <remarks>A message id that is not known is another message: the last answer does not stand in for it.</remarks>
    public string? Find(string conversation, string? messageId)
    {
        lock (_gate)
            return _entries.GetValueOrDefault(new Key(conversation, messageId))?.Label;
    }

    private void Put(Key key, string label)
    {
        _entries[key] = new Entry(label, ++_number);
        _order.Enqueue((key, _number));
        // Two places in the queue an answer. What was put again since is not the one that is due.
        while (_order.Count > 2 * capacity)
        {
            var (oldest, number) = _order.Dequeue();
            if (_entries[oldest].Number == number)
                _entries.Remove(oldest);
        }
    }

    /// <summary>Without a message id: the conversation's last answer.</summary>
    private sealed record Key(string Conversation, string? MessageId);

    private sealed record Entry(string Label, long Number);
}
