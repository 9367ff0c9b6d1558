namespace KiKoKo.Knowledge.Search;

/// <summary>
/// Lets no more searches work at a time than the machine has cores: more would only take turns on them, and each would last as long as
/// all of them together. First come, first served.
/// </summary>
/// <remarks>As long as there are places, coming and going are one atomic operation each and allocate nothing.</remarks>
internal sealed class SearchGate(int places)
{
    private readonly Queue<TaskCompletionSource> _waiting = new();

    // Free places; below zero: so many have come for whom there is none.
    private int _free = places;

    // Places handed on to somebody who has come but does not stand in the queue yet.
    private int _owed;

    /// <summary>As many places as cores.</summary>
    public SearchGate()
        : this(Environment.ProcessorCount)
    {
    }

    /// <summary>How many wait at the moment.</summary>
    public int Waiting => Math.Max(0, -Volatile.Read(ref _free));

    /// <summary>Takes a place if one is free and nobody waits for it.</summary>
    public bool TryEnter()
    {
        for (int free = Volatile.Read(ref _free); free > 0;)
        {
            int before = Interlocked.CompareExchange(ref _free, free - 1, free);
            if (before == free)
                return true;
            free = before;
        }

        return false;
    }

    /// <summary>Waits for a place. The waiting is the runtime's, which knows that a thread of its pool stands still and sends another one.</summary>
    public void Enter()
    {
        if (Interlocked.Decrement(ref _free) < 0)
            Queue()?.Task.Wait();
    }

    /// <summary>As <see cref="Enter"/>, without holding a thread meanwhile. Who waits gets the place, and must leave it.</summary>
    public ValueTask EnterAsync() =>
        Interlocked.Decrement(ref _free) < 0 && Queue() is { } turn ? new ValueTask(turn.Task) : ValueTask.CompletedTask;

    /// <summary>Gives the place to the one who has waited longest.</summary>
    public void Exit()
    {
        if (Interlocked.Increment(ref _free) > 0)
            return;
        TaskCompletionSource? next;
        lock (_waiting)
        {
            if (!_waiting.TryDequeue(out next))
                _owed++;
        }

        next?.SetResult();
    }

    /// <returns>Null when a place was handed on meanwhile.</returns>
    private TaskCompletionSource? Queue()
    {
        lock (_waiting)
        {
            if (_owed > 0)
            {
                _owed--;
                return null;
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
            return turn;
        }
    }
}
