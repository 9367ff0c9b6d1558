namespace KiKoKo.Ingest.Readers.Office;

/// <summary>A decompressing stream that stops a bomb while it unfolds: it counts what really comes out, whatever the header claims.</summary>
internal sealed class GuardedStream(Stream inner, long packed, ZipBudget budget) : ForwardStream(inner)
{
    private const long RatioFreeBytes = 4 << 20;
    private const long MaxRatio = 300;
    private long _read;

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        int got = Inner.Read(buffer);
        _read += got;
        budget.Spend(got);
        if (_read > RatioFreeBytes && _read > packed * MaxRatio)
            throw new UnreadableException(ExtractionStatus.Bomb, "Ein Bestandteil der Datei entpackt sich auf mehr als das 300-Fache; das Lesen wurde abgebrochen.");
        return got;
    }
}

/// <summary>How many bytes may come out of one container in total.</summary>
internal sealed class ZipBudget(long bytes)
{
    private long _left = bytes;

    public void Spend(int count)
    {
        _left -= count;
        if (_left < 0)
            throw new UnreadableException(ExtractionStatus.Bomb, "Die Datei entpackt sich auf mehr als 512 MB; das Lesen wurde abgebrochen.");
    }
}
