using System.Text.Json;
using KiKoKo.Server.Tests.House;

namespace KiKoKo.Server.Tests.Verbs;

public sealed class ReadabilityVerbTests(Administration house)
{
    private static readonly string[] s_fields = ["sentences", "words", "syllables", "flesch", "lix", "wiener1", "wiener2", "wiener3", "wiener4", "findings"];

    [Fact]
    public async Task Readability_OfAFile_HasTheFieldsUnrounded()
    {
        var run = await Programs.VerbAsync(house.Data, "readability", Write("text.txt", "Der Antrag ist gem. § 5 einzureichen. Er ist kurz."), "--json");

        Assert.Equal(0, run.ExitCode);
        Shape.Require(run.Json(), s_fields);
        Shape.Require(run.Json(), "findings[].start", "findings[].end", "findings[].kind", "findings[].message");
        Assert.Equal(180 - (9 / 2.0) - (58.5 * 13 / 9), run.Json().GetProperty("flesch").GetDouble(), 9);
        Assert.Equal("abbreviation", run.Json().GetProperty("findings")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Readability_ForPeople_SaysWhatToDo()
    {
        var run = await Programs.VerbAsync(house.Data, "readability", Write("text2.txt", "Der Antrag ist gem. § 5 einzureichen."));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("1 Sätze, 6 Wörter", run.Output, StringComparison.Ordinal);
        Assert.Contains("Schreiben Sie „nach“", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readability_Batch_GivesOneLineForEachLine()
    {
        var run = await Programs.VerbAsync(house.Data, "readability", "--batch", Write("texte.jsonl", "{\"id\":\"a\",\"text\":\"Der Hund bellt.\"}\nkein JSON\n{\"id\":7,\"text\":\"\"}\n"));
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonSerializer.Deserialize<JsonElement>(l)).ToList();

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(3, lines.Count);
        Assert.Equal(("a", 3), (lines[0].GetProperty("id").GetString(), lines[0].GetProperty("words").GetInt32()));
        Assert.NotEmpty(lines[1].GetProperty("problem").GetString()!);
        Assert.Equal(("7", 0), (lines[2].GetProperty("id").GetString(), lines[2].GetProperty("words").GetInt32()));
        Shape.Require(lines[0], s_fields);
    }

    [Fact]
    public async Task Readability_FileMissing_NamesTheMend() =>
        (await Programs.VerbAsync(house.Data, "readability", Path.Combine(house.Folder, "fehlt.txt"), "--json")).AssertMendable("fehlt.txt");

    [Fact]
    public async Task Readability_WithoutAFile_IsWrongUsage() =>
        Assert.Equal(2, (await Programs.VerbAsync(house.Data, "readability")).ExitCode);

    private string Write(string name, string text)
    {
        string file = Path.Combine(house.Folder, name);
        File.WriteAllText(file, text);
        return file;
    }
}
