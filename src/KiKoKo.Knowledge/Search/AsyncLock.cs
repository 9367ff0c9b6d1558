namespace KiKoKo.Knowledge.Search;

/// <summary>Lets one at a time in, in a <c>using</c>; the others wait without holding a thread.</summary>
internal sealed class AsyncLock : IDisposable
{
    private readonly SemaphoreSlim _free = new(1, 1);

    public async ValueTask<Holder> EnterAsync(CancellationToken cancel)
    {
        await _free.WaitAsync(cancel);
        return new Holder(_free);
    }

    public void Dispose() => _free.Dispose();

    public readonly struct Holder(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
