using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Server.Verbs;

/// <summary>
/// Rules of one's own for the command line, which opens neither database nor index: a file of the data folder in the form of
/// <c>regeln.md</c>. Chat and calculator take theirs from the documents, where they have a date and an audience.
/// </summary>
internal static class RuleFile
{
    public const string Name = "fristen.md";

    /// <summary>The rules of law and of the file. One that cannot be read changes nothing; the problem says what to mend.</summary>
    public static (RuleCatalogue Catalogue, RuleProblem? Problem) Load(string dataFolder)
    {
        string file = Path.Combine(dataFolder, Name);
        if (!File.Exists(file))
            return (RuleCatalogue.BuiltIn, null);
        var reading = RuleReader.Read(File.ReadAllText(file));
        return reading.Problems.Count == 0 ? (RuleCatalogue.BuiltIn.With(reading.Rules), null) : (RuleCatalogue.BuiltIn, reading.Problems[0]);
    }
}
