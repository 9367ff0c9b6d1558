using KiKoKo.Server.Tests.House;

namespace KiKoKo.Server.Tests.Verbs;

public sealed class WrongUsageTests(Administration house)
{
    [Theory]
    [InlineData]
    [InlineData("tanzen")]
    [InlineData("search")]
    [InlineData("search", "Urlaub", "--farbe", "rot")]
    [InlineData("search", "Urlaub", "--top", "viele")]
    [InlineData("search", "Urlaub", "--top", "0")]
    [InlineData("search", "Urlaub", "--as", "chef")]
    [InlineData("ask")]
    [InlineData("ask", " ")]
    [InlineData("ask", "Wann?", "--as")]
    [InlineData("ask", "--batch", "")]
    [InlineData("eval", "")]
    [InlineData("search", "Urlaub", "--data", "")]
    [InlineData("deadline")]
    [InlineData("deadline", "--start", "2026-03-09")]
    [InlineData("deadline", "--rule", "widerspruch", "--rules")]
    [InlineData("deadline", "--kind", "event", "--batch", "faelle.jsonl")]
    [InlineData("deadline", "--rule", "widerspruch", "--start", "")]
    [InlineData("check-evidence")]
    [InlineData("check-evidence", "--batch", "")]
    [InlineData("find-deadlines")]
    [InlineData("find-deadlines", "")]
    [InlineData("find-deadlines", "text.txt", "--batch", "saetze.jsonl")]
    [InlineData("audit")]
    [InlineData("audit", "loeschen")]
    [InlineData("index")]
    [InlineData("start", "--port", "70000")]
    [InlineData("start", "--port", "http")]
    [InlineData("start", "--json")]
    [InlineData("doctor", "--gruendlich")]
    public async Task Call_Wrong_ExitsWith2AndUsageOnStandardError(params string[] arguments)
    {
        var run = await Programs.RunAsync("KiKoKo.Server", arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("Aufruf: ./kikoko", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_WithQuestionAndBatch_IsWrongUsage()
    {
        string batch = Path.Combine(house.Folder, "fragen-" + Guid.NewGuid().ToString("N"));
        await File.WriteAllTextAsync(batch, "Wann verfällt mein Resturlaub?");

        var run = await Programs.VerbAsync(house.Data, "ask", "Wann?", "--batch", batch);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
    }
}
