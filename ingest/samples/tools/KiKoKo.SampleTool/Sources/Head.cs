namespace KiKoKo.SampleTool.Sources;

/// <summary>
/// What a source says about itself before its text. Same keys as the sidecar that the ingestion job reads, and the name
/// of the file to build.
/// </summary>
/// <param name="File">Name of the built file; its extension chooses the format.</param>
/// <param name="ValidUntil">Last day in force, inclusive; null: until further notice.</param>
/// <param name="Supersedes">File name of the version that this one replaces.</param>
internal sealed record Head(
    string Title,
    string File,
    string Department,
    string Kind,
    string Version,
    DateOnly ValidFrom,
    DateOnly? ValidUntil,
    string Audience,
    string Owner,
    IReadOnlyList<string> Topics,
    string? Supersedes)
{
    /// <summary>docx, pdf, pptx, md or xlsx.</summary>
    public string Format => Path.GetExtension(File)[1..];

    /// <summary>Folder of the library that the file goes to.</summary>
    public string Folder => Department.ToLowerInvariant();
}
