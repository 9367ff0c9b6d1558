using System.Diagnostics;
using KiKoKo.Server.Hosting;

namespace KiKoKo.Server.Verbs;

internal static class IndexVerb
{
    /// <summary>Builds the index anew from the documents. A running server goes on with the old one until it follows the next change.</summary>
    public static async Task<int> RebuildAsync(string data, bool json, CancellationToken cancel)
    {
        string folder = Installation.ExistingFolder(data);
        long started = Stopwatch.GetTimestamp();
        await using var installation = await Installation.OpenAsync(folder, cancel);
        await installation.Search.RebuildAsync(cancel);
        double seconds = Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 2);
        int documents = installation.Search.Catalogue.All.Count();
        if (json)
            Output.WriteJson(new { documents, seconds });
        else
            Console.WriteLine($"Der Suchindex wurde neu aufgebaut: {documents} Dokumente in {seconds} s.");
        return 0;
    }
}
