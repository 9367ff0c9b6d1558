using KiKoKo.SampleTool.Sources;

namespace KiKoKo.SampleTool.Tests.Sources;

public sealed class InspectionTests
{
    [Fact]
    public void Sources_WithoutFault_HaveNoProblems()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.md", Samples.Markdown("| a | b |\n|---|---|\n| 1 | 2 |"));

        Assert.Empty(Inspection.Inspect(folder.Path, ["zeiterfassung", "arbeitszeit"]));
    }

    [Fact]
    public void Sources_WithFaults_AreAllNamedAtOnce()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.md", Samples.Markdown("| a | b |\n|---|---|\n| 1 | 2 | 3 |", Samples.Head.Replace("supersedes: null", "supersedes: fehlt.docx", StringComparison.Ordinal)));
        folder.Write("b.md", Samples.Markdown("Text", Samples.Head.Replace("arbeitszeit", "unbekannt", StringComparison.Ordinal)));
        folder.Write("c.md", "kein Kopf");
        folder.Write("stadt.md", "wird nicht gelesen");

        var problems = Inspection.Inspect(folder.Path, ["zeiterfassung", "arbeitszeit", "urlaub"]);

        Assert.Contains(problems, p => p.StartsWith("a.md:17: ", StringComparison.Ordinal) && p.Contains("3 Zellen statt 2", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("fehlt.docx", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("a.md und b.md", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("„unbekannt“", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("„urlaub“", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.StartsWith("c.md:1: ", StringComparison.Ordinal));
        Assert.Equal(6, problems.Count);
    }

    [Fact]
    public void Topics_MarkedWithAStar_AreNotDemanded()
    {
        using var folder = new TemporaryFolder();
        string list = folder.Write("topics.md", "# Themen\n\n- ablehnung* — Verhalten\n- e-akte — Organisation\n");

        Assert.Equal(["e-akte"], Inspection.ReadTopics(list));
    }
}
