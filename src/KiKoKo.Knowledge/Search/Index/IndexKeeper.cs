namespace KiKoKo.Knowledge.Search.Index;

/// <summary>Looks after an index beside searches and changes, one step at a time, the most urgent first.</summary>
internal sealed class IndexKeeper(LivingIndex index, TimeProvider time) : IDisposable
{
    /// <summary>An index up to this size is made anew as soon as it comes to rest; a larger one after a longer rest, as <see cref="RestOf"/> says.</summary>
    public const int SmallIndex = 20_000;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan VerifyAgain = TimeSpan.FromHours(24);

    private readonly AsyncLock _keeping = new();
    private readonly Dictionary<string, long> _verified = new(StringComparer.Ordinal);

    /// <summary>
    /// How long nothing must have changed before the index is made anew: then it is exactly what a rebuild gives, on every server.
    /// Ten times the passages cost ten times the work and are changed ten times as often, so they wait a hundred times as long.
    /// </summary>
    public static TimeSpan RestOf(long passages)
    {
        double size = Math.Max(1, (double)passages / SmallIndex);
        return Rest * (size * size);
    }

    public async Task<MaintenanceStep> StepAsync(CancellationToken cancel)
    {
        using var held = await _keeping.EnterAsync(cancel);
        if (!index.Folder.MayWrite && index.Folder.TryLock())
            return await TakeOverAsync(cancel);
        if (index.Folder.MayWrite && RebuildRequest.In(index.Folder) is { } request)
            return await RebuildAsync(request, cancel);
        if (index.Suspects.ToList() is { Count: > 0 } suspects)
        {
            await index.DropAsync(suspects, cancel);
            return MaintenanceStep.DamageFound;
        }

        if (index.IsIncomplete)
        {
            await index.RepairAsync(cancel);
            return MaintenanceStep.Repaired;
        }

        if (index.WriteProblem is not null)
            await index.SaveAsync(cancel);
        bool idle = index.Quiet >= Rest;
        if (index.Quiet >= RestOf(index.Current.Passages) && !index.IsSettled && index.Folder.MayWrite)
        {
            await index.RebuildAsync(null, cancel);
            return MaintenanceStep.Rebuilt;
        }

        return await MergeAsync(idle, cancel) ?? await VerifyAsync(cancel);
    }

    public async Task RebuildAsync(IProgress<IndexProgress>? progress, CancellationToken cancel)
    {
        using var held = await _keeping.EnterAsync(cancel);
        await index.RebuildAsync(progress, cancel);
    }

    public void Dispose() => _keeping.Dispose();

    private async Task<MaintenanceStep> TakeOverAsync(CancellationToken cancel)
    {
        // What this process holds in memory is on no disk, and files it maps may be gone: begin with what the last keeper left.
        if (await index.LoadAsync(cancel) is not null)
            await index.RebuildAsync(null, cancel);
        return MaintenanceStep.TookOver;
    }

    private async Task<MaintenanceStep> RebuildAsync(RebuildRequest request, CancellationToken cancel)
    {
        await index.RebuildAsync(request, cancel);
        request.Done();
        return MaintenanceStep.Rebuilt;
    }

    /// <returns>Null when nothing is worth merging.</returns>
    private async Task<MaintenanceStep?> MergeAsync(bool idle, CancellationToken cancel)
    {
        var start = index.Current;
        // Who does not keep the files merges only what it holds in memory itself.
        var own = index.Folder.MayWrite ? start.Segments : [.. start.Segments.Where(s => !s.Segment.Bytes.IsEmpty)];
        var chosen = MergePolicy.Choose(own, idle);
        if (chosen.Count == 0)
            return null;
        LiveSegment? merged = null;
        try
        {
            merged = await Task.Run(() => index.Maintenance.Merge(start, chosen, cancel), cancel);
            if (await index.ReplaceAsync(chosen, merged, cancel))
                return MaintenanceStep.Merged;
        }
        catch (SegmentException)
        {
            return await DropDamagedAsync(chosen, cancel);
        }

        index.Maintenance.Discard(merged);
        return MaintenanceStep.Merged;
    }

    private async Task<MaintenanceStep> VerifyAsync(CancellationToken cancel)
    {
        long now = time.GetTimestamp();
        var due = index.Current.Segments.FirstOrDefault(s => !_verified.TryGetValue(s.Name, out long last) || time.GetElapsedTime(last, now) > VerifyAgain);
        foreach (string gone in _verified.Keys.Except(index.Current.Segments.Select(s => s.Name)).ToList())
            _verified.Remove(gone);
        if (due is null)
            return MaintenanceStep.Nothing;
        return await DropDamagedAsync([due], cancel);
    }

    private async Task<MaintenanceStep> DropDamagedAsync(IReadOnlyList<LiveSegment> segments, CancellationToken cancel)
    {
        var result = MaintenanceStep.Verified;
        foreach (var segment in segments)
        {
            if (await Task.Run(() => index.Folder.IsWhole(segment.Name), cancel))
            {
                _verified[segment.Name] = time.GetTimestamp();
                continue;
            }

            // A merge may have taken the file away while we read it.
            if (index.Folder.MayWrite)
                await index.DropAsync([segment.Name], cancel);
            result = MaintenanceStep.DamageFound;
        }

        return result;
    }
}
