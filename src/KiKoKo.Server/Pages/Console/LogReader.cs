using KiKoKo.Audit;

namespace KiKoKo.Server.Pages.Console;

/// <summary>Some entries of the log, newest first, and whether older ones follow.</summary>
internal sealed record LogSlice(IReadOnlyList<AuditEntry> Entries, bool HasOlder);

internal static class LogReader
{
    /// <summary>Entries shown on one page.</summary>
    private const int Size = 25;

    private const int Batch = 200;

    /// <param name="outcome">Only entries of this outcome; null or empty: all.</param>
    /// <param name="before">Only entries with a smaller index; null: from the newest on.</param>
    public static async Task<LogSlice> ReadAsync(AuditLog log, string? outcome, long? before, CancellationToken cancel)
    {
        var found = new List<AuditEntry>();
        // The outcome stands inside the canonical entry, not in a column: entries are read in batches until the page is full.
        while (found.Count <= Size)
        {
            var batch = await log.ReadLatestAsync(string.IsNullOrEmpty(outcome) ? Size + 1 : Batch, before, cancel);
            if (batch.Count == 0)
                break;
            found.AddRange(batch.Where(e => string.IsNullOrEmpty(outcome) || e.Outcome == outcome));
            before = batch[^1].Index;
        }

        return new LogSlice([.. found.Take(Size)], found.Count > Size);
    }

    /// <summary>Null when there is no entry of that index.</summary>
    public static async Task<AuditEntry?> FindAsync(AuditLog log, long index, CancellationToken cancel)
    {
        if (index is < 0 or long.MaxValue)
            return null;
        var newest = await log.ReadLatestAsync(1, index + 1, cancel);
        return newest.Count == 1 && newest[0].Index == index ? newest[0] : null;
    }
}
