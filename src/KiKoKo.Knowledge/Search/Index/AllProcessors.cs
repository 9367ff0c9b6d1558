using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>Work on all processors, with at most one element per processor in work, which bounds the memory.</summary>
internal static class AllProcessors
{
    /// <returns>The results in the order of the source.</returns>
    public static TResult[] Run<T, TResult>(IReadOnlyList<T> source, Func<T, TResult> work)
    {
        if (source.Count <= 1)
            return [.. source.Select(work)];
        try
        {
            return [.. Partitioner.Create(source, EnumerablePartitionerOptions.NoBuffering).AsParallel().AsOrdered().Select(work)];
        }
        catch (AggregateException e)
        {
            // Callers tell a full disk from other faults by the exception's type.
            ExceptionDispatchInfo.Throw(e.Flatten().InnerExceptions[0]);
            throw;
        }
    }
}
