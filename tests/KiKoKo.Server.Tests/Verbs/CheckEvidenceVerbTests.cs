using System.Text.Json;
using KiKoKo.Server.Tests.House;

namespace KiKoKo.Server.Tests.Verbs;

/// <summary>The evidence check, as other programs call it.</summary>
public sealed class CheckEvidenceVerbTests(Administration house)
{
    [Fact]
    public async Task CheckEvidence_OfABatch_GivesEachSentenceAVerdictWithReasons()
    {
        string folder = Folder(), file = Path.Combine(folder, "antworten.jsonl");
        await File.WriteAllTextAsync(file, """
            {"id":"a","answer":"Der Urlaub beträgt 30 Tage [1]. Die Frist endet nach drei Wochen [1].","passages":[{"n":1,"text":"Der Urlaub beträgt 30 Tage. Die Frist endet nach zwei Wochen."}]}
            {"id":"b","answer":"Der Urlaub beträgt 31 Tage [2].","passages":[{"n":2,"text":"Der Urlaub beträgt 30 Tage."}],"note":"egal"}
            """);

        var run = await Programs.VerbAsync(folder, "check-evidence", "--batch", file, "--json");

        Assert.Equal(0, run.ExitCode);
        var lines = Lines(run.Output);
        Shape.Require(lines[0], "id", "sentences[].text", "sentences[].verdict", "sentences[].reasons", "sentences[].citations");
        Assert.Equal(["supported", "unsupported", "unsupported"], lines.SelectMany(l => l.GetProperty("sentences").EnumerateArray()).Select(s => s.GetProperty("verdict").GetString()));
        Assert.Equal("Die Angabe „31 Tage“ steht nicht in Fundstelle 2.", lines[1].GetProperty("sentences")[0].GetProperty("reasons")[0].GetString());
        Assert.Equal("Der Urlaub beträgt 30 Tage [1].", lines[0].GetProperty("sentences")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task CheckEvidence_FaultyLines_SayWhatIsWrongAndTheOthersAreChecked()
    {
        string folder = Folder(), file = Path.Combine(folder, "antworten.jsonl");
        await File.WriteAllTextAsync(file, """
            kein JSON
            [1, 2]
            {"id":"ohne Antwort","passages":[]}
            {"id":"ohne Liste","answer":"Ja."}
            {"id":"falsche Nummer","answer":"Ja.","passages":[{"n":"eins","text":"Ja."}]}
            {"id":7,"answer":"Der Urlaub beträgt 30 Tage [1].","passages":[{"n":1,"text":"Der Urlaub beträgt 30 Tage."}]}
            """);

        var run = await Programs.VerbAsync(folder, "check-evidence", "--batch", file, "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("5 von 6", run.Errors, StringComparison.Ordinal);
        var lines = Lines(run.Output);
        Assert.Equal(
            ["Die Zeile ist kein JSON.", "Die Zeile ist kein Objekt {id, answer, passages:[{n, text}]}.", "„answer“ fehlt oder ist kein Text.", "„passages“ fehlt oder ist keine Liste.", "Die Fundstelle an Stelle 1 ist kein Objekt {n, text} mit ganzer Zahl und Text."],
            lines.Take(5).Select(l => l.GetProperty("problem").GetString()));
        Assert.Equal("7", lines[5].GetProperty("id").GetString());
        Assert.False(lines[5].TryGetProperty("problem", out _));
    }

    [Fact]
    public async Task CheckEvidence_WithoutJson_IsReadable()
    {
        string folder = Folder(), file = Path.Combine(folder, "antworten.jsonl");
        await File.WriteAllTextAsync(file, """{"id":"a","answer":"Der Urlaub beträgt 31 Tage [1].","passages":[{"n":1,"text":"Der Urlaub beträgt 30 Tage."}]}""");

        var run = await Programs.VerbAsync(folder, "check-evidence", "--batch", file);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("NICHT BELEGT: Der Urlaub beträgt 31 Tage [1].", run.Output, StringComparison.Ordinal);
        Assert.Contains("steht nicht in Fundstelle 1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckEvidence_FileMissing_NamesTheMend() =>
        (await Programs.VerbAsync(Folder(), "check-evidence", "--batch", Path.Combine(house.Folder, "gibt-es-nicht.jsonl"))).AssertMendable("gibt-es-nicht.jsonl");

    private static List<JsonElement> Lines(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];

    private string Folder() => Directory.CreateDirectory(Path.Combine(house.Folder, "belege-" + Guid.NewGuid().ToString("N"))).FullName;
}
