using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace KiKoKo.Server.Tests.House;

/// <summary>The server program on a free port, and a person before it.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private RunningServer(Process process, string address)
    {
        _process = process;
        Client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
        Address = address;
    }

    /// <summary>Without a slash at the end.</summary>
    public string Address { get; }

    /// <summary>Without cookies, without following redirects.</summary>
    public HttpClient Client { get; }

    public static async Task<RunningServer> StartAsync(string data, params (string Name, string Value)[] environment)
    {
        int port = FreePort();
        var process = Programs.Start("KiKoKo.Server", ["start", "--port", port.ToString(CultureInfo.InvariantCulture), "--data", data], environment);
        var server = new RunningServer(process, $"http://127.0.0.1:{port}");
        process.OutputDataReceived += server.Hear;
        process.ErrorDataReceived += server.Hear;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await server.WaitUntilReadyAsync();
        return server;
    }

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public Task<HttpResponseMessage> GetAsync(string path, string? persona = null) => SendAsync(New(HttpMethod.Get, path, persona));

    public async Task<string> ReadAsync(string path, string? persona = null)
    {
        using var response = await GetAsync(path, persona);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    public async Task<JsonElement> JsonAsync(string path, string? persona = null) => JsonSerializer.Deserialize<JsonElement>(await ReadAsync(path, persona));

    public async Task<JsonElement> AskAsync(string question, string? persona = null, string? conversationId = null)
    {
        using var response = await PostAsync("/api/ask", JsonContent.Create(new { question, conversationId }), persona);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public Task<HttpResponseMessage> PostAsync(string path, HttpContent content, string? persona = null)
    {
        var request = New(HttpMethod.Post, path, persona);
        request.Content = content;
        return SendAsync(request);
    }

    /// <summary>Sends it. That the server has ended meanwhile is told with its exit code and its words, not as a refused connection.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        try
        {
            return await Client.SendAsync(request, TestContext.Current.CancellationToken);
        }
        catch (HttpRequestException) when (_process.WaitForExit(500))
        {
            Assert.Fail(Ended());
            throw;
        }
    }

    public static HttpRequestMessage New(HttpMethod method, string path, string? persona = null)
    {
        var request = new HttpRequestMessage(method, path);
        if (persona is not null)
            request.Headers.Add("Cookie", "kikoko-persona=" + persona);
        return request;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private string Ended()
    {
        lock (_said)
            return $"The server ended by itself with exit code {_process.ExitCode} (143, 137: somebody else stopped it). It said: {_said}";
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        lock (_said)
            _said.AppendLine(line.Data);
    }

    private async Task WaitUntilReadyAsync()
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            if (_process.HasExited)
                Assert.Fail(Ended());
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(40), "The server was not ready within 40 seconds.");

            try
            {
                using var response = await Client.GetAsync(new Uri("/readyz", UriKind.Relative));
                if (response.IsSuccessStatusCode)
                    return;
            }
            catch (Exception e) when (e is HttpRequestException or SocketException)
            {
                // not listening yet; a connection that is lost between its opening and the first look at it comes as the bare socket's word
            }
        }
    }
}
