using System.CommandLine;
using KiKoKo.Server.Tests.House;
using KiKoKo.Server.Verbs;

namespace KiKoKo.Server.Tests.Documentation;

/// <summary>Every verb and option is written down, and what is written down exists.</summary>
public sealed class CommandLineTests
{
    private static readonly List<(string Name, Command Command)> s_verbs = [.. Leaves(CommandLine.Build(), "")];

    /// <summary>Verbs that another program answers.</summary>
    private static readonly string[] s_others = ["ingest", "extract", "test"];

    public static TheoryData<string> Verbs { get; } = [.. s_verbs.Select(v => v.Name)];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Verb_StandsInReadmeAndInTheLaunchersUsage(string verb)
    {
        Assert.Contains(ReadmeRows(), r => r.Verb == verb);
        Assert.Contains(UsageRows(), r => r.Verb == verb);
        Assert.Contains(verb.Split(' ')[0], Documents.Launcher.Split('\n').Where(l => l.EndsWith(')')).SelectMany(l => l.Trim(' ', ')').Split('|')));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Option_IsExplainedByHelp(string verb)
    {
        var help = await Programs.RunAsync("KiKoKo.Server", [.. verb.Split(' '), "--help"]);

        Assert.Equal(0, help.ExitCode);
        foreach (var option in s_verbs.Single(v => v.Name == verb).Command.Options)
        {
            Assert.False(string.IsNullOrWhiteSpace(option.Description), $"{verb} {option.Name} hat keine Erklärung.");
            Assert.Contains(option.Name, help.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task DocumentedVerbAndOption_Exists()
    {
        string ingest = (await Programs.RunAsync("KiKoKo.Ingest", ["ingest", "--help"])).Output;
        var extract = await Programs.RunAsync("KiKoKo.Ingest", ["extract", "--help"]);
        Assert.Contains("--audience", ingest, StringComparison.Ordinal);
        Assert.Equal(0, extract.ExitCode);

        foreach (var (verb, call) in ReadmeRows().Concat(UsageRows()))
        {
            Assert.True(s_others.Contains(verb, StringComparer.Ordinal) || s_verbs.Exists(v => v.Name == verb), $"„{verb}“ ist beschrieben, aber es gibt den Befehl nicht.");
            foreach (string option in OptionsIn(call))
            {
                bool known = s_verbs.Find(v => v.Name == verb).Command is { } command
                    ? command.Options.Any(o => o.Name == option)
                    : verb == "ingest" ? ingest.Contains(option, StringComparison.Ordinal) : extract.Output.Contains(option, StringComparison.Ordinal);
                Assert.True(known, $"„{verb} {option}“ ist beschrieben, aber es gibt die Angabe nicht.");
            }
        }
    }

    /// <summary>README and usage say in one sentence which options all verbs share.</summary>
    [Theory]
    [MemberData(nameof(Verbs))]
    public void SharedOptions_AreWhatTheDocumentsSay(string verb)
    {
        Assert.Contains("Alle außer `extract` und `test` verstehen `--data ORDNER`, alle außer `start` und `test` auch `--json`", Documents.Readme, StringComparison.Ordinal);
        Assert.Contains("Alle außer extract und test verstehen --data ORDNER, alle außer start und test auch --json", Documents.Launcher, StringComparison.Ordinal);
        var options = s_verbs.Single(v => v.Name == verb).Command.Options;

        Assert.Contains(options, o => o.Name == "--data");
        Assert.Equal(verb != "start", options.Any(o => o.Name == "--json"));
    }

    [Fact]
    public void Personas_StandInTheHelp()
    {
        var option = s_verbs.Single(v => v.Name == "ask").Command.Options.Single(o => o.Name == "--as");

        Assert.All(People.Persona.All, p => Assert.Contains(p.Key, option.Description, StringComparison.Ordinal));
    }

    private static IEnumerable<(string Name, Command Command)> Leaves(Command command, string path)
    {
        foreach (var sub in command.Subcommands)
        {
            string name = $"{path} {sub.Name}".Trim();
            if (sub.Subcommands.Count == 0)
                yield return (name, sub);
            foreach (var leaf in Leaves(sub, name))
                yield return leaf;
        }
    }

    /// <summary>Rows of the table: | `./kikoko audit verify` | … |</summary>
    private static List<(string Verb, string Call)> ReadmeRows()
    {
        const string Begin = "| `./kikoko ";
        return [.. from line in Documents.Readme.Split('\n') where line.StartsWith(Begin, StringComparison.Ordinal) let call = line[Begin.Length..].Split('`')[0] select (Verb(call), call)];
    }

    /// <summary>The indented lines of the usage, up to the column where the explanations begin.</summary>
    private static List<(string Verb, string Call)> UsageRows()
    {
        string[] rows = [.. Documents.Launcher.Split("<<'TEXT'")[1].Split("\nTEXT")[0].Split('\n').Where(l => l.StartsWith("  ", StringComparison.Ordinal))];
        int column = rows[0].IndexOf("installieren", StringComparison.Ordinal);
        Assert.All(rows, r => Assert.Equal("  ", r[(column - 2)..column]));
        return [.. rows.Select(r => (Verb(r[..column]), r[..column]))];
    }

    /// <summary>The leading lower-case words: "audit verify", "search".</summary>
    private static string Verb(string call) =>
        string.Join(' ', call.Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeWhile(w => w.Any(char.IsAsciiLetterLower) && w[0] != '-' && w.All(c => char.IsAsciiLetterLower(c) || c == '-')));

    private static IEnumerable<string> OptionsIn(string call) =>
        call.Split([' ', '[', ']'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.StartsWith("--", StringComparison.Ordinal));
}
