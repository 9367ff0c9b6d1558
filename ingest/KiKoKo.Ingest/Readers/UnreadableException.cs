namespace KiKoKo.Ingest.Readers;

/// <summary>Ends reading from deep inside a parser. <see cref="DocumentReader"/> turns it into a result; nobody else sees it.</summary>
internal sealed class UnreadableException(ExtractionStatus status, string reason) : Exception(reason)
{
    public ExtractionStatus Status { get; } = status;
}
