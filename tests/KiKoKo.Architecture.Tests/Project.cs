using System.Xml.Linq;

namespace KiKoKo.Architecture.Tests;

/// <summary>A project as its file describes it.</summary>
/// <param name="File">Path from the root.</param>
/// <param name="References">Names of the projects it links. One that is only built before it does not count.</param>
/// <param name="Packages">Names of the packages it names itself.</param>
internal sealed record Project(string Name, string File, IReadOnlyList<string> References, IReadOnlyList<string> Packages)
{
    public static IReadOnlyList<Project> All { get; } = [.. Repository.Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal)).Select(Load)];

    /// <summary>What is delivered: not the tests, not the tool that makes the demo library.</summary>
    public static IEnumerable<Project> Modules => All.Where(p => !p.IsTest && !p.File.StartsWith("ingest/samples/", StringComparison.Ordinal));

    public bool IsTest => File.StartsWith("tests/", StringComparison.Ordinal);

    private static Project Load(string file)
    {
        var xml = XDocument.Parse(Repository.Read(file));
        var references = xml.Descendants("ProjectReference").Where(r => !IsBuildOrderOnly(r)).Select(r => Path.GetFileNameWithoutExtension(Include(r)));
        return new Project(Path.GetFileNameWithoutExtension(file), file, [.. references], [.. xml.Descendants("PackageReference").Select(Include)]);
    }

    private static bool IsBuildOrderOnly(XElement reference) =>
        string.Equals((string?)reference.Attribute("ReferenceOutputAssembly") ?? (string?)reference.Element("ReferenceOutputAssembly"), "false", StringComparison.OrdinalIgnoreCase);

    private static string Include(XElement item) => ((string?)item.Attribute("Include") ?? (string?)item.Attribute("Update") ?? "").Replace('\\', '/');
}
