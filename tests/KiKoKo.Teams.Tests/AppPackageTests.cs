using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json.Nodes;
using KiKoKo.Teams.Tests.Doubles;

namespace KiKoKo.Teams.Tests;

/// <summary>The package that an administrator uploads. Limits are those of manifest schema 1.24.</summary>
public sealed class AppPackageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kikoko-teams").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Package_ForAnAppAndAHost_ManifestFilledInAndIconsOfTheRightSize()
    {
        var (exit, error, file) = await PackageAsync(TestKeys.AppId, "KiKoKo.Musterstadt.de");
        Assert.True(exit == 0, error);
        await using var package = await ZipFile.OpenReadAsync(file);
        Assert.Equal(["color.png", "manifest.json", "outline.png"], package.Entries.Select(e => e.FullName).Order());

        string text = await ReadAsync(package, "manifest.json");
        Assert.DoesNotContain("${", text, StringComparison.Ordinal);
        var manifest = JsonNode.Parse(text)!;
        Assert.Equal(TestKeys.AppId, (string?)manifest["id"]);
        Assert.Equal(TestKeys.AppId, (string?)manifest["bots"]![0]!["botId"]);
        Assert.Equal(["personal", "team", "groupChat"], manifest["bots"]![0]!["scopes"]!.AsArray().Select(s => (string?)s));
        Assert.Equal("kikoko.musterstadt.de", (string?)manifest["validDomains"]![0]);
        Assert.InRange(((string)manifest["name"]!["short"]!).Length, 1, 30);
        Assert.InRange(((string)manifest["name"]!["full"]!).Length, 1, 100);
        Assert.InRange(((string)manifest["description"]!["short"]!).Length, 1, 80);
        Assert.InRange(((string)manifest["description"]!["full"]!).Length, 1, 4000);
        Assert.InRange(manifest["bots"]![0]!["commandLists"]![0]!["commands"]!.AsArray().Count, 1, 12);
        Assert.Equal((192, 192), await SizeAsync(package, "color.png"));
        Assert.Equal((32, 32), await SizeAsync(package, "outline.png"));
    }

    [Theory]
    [InlineData("keine-id", "kikoko.example")]
    [InlineData(TestKeys.AppId, "https://kikoko.example")]
    [InlineData(TestKeys.AppId, "kikoko.example/pfad")]
    [InlineData(TestKeys.AppId, "a\",\"b")]
    public async Task Package_WrongArguments_UsageAndExit2(string appId, string host)
    {
        var (exit, error, file) = await PackageAsync(appId, host);
        Assert.Equal(2, exit);
        Assert.Contains("Aufruf:", error, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    private async Task<(int Exit, string Error, string File)> PackageAsync(string appId, string host)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || !IsInstalled("bash") || !IsInstalled("python3"), "package.sh needs bash and python3");
        string file = Path.Combine(_folder, "app.zip");
        var start = new ProcessStartInfo("bash", [Path.Combine(RepositoryRoot(), "manifests/teams/package.sh"), appId, host, file])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        string error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, error, file);
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KiKoKo.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("KiKoKo.sln not found above the tests.");
        return folder.FullName;
    }

    private static async Task<string> ReadAsync(ZipArchive package, string name)
    {
        using var reader = new StreamReader(await package.GetEntry(name)!.OpenAsync());
        return await reader.ReadToEndAsync();
    }

    private static async Task<(int Width, int Height)> SizeAsync(ZipArchive package, string name)
    {
        byte[] head = new byte[24];
        await using var stream = await package.GetEntry(name)!.OpenAsync();
        await stream.ReadExactlyAsync(head);
        return (BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(20)));
    }
}
