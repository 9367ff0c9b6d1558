using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Dapper;
using KiKoKo.Server.Tests.House;
using KiKoKo.Storage;

namespace KiKoKo.Server.Tests.Verbs;

/// <summary>What an administrator can mend is one sentence that says how, and exit code 1.</summary>
public sealed class FailureTests(Administration house)
{
    [Theory]
    [InlineData("search", "Urlaub")]
    [InlineData("ask", "Wann verfällt mein Resturlaub?")]
    [InlineData("audit", "verify")]
    [InlineData("index", "rebuild")]
    public async Task DataFolder_Missing_NamesTheMend(params string[] arguments)
    {
        string missing = Path.Combine(house.Folder, "gibt-es-nicht");

        (await Programs.VerbAsync(missing, [.. arguments, "--json"])).AssertMendable("Datenordner");
        Assert.False(Directory.Exists(missing));
    }

    [Fact]
    public async Task Doctor_WithoutDataFolder_SaysSo()
    {
        var run = await Programs.VerbAsync(Path.Combine(house.Folder, "gibt-es-nicht"), "doctor", "--json");

        Assert.Equal(1, run.ExitCode);
        var check = run.Json().GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("name").GetString() == "data");
        Assert.False(check.GetProperty("ok").GetBoolean());
        Assert.NotEmpty(check.GetProperty("mend").GetString()!);
    }

    [Fact]
    public async Task Start_PortTaken_NamesTheMend()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        string port = ((IPEndPoint)other.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        (await Programs.VerbAsync(house.CopyData(), "start", "--port", port)).AssertMendable(port);
    }

    [Fact]
    public async Task Start_LibraryMissing_NamesTheMend()
    {
        var run = await Programs.VerbAsync(house.CopyData(), "start", "--library", Path.Combine(house.Folder, "keine-bibliothek"), "--port", Port());

        run.AssertMendable("keine-bibliothek");
    }

    [Theory]
    [InlineData("search", "Urlaub")]
    [InlineData("ask", "Wann verfällt mein Resturlaub?")]
    [InlineData("audit", "verify")]
    [InlineData("start")]
    public async Task Database_WithOverwrittenHeader_NamesTheMend(params string[] arguments)
    {
        string data = house.CopyData();
        await OverwriteAsync(Path.Combine(data, "kikoko.db"), 0, 100);
        string[] more = arguments[0] == "start" ? ["--port", Port()] : ["--json"];

        (await Programs.VerbAsync(data, [.. arguments, .. more])).AssertMendable("beschädigt");
    }

    /// <summary>Damage that shows only when the page is read used to end in a stack trace.</summary>
    [Fact]
    public async Task Database_WithDamageInside_NamesTheMend()
    {
        string data = house.CopyData();
        long page, size;
        await using (var database = await Database.OpenAsync(new DatabaseOptions { DataFolder = data }, default))
        {
            page = await database.ReadAsync(c => c.ExecuteScalarAsync<long>("SELECT rootpage FROM sqlite_schema WHERE name = 'audit_tree'"), default);
            size = await database.ReadAsync(c => c.ExecuteScalarAsync<long>("PRAGMA page_size"), default);
        }

        await OverwriteAsync(Path.Combine(data, "kikoko.db"), (int)((page - 1) * size), 100);

        (await Programs.VerbAsync(data, "ask", "Wann verfällt mein Resturlaub?", "--json")).AssertMendable("nicht lesbar");
        Assert.False((await Programs.VerbAsync(data, "doctor", "--json")).Json().GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task Doctor_WithDamagedDatabase_SaysSoInJson()
    {
        string data = house.CopyData();
        await OverwriteAsync(Path.Combine(data, "kikoko.db"), 0, 100);

        var run = await Programs.VerbAsync(data, "doctor", "--json");

        Assert.Equal(1, run.ExitCode);
        var check = run.Json().GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("name").GetString() == "database");
        Assert.False(check.GetProperty("ok").GetBoolean());
    }

    [Theory]
    [InlineData("*.segment")]
    [InlineData("manifest.json")]
    public async Task Index_WithDamagedFile_IsRebuiltAndAnswers(string files)
    {
        string data = house.CopyData();
        Assert.Equal(0, (await Programs.VerbAsync(data, "index", "rebuild")).ExitCode);
        string[] damaged = Directory.GetFiles(Path.Combine(data, "index"), files);
        Assert.NotEmpty(damaged);
        foreach (string file in damaged)
            await OverwriteAsync(file, (int)new FileInfo(file).Length / 2, 40);

        var run = await Programs.VerbAsync(data, "search", "Resturlaub", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("urlaub-2020.md", run.Json().GetProperty("hits")[0].GetProperty("fileName").GetString());
    }

    [Theory]
    [InlineData("KIKOKO_Assistant__MinimumCoverage", "viel", "Assistant")]
    [InlineData("KIKOKO_Assistant__MinimumCoverage", "7", "MinimumCoverage")]
    public async Task Ask_WithSettingThatCannotWork_NamesTheMend(string name, string value, string mentions)
    {
        var run = await Programs.RunAsync("KiKoKo.Server", ["ask", "Wann?", "--data", house.CopyData()], (name, value));

        run.AssertMendable(mentions);
    }

    [Theory]
    [InlineData("Development", "KIKOKO_Teams__AppId", "00000000-0000-4000-8000-000000000001", "TenantId")]
    [InlineData("Production", "KIKOKO_Teams__DangerouslyAllowAnonymous", "true", "DangerouslyAllowAnonymous")]
    public async Task Start_WithTeamsSettingsThatCannotWork_NamesTheMend(string environment, string name, string value, string mentions)
    {
        var run = await Programs.RunAsync(
            "KiKoKo.Server", ["start", "--port", Port(), "--data", house.CopyData()], ("ASPNETCORE_ENVIRONMENT", environment), (name, value), ("KIKOKO_Teams__ClientSecret", "x"));

        run.AssertMendable(mentions);
    }

    [Fact]
    public async Task SettingsFile_ThatIsNotJson_NamesTheMend()
    {
        string data = house.CopyData();
        await File.WriteAllTextAsync(Path.Combine(data, "appsettings.json"), "{ \"Assistant\": ");

        (await Programs.VerbAsync(data, "ask", "Wann?")).AssertMendable("appsettings.json");
        (await Programs.VerbAsync(data, "start", "--port", Port())).AssertMendable("appsettings.json");
        Assert.Equal(1, (await Programs.VerbAsync(data, "doctor", "--json")).Json().GetProperty("checks").EnumerateArray().Count(c => c.GetProperty("name").GetString() == "settings"));
    }

    /// <summary>The verbs used to answer with the defaults, whatever the data folder said.</summary>
    [Fact]
    public async Task SettingsFile_AppliesToVerbs()
    {
        string data = house.CopyData();
        await File.WriteAllTextAsync(Path.Combine(data, "appsettings.json"), """{ "Assistant": { "MinimumCoverage": 0.9 } }""");
        const string Question = "Wer genehmigt meinen langen Erholungsurlaub?";

        Assert.Equal("grounded", (await Programs.VerbAsync(house.CopyData(), "ask", Question, "--json")).Json().GetProperty("kind").GetString());
        Assert.Equal("abstention", (await Programs.VerbAsync(data, "ask", Question, "--json")).Json().GetProperty("kind").GetString());
    }

    private static string Port() => RunningServer.FreePort().ToString(CultureInfo.InvariantCulture);

    private static async Task OverwriteAsync(string file, int offset, int count)
    {
        await using var stream = File.OpenWrite(file);
        stream.Position = offset;
        byte[] rubbish = new byte[count];
        Array.Fill(rubbish, (byte)0xA5);
        await stream.WriteAsync(rubbish);
    }
}
