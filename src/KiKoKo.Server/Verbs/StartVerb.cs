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
        if (library is not null || await IsEmptyAsync(data, cancel))
            await IngestJob.RunAsync(library ?? DemoLibrary(), data, cancel);

        await using var app = await Web.BuildAsync(data, arguments.Port, cancel);
        await app.StartAsync(cancel);
        Announce(arguments.Port, data);
        await app.WaitForShutdownAsync(cancel);
        return 0;
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
