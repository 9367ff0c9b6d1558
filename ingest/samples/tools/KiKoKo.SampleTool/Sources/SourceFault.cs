namespace KiKoKo.SampleTool.Sources;

/// <summary>A source that cannot be built. The message names the file, the line where there is one, and the mend.</summary>
internal sealed class SourceFault : Exception
{
    public SourceFault()
    {
    }

    public SourceFault(string message)
        : base(message)
    {
    }

    public SourceFault(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public static SourceFault At(string file, int line, string message) => new($"{file}:{line}: {message}");
}
