using KiKoKo.SampleTool.Sources;

namespace KiKoKo.SampleTool.Tests.Sources;

public sealed class PipeTablesTests
{
    [Fact]
    public void Rule_OfAShortAndALongColumn_GivesTheLongOneMore()
    {
        string[] lines = PipeTables.WithWidths("| Nr. | Aufgabe |\n|:---|---|\n| 1 | Eine längere Aufgabe, die viel Platz braucht |\n").Split('\n');
        string[] rule = lines[1].Trim('|').Split('|');

        Assert.StartsWith(":---", rule[0], StringComparison.Ordinal);
        Assert.True(rule[1].Length > 3 * rule[0].Length);
        Assert.True(lines[1].Length > 72);
        Assert.Equal("| Nr. | Aufgabe |", lines[0]);
    }

    [Fact]
    public void Text_WithoutTable_StaysAsItIs() =>
        Assert.Equal("Ein Absatz.\n\n---\n\nNoch einer.", PipeTables.WithWidths("Ein Absatz.\n\n---\n\nNoch einer."));
}
