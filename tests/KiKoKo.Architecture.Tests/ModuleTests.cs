using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace KiKoKo.Architecture.Tests;

/// <summary>Who may know whom. A module that is not in the table fails: to add one is a decision, not an accident.</summary>
public sealed class ModuleTests
{
    private static readonly Dictionary<string, string[]> s_mayKnow = new(StringComparer.Ordinal)
    {
        ["KiKoKo.Storage"] = [],
        ["KiKoKo.Deadlines"] = [],
        ["KiKoKo.Teams"] = [],
        ["KiKoKo.Audit"] = ["KiKoKo.Storage"],
        ["KiKoKo.Knowledge"] = ["KiKoKo.Storage"],
        ["KiKoKo.Assistant"] = ["KiKoKo.Deadlines", "KiKoKo.Audit", "KiKoKo.Knowledge", "KiKoKo.Storage"],
        ["KiKoKo.Ingest"] = ["KiKoKo.Knowledge", "KiKoKo.Storage", "KiKoKo.Audit"],
        ["KiKoKo.Server"] = ["KiKoKo.Assistant", "KiKoKo.Audit", "KiKoKo.Deadlines", "KiKoKo.Knowledge", "KiKoKo.Storage", "KiKoKo.Teams"],
    };

    /// <summary>Parsers of files that strangers made. They run in the worker's process and nowhere else.</summary>
    private static readonly string[] s_parsers = ["DocumentFormat.OpenXml", "System.IO.Packaging", "PDFsharp", "AngleSharp", "Markdig", "CsvHelper"];

    private static readonly string[] s_mayParse = ["KiKoKo.Ingest", "KiKoKo.SampleTool"];

    /// <summary>The server makes Word files with it and opens none, see <see cref="Server_OpensNoFileWithTheLibraryItWritesWith"/>.</summary>
    private const string Written = "DocumentFormat.OpenXml";

    public static TheoryData<string> Modules => [.. s_mayKnow.Keys];

    [Fact]
    public void Modules_InTheRepository_AreThoseOfTheTable() =>
        Assert.Equal(s_mayKnow.Keys.Order(StringComparer.Ordinal), Project.Modules.Select(p => p.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Modules))]
    public void ProjectFile_OfAModule_NamesOnlyWhomItMayKnow(string module) =>
        Assert.Empty(Named(module).References.Except(s_mayKnow[module]));

    [Theory]
    [MemberData(nameof(Modules))]
    public void Assembly_OfAModule_UsesOnlyWhomItMayKnow(string module)
    {
        var used = Assembly.Load(module).GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("KiKoKo.", StringComparison.Ordinal));
        Assert.Empty(used.Except(s_mayKnow[module]));
    }

    [Fact]
    public void Server_IsKnownToItsTestsAlone() =>
        Assert.All(Project.All.Where(p => p.References.Contains("KiKoKo.Server")), p => Assert.True(p.IsTest, p.File));

    [Fact]
    public void Server_DoesNotLinkTheParsers()
    {
        Assert.DoesNotContain("KiKoKo.Ingest", Named("KiKoKo.Server").References);
        var reached = Reach(Named("KiKoKo.Server")).SelectMany(p => p.Packages);
        Assert.Empty(reached.Intersect(s_parsers, StringComparer.OrdinalIgnoreCase).Except([Written]));
    }

    /// <summary>What reads a file is called "Open", and "Load" for single parts; the server's code calls neither.</summary>
    [Fact]
    public void Server_OpensNoFileWithTheLibraryItWritesWith()
    {
        using var file = File.OpenRead(Assembly.Load("KiKoKo.Server").Location);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        var called = metadata.MemberReferences.Select(metadata.GetMemberReference).Where(m => m.Parent.Kind == HandleKind.TypeReference)
            .Select(m => (Type: metadata.GetTypeReference((TypeReferenceHandle)m.Parent), Member: metadata.GetString(m.Name)))
            .Select(m => (Space: metadata.GetString(m.Type.Namespace), Type: metadata.GetString(m.Type.Name), m.Member))
            .Where(m => m.Space.StartsWith("DocumentFormat.OpenXml", StringComparison.Ordinal) || m.Space.StartsWith("System.IO.Packaging", StringComparison.Ordinal))
            .ToList();

        Assert.Contains(called, m => m is { Type: "WordprocessingDocument", Member: "Create" });
        Assert.DoesNotContain(called, m => m.Member.StartsWith("Open", StringComparison.Ordinal) || m.Member.StartsWith("Load", StringComparison.Ordinal) || m.Type == "OpenXmlReader" || m.Type == "OpenXmlPartReader");
    }

    [Fact]
    public void Parsers_AreReferencedWhereFilesAreReadOrMadeOnly()
    {
        foreach (var project in Project.All.Where(p => !p.IsTest))
            Assert.True(s_mayParse.Contains(project.Name) || !project.Packages.Intersect(s_parsers, StringComparer.OrdinalIgnoreCase).Except(project.Name == "KiKoKo.Server" ? [Written] : []).Any(), project.File);
        foreach (var project in Project.All.Where(p => p.IsTest))
        {
            bool testsThem = s_mayParse.Any(m => project.Name == m + ".Tests");
            Assert.True(testsThem || !project.Packages.Intersect(s_parsers, StringComparer.OrdinalIgnoreCase).Any(), project.File);
        }
    }

    [Fact]
    public void Deadlines_UsesTheBaseLibraryAlone()
    {
        Assert.Empty(Named("KiKoKo.Deadlines").Packages);
        Assert.All(
            Assembly.Load("KiKoKo.Deadlines").GetReferencedAssemblies(),
            a => Assert.True(a.Name!.StartsWith("System.", StringComparison.Ordinal) && a.Name is not ("System.Net.Http" or "System.IO.FileSystem" or "System.Data.Common"), a.Name));
    }

    [Fact]
    public void Modules_AllHaveTests_AndAllProjectsAreInTheSolution()
    {
        var names = Project.All.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        Assert.All(Project.Modules, p => Assert.Contains(p.Name + ".Tests", names));
        string solution = Repository.Read("KiKoKo.sln").Replace('\\', '/');
        Assert.All(Project.All, p => Assert.Contains($"\"{p.File}\"", solution));
    }

    private static Project Named(string name) => Project.All.Single(p => p.Name == name);

    private static HashSet<Project> Reach(Project from)
    {
        HashSet<Project> reached = [from];
        var next = new Queue<Project>([from]);
        while (next.TryDequeue(out var project))
        {
            foreach (var known in project.References.Select(Named).Where(reached.Add))
                next.Enqueue(known);
        }

        return reached;
    }
}
