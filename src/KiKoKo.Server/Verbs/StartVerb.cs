using System.Net;
using System.Net.Sockets;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Server.Hosting;
using KiKoKo.Storage;

namespace KiKoKo.Server.Verbs;

internal sealed record StartArguments(string Data, int Port, string? Library);

internal static class StartVerb
{
    public static async Task<int> RunAsync(StartArguments arguments, CancellationToken cancel)
    {
        string data = Path.GetFullPath(arguments.Data);
        string? library = arguments.Library is null ? null : ExistingLibrary(arguments.Library);
        RequireFreePort(arguments.Port);
        await FillAsync(data, library, cancel);

        await using var app = await Web.BuildAsync(data, arguments.Port, cancel);
        await app.StartAsync(cancel);
        Announce(arguments.Port, data);
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    /// <summary>
    /// Reads the documents in: those of the named library at every start, the demo library at the first. A first reading that
    /// was interrupted goes on at the next start: a note in the data folder tells of it until it is finished.
    /// </summary>
    private static async Task FillAsync(string data, string? library, CancellationToken cancel)
    {
        string note = Path.Combine(data, "erstes-einlesen");
        string? begun = File.Exists(note) ? (await File.ReadAllTextAsync(note, cancel)).Trim() : null;
        string? wanted = library ?? (Directory.Exists(begun) ? begun : await IsEmptyAsync(data, cancel) ? DemoLibrary() : null);
        if (wanted is null)
            return;
        if (library is not null)
            await IsEmptyAsync(data, cancel); // opens the database and so makes the folder, or says why it cannot
        await File.WriteAllTextAsync(note, wanted, cancel);
        await IngestJob.RunAsync(wanted, data, cancel);
        File.Delete(note);
    }

    private static async Task<bool> IsEmptyAsync(string data, CancellationToken cancel)
    {
        await using var database = await Database.OpenAsync(new DatabaseOptions { DataFolder = data }, cancel);
        return await new DocumentStore(database, TimeProvider.System).ReadSequenceAsync(cancel) == 0;
    }

    private static string ExistingLibrary(string folder)
    {
        string full = Path.GetFullPath(folder);
        return Directory.Exists(full) ? full : throw new UserError($"Der Ordner „{full}“ fehlt. Abhilfe: --library mit einem vorhandenen Ordner angeben.");
    }

    private static string DemoLibrary()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string library = Path.Combine(folder.FullName, "ingest", "samples", "library");
            if (Directory.Exists(library))
                return library;
        }

        throw new UserError("Die Demo-Bibliothek fehlt. Abhilfe: mit --library einen Ordner mit Dokumenten angeben.");
    }

    private static void RequireFreePort(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
        }
        catch (SocketException e)
        {
            throw new UserError($"Der Anschluss {port} ist belegt. Abhilfe: das andere Programm beenden oder mit --port einen anderen wählen.", e);
        }
    }

    private static void Announce(int port, string data)
    {
        string address = $"http://127.0.0.1:{port}";
        Console.WriteLine($"""

            KiKoKo ist bereit.

              Fragen stellen   {address}/
              Wissensbasis     {address}/wissen
              KI-Ko            {address}/ki-ko
              Teams-Endpunkt   {address}/api/messages
              Datenordner      {data}

            Eine erste Frage: „Wann verfällt mein Resturlaub?“ – auch auf der Befehlszeile: ./kikoko ask "Wann verfällt mein Resturlaub?"
            Beenden mit Strg+C.
            """);
    }
}
