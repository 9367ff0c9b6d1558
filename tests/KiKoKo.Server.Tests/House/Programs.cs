using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace KiKoKo.Server.Tests.House;

/// <summary>What a program said and how it ended.</summary>
internal sealed record Run(int ExitCode, string Output, string Errors)
{
    /// <summary>The one JSON document on standard output. Fails when there is anything else.</summary>
    public JsonElement Json()
    {
        string line = Assert.Single(Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        using var document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }

    /// <summary>Failed, with one sentence that names the mend; nothing else on either stream.</summary>
    public void AssertMendable(string mentions)
    {
        Assert.Equal(1, ExitCode);
        Assert.Empty(Output);
        string line = Assert.Single(Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Abhilfe:", line, StringComparison.Ordinal);
        Assert.Contains(mentions, line, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", line, StringComparison.Ordinal);
    }
}

/// <summary>The built programs, run as people run them. They lie beside this one: artifacts/bin/NAME/CONFIGURATION/NAME.dll.</summary>
internal static class Programs
{
    public static Process Start(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        string path = Path.Combine(here.Parent!.Parent!.FullName, program, here.Name, program + ".dll");
        var start = new ProcessStartInfo("dotnet", [path, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (string name in start.Environment.Keys.Where(n => n.StartsWith("KIKOKO_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public static async Task<Run> RunAsync(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        using var process = Start(program, arguments, environment);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(40));
            return new Run(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>A verb of the server over a data folder.</summary>
    public static Task<Run> VerbAsync(string data, params string[] arguments) => RunAsync("KiKoKo.Server", [.. arguments, "--data", data]);
}
