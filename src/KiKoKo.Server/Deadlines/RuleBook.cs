using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Server.Deadlines;

/// <summary>The rules an installation computes with: those of the law and those of its own file. Follows changes of the file.</summary>
internal sealed class RuleBook(string dataFolder)
{
    /// <summary>House rules, in the form of <c>regeln.md</c>, where an installation has any.</summary>
    public const string HouseFile = "fristen.md";

    private readonly Lock _gate = new();
    private readonly string _file = Path.Combine(dataFolder, HouseFile);
    private DateTime _readAt = DateTime.MinValue;
    private RuleCatalogue _catalogue = RuleCatalogue.BuiltIn;
    private RuleProblem? _problem;

    /// <summary>What the file says now. One that cannot be read changes nothing: the rules of the law hold, and the problem says what to mend.</summary>
    public (RuleCatalogue Catalogue, RuleProblem? Problem) Read()
    {
        lock (_gate)
        {
            // The time of a file that is missing is a fixed day of 1601.
            var written = File.GetLastWriteTimeUtc(_file);
            if (written != _readAt)
            {
                (_catalogue, _problem) = Load(dataFolder);
                _readAt = written;
            }

            return (_catalogue, _problem);
        }
    }

    /// <summary>Reads the file of a data folder once.</summary>
    public static (RuleCatalogue Catalogue, RuleProblem? Problem) Load(string dataFolder)
    {
        string file = Path.Combine(dataFolder, HouseFile);
        if (!File.Exists(file))
            return (RuleCatalogue.BuiltIn, null);
        var reading = RuleReader.Read(File.ReadAllText(file));
        return reading.Problems.Count == 0 ? (RuleCatalogue.BuiltIn.With(reading.Rules), null) : (RuleCatalogue.BuiltIn, reading.Problems[0]);
    }
}
