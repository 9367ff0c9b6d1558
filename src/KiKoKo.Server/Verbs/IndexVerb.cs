using System.Diagnostics;
using KiKoKo.Knowledge.Search;
using KiKoKo.Server.Hosting;

namespace KiKoKo.Server.Verbs;

internal static class IndexVerb
{
    /// <summary>
    /// Builds the index anew from the documents and says on stderr how far it is. A running server keeps the files: then it is asked
    /// to do so, and goes on answering from the old index until the new one is ready.
    /// </summary>
    public static async Task<int> RebuildAsync(string data, bool json, CancellationToken cancel)
    {
        string folder = Installation.ExistingFolder(data);
        long started = Stopwatch.GetTimestamp();
        await using var installation = await Installation.OpenAsync(folder, cancel);
        bool byServer = !installation.Search.KeepsFiles;
        if (!await installation.Search.RebuildAsync(new Steps(Console.Error), cancel))
            throw new UserError("Ein anderes Programm hält den Suchindex und antwortet nicht. Abhilfe: den Server beenden und den Befehl wiederholen.");
        double seconds = Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 2);
        int documents = installation.Search.Catalogue.Count;
        if (json)
            Output.WriteJson(new { documents, seconds, byServer });
        else
            Console.WriteLine($"Der Suchindex wurde {(byServer ? "vom laufenden Server " : "")}neu aufgebaut: {documents} Dokumente in {seconds} s.");
        return 0;
    }

    /// <summary>A line per tenth.</summary>
    private sealed class Steps(TextWriter output) : IProgress<IndexProgress>
    {
        private int _shown = -1;

        public void Report(IndexProgress value)
        {
            int tenth = (int)(10L * value.Done / Math.Max(1, value.Total));
            if (tenth == _shown)
                return;
            _shown = tenth;
            output.WriteLine($"Suchindex: {10 * tenth} %");
        }
    }
}
