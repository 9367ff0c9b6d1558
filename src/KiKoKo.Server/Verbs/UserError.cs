namespace KiKoKo.Server.Verbs;

/// <summary>Something the person at the command line can mend. The message is shown as it is, without a stack trace; exit code 1.</summary>
internal sealed class UserError : Exception
{
    public UserError()
    {
    }

    public UserError(string message)
        : base(message)
    {
    }

    public UserError(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
