using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using KiKoKo.EndToEnd.Tests.House;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(RunningHouse))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace KiKoKo.EndToEnd.Tests.House;

/// <summary>
/// The real programs over a data folder of their own: the library read in by the ingestion job, the server listening on a
/// free port, a browser without a window.
/// </summary>
public sealed class RunningHouse : IAsyncLifetime
{
    private static readonly string? Chromium = Array.Find(["/usr/bin/chromium", "/usr/bin/chromium-browser"], File.Exists);

    private static readonly string[] ChromiumArguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kikoko-e2e-");
    private Process? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>A new browser window without memory. Skips the test when there is no browser.</summary>
    /// <param name="address">Another server than this house's own.</param>
    internal async Task<Visit> VisitAsync(BrowserNewContextOptions? options = null, string? address = null)
    {
        Assert.SkipWhen(_browser is null, "Kein Browser: Chromium fehlt (apt-get install chromium).");
        options ??= new();
        options.Locale = "de-DE";
        options.BaseURL = address ?? Address;
        options.ViewportSize ??= new() { Width = 1280, Height = 800 };
        options.ReducedMotion = ReducedMotion.Reduce;
        return await Visit.BeginAsync(await _browser!.NewContextAsync(options), options.BaseURL);
    }

    public async ValueTask InitializeAsync()
    {
        string library = Path.Combine(_folder.FullName, "library"), data = Path.Combine(_folder.FullName, "data");
        await Library.WriteAsync(library);
        using (var ingest = Start("KiKoKo.Ingest", "ingest", library, "--data", data))
        {
            string report = await ingest.StandardError.ReadToEndAsync() + await ingest.StandardOutput.ReadToEndAsync();
            await ingest.WaitForExitAsync();
            Assert.True(ingest.ExitCode == 0, report);
        }

        int port = FreePort();
        Address = $"http://127.0.0.1:{port}";
        _server = Start("KiKoKo.Server", "start", "--port", port.ToString(System.Globalization.CultureInfo.InvariantCulture), "--data", data);
        _server.OutputDataReceived += (_, _) => { };
        _server.ErrorDataReceived += (_, _) => { };
        _server.BeginOutputReadLine();
        _server.BeginErrorReadLine();
        await WaitUntilReadyAsync();

        if (Chromium is null)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ChromiumArguments });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_server is not null)
        {
            _server.Kill(entireProcessTree: true);
            await _server.WaitForExitAsync();
            _server.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    /// <summary>The programs lie beside this one: artifacts/bin/NAME/CONFIGURATION/NAME.dll.</summary>
    private static Process Start(string program, params string[] arguments)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        string path = Path.Combine(here.Parent!.Parent!.FullName, program, here.Name, program + ".dll");
        var start = new ProcessStartInfo("dotnet", [path, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        return Process.Start(start)!;
    }

    private async Task WaitUntilReadyAsync()
    {
        using var client = new HttpClient();
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(100))
        {
            Assert.False(_server!.HasExited, "The server ended.");
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(30), "The server was not ready within 30 seconds.");
            try
            {
                if ((await client.GetAsync(new Uri(Address + "/readyz"))).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // not listening yet
            }
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
