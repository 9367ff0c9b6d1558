using KiKoKo.SampleTool.Sources;

namespace KiKoKo.SampleTool.Tests.Sources;

public sealed class MarkdownTextTests
{
    [Fact]
    public void Library_Markdown_HasNoYamlAndTheTitleAsItsOnlyTopHeading()
    {
        string text = MarkdownText.ForLibrary(Read("# § 1 Zweck\n\nText."));

        Assert.StartsWith("# Dienstanweisung Probe\n\nDienstanweisung, Version 2.1, in Kraft seit 1. Januar 2026. Zuständig: Personalservice (11.1).\n", text, StringComparison.Ordinal);
        Assert.Contains("\n## § 1 Zweck\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("---", text, StringComparison.Ordinal);
    }

    [Fact]
    public void NumberedParagraphs_WithoutBlankLines_AreKeptApart()
    {
        string text = MarkdownText.ForPrint(Read("(1) Erster.\n(2) Zweiter."));

        Assert.Contains("(1) Erster.\n\n(2) Zweiter.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Print_StartsWithTheTitleBlock()
    {
        string text = MarkdownText.ForPrint(Read("# A\n\nText."));

        Assert.Contains("| **In Kraft seit** | 1. Januar 2026 |", text, StringComparison.Ordinal);
        Assert.Contains("| **Zuständig** | Personalservice (11.1) |", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ersetzt", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Slide_WithTableAndText_IsTwoSlidesWithTheSameTitle()
    {
        string text = MarkdownText.ForSlides(Read("# Farben\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- Punkt\n\n::: notes\nGesprochen.\n:::\n\n# Ende\n\n- Punkt"));

        Assert.Equal(2, text.Split("# Farben").Length - 1);
        Assert.Equal(1, text.Split("# Ende").Length - 1);
        Assert.True(text.LastIndexOf("# Farben", StringComparison.Ordinal) < text.IndexOf("- Punkt", StringComparison.Ordinal));
    }

    private static Source Read(string body)
    {
        using var folder = new TemporaryFolder();
        return Source.Read(folder.Write("probe.md", Samples.Markdown(body)));
    }
}
