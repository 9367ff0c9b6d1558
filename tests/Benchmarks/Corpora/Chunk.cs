namespace KiKoKo.Benchmarks.Corpora;

/// <summary>One line of the exchange file <c>chunks.tsv</c>: what both engines index.</summary>
/// <param name="Id">Document and number of the chunk, "document#n".</param>
/// <param name="Group">The audience that may read it.</param>
/// <param name="Head">Title and headings, separated by <see cref="HeadingMark"/>.</param>
internal sealed record Chunk(string Id, string Group, string Head, string Body)
{
    public const string HeadingMark = " · ";

    public string Document => Id[..Id.LastIndexOf('#')];

    public override string ToString() => $"{Id}\t{Group}\t{Clean(Head)}\t{Clean(Body)}";

    /// <exception cref="FormatException">Not four cells.</exception>
    public static Chunk Parse(string line) => line.Split('\t') is [var id, var group, var head, var body]
        ? new Chunk(id, group, head, body)
        : throw new FormatException("Eine Zeile der Datei mit den Abschnitten hat nicht vier Spalten.");

    private static string Clean(string text) => text.Replace('\t', ' ').Replace('\n', ' ').Replace('\r', ' ').Replace('\u2028', ' ').Replace('\u0085', ' ');
}
