namespace KiKoKo.Knowledge.Documents;

/// <summary>One version of one document: everything known about it besides its text.</summary>
/// <param name="Id">Ours, never reused.</param>
/// <param name="Source">Where the ingestion job found it; at most one live document per source.</param>
/// <param name="Kind">Dienstanweisung, Dienstvereinbarung, Formular, Kontaktliste, FAQ … as the owner names it.</param>
/// <param name="ValidFrom">First day in force, inclusive; null: always was.</param>
/// <param name="ValidUntil">Last day in force, inclusive; null: until further notice.</param>
/// <param name="Audience">The group that may read it, see <see cref="Documents.Audience"/>.</param>
/// <param name="Topics">What it answers, in the owner's words.</param>
/// <param name="Supersedes">File name of the version that this one replaces from its first day in force on.</param>
/// <param name="Sha256">Hash of the original file, lower-case hex.</param>
/// <param name="MetaHash">Hash of metadata and reader version; a change means that the file is read again.</param>
public sealed record Document(
    string Id,
    string Source,
    string FileName,
    string Title,
    string Department,
    string Kind,
    string Version,
    DateOnly? ValidFrom,
    DateOnly? ValidUntil,
    string Audience,
    string Owner,
    IReadOnlyList<string> Topics,
    string? Supersedes,
    int? Pages,
    string Sha256,
    string MetaHash,
    DateTimeOffset IngestedAt)
{
    /// <summary>Is it in force on that day by its own dates? Whether a newer version replaces it is the catalogue's to say.</summary>
    public bool IsInForce(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidUntil is null || day <= ValidUntil);
}
