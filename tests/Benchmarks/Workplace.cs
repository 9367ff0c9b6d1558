namespace KiKoKo.Benchmarks;

/// <summary>Where the runs find their data and leave what they make.</summary>
internal sealed class Workplace
{
    public Workplace(string folder)
    {
        Folder = Directory.CreateDirectory(folder).FullName;
    }

    public string Folder { get; }

    public string Chunks => Path.Combine(Folder, "chunks.tsv");

    public string Queries => Path.Combine(Folder, "queries.tsv");

    /// <summary>Ids of the documents that are deleted before the searches, 2 in 100.</summary>
    public string Deleted => Path.Combine(Folder, "deleted.txt");

    public string In(string name) => Path.Combine(Folder, name);

    /// <summary>The collection named by the user, else the 100,789 law sections of the shared folder.</summary>
    /// <exception cref="DirectoryNotFoundException">Neither is there.</exception>
    public static string Collection(string? named)
    {
        if (named is not null)
            return Directory.Exists(named) ? named : throw new DirectoryNotFoundException($"Den Ordner „{named}“ gibt es nicht.");
        string? shared = Environment.GetEnvironmentVariable("KIKOKO_SHARED");
        if (shared is null)
        {
            for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null && shared is null; at = at.Parent)
            {
                if (File.Exists(Path.Combine(at.FullName, "KiKoKo.sln")))
                    shared = Path.Combine(at.Parent!.FullName, "shared");
            }
        }

        string laws = Path.Combine(shared ?? "", "retrieval", "laws");
        return Directory.Exists(laws)
            ? laws
            : throw new DirectoryNotFoundException("Die große Prüfsammlung fehlt. Abhilfe: ihren Ordner angeben oder KIKOKO_SHARED setzen.");
    }
}
