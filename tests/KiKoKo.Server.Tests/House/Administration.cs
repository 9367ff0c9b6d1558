using KiKoKo.EndToEnd.Tests.House;
using KiKoKo.Server.Tests.House;

[assembly: AssemblyFixture(typeof(Administration))]

namespace KiKoKo.Server.Tests.House;

/// <summary>A library read in once by the real ingestion program; servers over copies of its data folder.</summary>
public sealed class Administration : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kikoko-server-");
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly List<RunningServer> _servers = [];
    private readonly Lazy<Task<RunningServer>> _server;
    private readonly Lazy<Task<RunningServer>> _production;
    private int _copies;

    public Administration()
    {
        _server = new(() => StartAsync());
        _production = new(() => StartAsync(("ASPNETCORE_ENVIRONMENT", "Production")));
    }

    /// <summary>The data folder. Verbs may read and ask in it; a test that damages takes a copy.</summary>
    public string Data => Path.Combine(_folder.FullName, "data");

    /// <summary>A place for files of a test.</summary>
    public string Folder => _folder.FullName;

    /// <summary>The server as <c>./kikoko start</c> starts it.</summary>
    internal Task<RunningServer> Server => _server.Value;

    /// <summary>The server in the environment "Production", where nobody can sign in yet.</summary>
    internal Task<RunningServer> Production => _production.Value;

    public string IdOf(string fileName) => _ids[fileName];

    /// <summary>A copy of the data folder for this test alone.</summary>
    public string CopyData()
    {
        string copy = Path.Combine(_folder.FullName, $"data-{Interlocked.Increment(ref _copies)}");
        Directory.CreateDirectory(copy);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(_folder.FullName, "untouched")))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return copy;
    }

    /// <summary>A server of its own over a copy of the data folder; stopped at the end of the run.</summary>
    internal async Task<RunningServer> StartAsync(params (string Name, string Value)[] environment)
    {
        var server = await RunningServer.StartAsync(CopyData(), environment);
        lock (_servers)
            _servers.Add(server);
        return server;
    }

    public async ValueTask InitializeAsync()
    {
        string library = Path.Combine(_folder.FullName, "library");
        await Library.WriteAsync(library);
        await RestrictedDocuments.WriteAsync(library);
        var ingest = await Programs.RunAsync("KiKoKo.Ingest", ["ingest", library, "--data", Data, "--json"]);
        Assert.True(ingest.ExitCode == 0, ingest.Errors);
        foreach (var result in ingest.Json().GetProperty("results").EnumerateArray())
        {
            Assert.Equal("added", result.GetProperty("status").GetString());
            _ids.Add(Path.GetFileName(result.GetProperty("file").GetString()!), result.GetProperty("documentId").GetString()!);
        }

        // The ingestion job has ended, so the database is one file without a journal.
        string untouched = Path.Combine(_folder.FullName, "untouched");
        Directory.CreateDirectory(untouched);
        foreach (string file in Directory.EnumerateFiles(Data))
            File.Copy(file, Path.Combine(untouched, Path.GetFileName(file)));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
