using System.Diagnostics;
using KiKoKo.Server.Hosting;

namespace KiKoKo.Server.Verbs;

internal static class IndexVerb
{
    /// <summary>Throws the index away and opens anew: opening rebuilds it from the documents.</summary>
    public static async Task<int> RebuildAsync(string data, bool json, CancellationToken cancel)
    {
        string folder = Installation.ExistingFolder(data);
        long started = Stopwatch.GetTimestamp();
        string index = Path.Combine(folder, "index");
        if (Directory.Exists(index))
            Directory.Delete(index, recursive: true);
        await using var installation = await Installation.OpenAsync(folder, new(), cancel);
        double seconds = Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 2);
        int documents = installation.Search.Catalogue.All.Count();
        if (json)
            Output.WriteJson(new { documents, seconds });
        else
            Console.WriteLine($"Der Suchindex wurde neu aufgebaut: {documents} Dokumente in {seconds} s.");
        return 0;
    }
}
