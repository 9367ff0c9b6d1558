using System.Text.RegularExpressions;

namespace KiKoKo.Architecture.Tests;

public sealed partial class SourceTests
{
    private static readonly string[] s_namesThatSayNothing = ["Common", "Utils", "Util", "Utilities", "Helpers", "Helper", "Services", "Misc", "Shared"];

    // Put together here, so that this file does not find itself.
    private static readonly string s_workshop = string.Concat("/", "work", "/");
    private static readonly string[] s_machine = [string.Concat("/", "tmp", "/"), string.Concat("/", "home", "/"), string.Concat("/", "root", "/"), string.Concat("C:", "\\", "Users")];

    [Fact]
    public void Files_Anywhere_NameNoPathOfTheMachineTheyWereMadeOn() =>
        Assert.DoesNotContain(Repository.TextFiles, f => Repository.Read(f).Contains(s_workshop));

    [Fact]
    public void Files_OutsideTests_NameNoMachinePaths() =>
        Assert.DoesNotContain(Repository.TextFiles, f => !IsTest(f) && s_machine.Any(Repository.Read(f).Contains));

    [Fact]
    public void Code_OfTheProduct_ReadsTheClockThroughTimeProvider() =>
        Assert.DoesNotContain(Code(), f => !IsTest(f) && Clock().IsMatch(Repository.Read(f)));

    [Fact]
    public void Code_Anywhere_NeverUsesTheLocalClock() => Assert.DoesNotContain(Code(), f => LocalClock().IsMatch(Repository.Read(f)));

    [Fact]
    public void Folders_OfCode_SayWhatTheyAreFor()
    {
        var folders = Code().SelectMany(f => f.Split('/')[..^1]).Distinct(StringComparer.Ordinal);
        Assert.Empty(folders.Intersect(s_namesThatSayNothing, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Code_OfTheProduct_SuppressesNoAnalyzerForAWholeFile()
    {
        // A pragma that is never restored hides what comes later as well.
        foreach (string file in Code().Where(f => !IsTest(f)))
        {
            string text = Repository.Read(file);
            Assert.True(Disabled().Count(text) == Restored().Count(text), file);
        }
    }

    [Fact]
    public void Repository_AsFoundHere_IsTheWholeOne()
    {
        // The tests above pass on an empty list: make sure that there is something to look at.
        Assert.True(Code().Count() > 100);
        Assert.Contains("src/KiKoKo.Storage/Database.cs", Repository.Files);
        Assert.Contains("KiKoKo.sln", Repository.TextFiles);
    }

    private static bool IsTest(string file) => file.StartsWith("tests/", StringComparison.Ordinal);

    private static IEnumerable<string> Code() => Repository.Files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal));

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|Today)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LocalClock();

    [GeneratedRegex("#pragma warning disable", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Disabled();

    [GeneratedRegex("#pragma warning restore", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Restored();
}
