using Dapper;
using KiKoKo.Server.Tests.House;
using KiKoKo.Storage;

namespace KiKoKo.Server.Tests.Verbs;

public sealed class AuditVerifyTests(Administration house)
{
    [Fact]
    public async Task Log_AfterQuestions_IsCompleteUntilOneByteIsFlipped()
    {
        string data = house.CopyData();
        var asked = await Programs.VerbAsync(data, "ask", "Wann verfällt mein Resturlaub?", "Wer ist für den Brandschutz zuständig?", "Welche Farbe hat der Mond?");
        Assert.Equal(0, asked.ExitCode);

        var good = await Programs.VerbAsync(data, "audit", "verify", "--json");
        Assert.Equal(0, good.ExitCode);
        Assert.Equal((3, 0), (good.Json().GetProperty("entries").GetInt32(), good.Json().GetProperty("problems").GetArrayLength()));

        await FlipAsync(data, entry: 1);

        var bad = await Programs.VerbAsync(data, "audit", "verify", "--json");
        Assert.Equal(1, bad.ExitCode);
        Shape.Require(bad.Json(), "problems[].index", "problems[].what");
        Assert.Contains(bad.Json().GetProperty("problems").EnumerateArray(), p => p.GetProperty("index").ValueKind == System.Text.Json.JsonValueKind.Number && p.GetProperty("index").GetInt64() == 1);
        var told = await Programs.VerbAsync(data, "audit", "verify");
        Assert.Equal(1, told.ExitCode);
        Assert.Contains("Eintrag 1:", told.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Eintrag 0:", told.Output, StringComparison.Ordinal);
        Assert.Contains("Abhilfe:", told.Output, StringComparison.Ordinal);
    }

    private static async Task FlipAsync(string data, long entry)
    {
        await using var database = await Database.OpenAsync(new DatabaseOptions { DataFolder = data }, default);
        await database.WriteAsync(
            async c =>
            {
                byte[] canonical = await c.QuerySingleAsync<byte[]>("SELECT canonical FROM audit_entries WHERE idx = @entry", new { entry });
                canonical[canonical.Length / 2] ^= 1;
                await c.ExecuteAsync("UPDATE audit_entries SET canonical = @canonical WHERE idx = @entry", new { canonical, entry });
            },
            default);
    }
}
