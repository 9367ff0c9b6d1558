namespace KiKoKo.Knowledge.Search.Vectors;

/// <summary>The model gave no usable vector. The message is fit for an administrator and holds nothing of the embedded text.</summary>
public sealed class EmbeddingException : Exception
{
    public EmbeddingException()
    {
    }

    public EmbeddingException(string message)
        : base(message)
    {
    }

    public EmbeddingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>How long the endpoint asks to be left alone; null: it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The endpoint works but does not take this input (too long, forbidden characters): sending it again is of no use.</summary>
    public bool InputRefused { get; init; }
}
