namespace KiKoKo.Storage;

/// <summary>The database cannot be used. The message names the mend and is fit to be shown to an administrator.</summary>
public sealed class StorageException : Exception
{
    public StorageException()
    {
    }

    public StorageException(string message)
        : base(message)
    {
    }

    public StorageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
