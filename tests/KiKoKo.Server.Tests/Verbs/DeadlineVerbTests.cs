using System.Text.Json;
using KiKoKo.Server.Tests.House;

namespace KiKoKo.Server.Tests.Verbs;

/// <summary>The verbs that compute and find deadlines, as other programs call them.</summary>
public sealed class DeadlineVerbTests(Administration house)
{
    [Fact]
    public async Task Deadline_OfANamedRule_HasTheFields()
    {
        var run = await Programs.VerbAsync(Folder(), "deadline", "--rule", "elternzeit", "--start", "2026-06-01", "--state", "RP", "--json");

        Assert.Equal(0, run.ExitCode);
        var json = run.Json();
        Shape.Require(json, "id", "date", "practical", "weekday", "steps[].what", "steps[].basis", "warnings");
        Assert.Equal(("2026-04-12", "2026-04-10", "So"), (json.GetProperty("date").GetString(), json.GetProperty("practical").GetString(), json.GetProperty("weekday").GetString()));
    }

    [Fact]
    public async Task Deadline_FromFlags_IsComputed()
    {
        var run = await Programs.VerbAsync(Folder(), "deadline", "--kind", "event", "--start", "04.03.2026", "--state", "Rheinland-Pfalz", "--n", "10", "--unit", "T", "--shift", "next");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Mo, 2026-03-16", run.Output, StringComparison.Ordinal);
        Assert.Contains("§ 193 BGB", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-02-31", "RP", "28 Tage")]
    [InlineData("2026-02-27", "Atlantis", "Atlantis")]
    public async Task Deadline_OfBadInput_NamesTheMend(string start, string state, string mentions) =>
        (await Programs.VerbAsync(Folder(), "deadline", "--rule", "klage", "--start", start, "--state", state)).AssertMendable(mentions);

    [Fact]
    public async Task Deadline_OfABatch_WritesALineForEachCaseAlsoForFaultyOnes()
    {
        string folder = Folder(), file = Path.Combine(folder, "faelle.jsonl");
        await File.WriteAllTextAsync(file, """
            {"id":"a","start":"2026-03-09","state":"RP","rule":"§ 188 BGB","calc":{"kind":"event","n":10,"unit":"T","shift":"next"}}
            kein JSON
            {"id":"b","start":"2026-02-30","state":"RP","calc":{"kind":"efzg"}}
            {"id":"c","rule":"datenpanne","start":"2026-03-13T14:20","state":"RP"}
            """);

        var run = await Programs.VerbAsync(folder, "deadline", "--batch", file, "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("2 von 4", run.Errors, StringComparison.Ordinal);
        var lines = Lines(run.Output);
        Assert.Equal(["2026-03-19", null, null, "2026-03-16T14:20"], lines.Select(l => l.GetProperty("date").GetString()));
        Assert.Contains("§ 188 BGB", lines[0].GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("basis").GetString()));
        Assert.NotEmpty(lines[2].GetProperty("problems")[0].GetProperty("needed").GetString()!);
    }

    [Fact]
    public async Task Deadline_WithHouseRules_KnowsThemAndTheLinesOfTheirFaults()
    {
        string folder = Folder(), file = Path.Combine(folder, "fristen.md");
        await File.WriteAllTextAsync(file, "## stundenzettel: Stundenzettel\n- Ereignis: Monatsende\n- Frist: 3 Werktage\n- Zählung: nach dem Ereignis\n- Ende: bleibt\n- Grundlage: DA 4\n");
        var run = await Programs.VerbAsync(folder, "deadline", "--rule", "stundenzettel", "--start", "2026-03-31", "--state", "RP", "--json");
        Assert.Equal("2026-04-04", run.Json().GetProperty("date").GetString());

        await File.AppendAllTextAsync(file, "- Farbe: rot\n");
        (await Programs.VerbAsync(folder, "deadline", "--rule", "klage", "--start", "2026-03-31", "--state", "RP")).AssertMendable("Zeile 7");
    }

    [Fact]
    public async Task FindDeadlines_InAFile_HasTheFields()
    {
        string folder = Folder(), file = Path.Combine(folder, "text.txt");
        await File.WriteAllTextAsync(file, "Der Antrag ist innerhalb von zwei Wochen nach Zugang zu stellen. Bericht bis zum 31.08.2026.");

        var run = await Programs.VerbAsync(folder, "find-deadlines", file, "--json");

        Assert.Equal(0, run.ExitCode);
        var found = run.Json().GetProperty("expressions");
        Assert.Equal(["duration", "absolute"], found.EnumerateArray().Select(e => e.GetProperty("type").GetString()));
        Shape.Require(found[0], "start", "end", "text", "type", "n", "unit", "dir", "bound", "event");
        Assert.Equal("2026-08-31", found[1].GetProperty("date").GetString());
    }

    [Fact]
    public async Task FindDeadlines_OfABatch_WritesALineForEach()
    {
        string folder = Folder(), file = Path.Combine(folder, "saetze.jsonl");
        await File.WriteAllTextAsync(file, """
            {"id":"1","text":"Binnen drei Tagen zu melden."}
            {"id":"2","text":"Guten Tag."}
            """);

        var run = await Programs.VerbAsync(folder, "find-deadlines", "--batch", file);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal([1, 0], Lines(run.Output).Select(l => l.GetProperty("expressions").GetArrayLength()));
    }

    [Fact]
    public async Task FindDeadlines_FileMissing_NamesTheMend() =>
        (await Programs.VerbAsync(Folder(), "find-deadlines", Path.Combine(house.Folder, "gibt-es-nicht.txt"))).AssertMendable("gibt-es-nicht.txt");

    private static List<JsonElement> Lines(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];

    private string Folder() => Directory.CreateDirectory(Path.Combine(house.Folder, "fristen-" + Guid.NewGuid().ToString("N"))).FullName;
}
