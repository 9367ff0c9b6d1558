using KiKoKo.Ingest.Readers;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Ingest.Tests.Readers;

public sealed class TextReaderTests
{
    private const string Concept = """
        **Konzept zum Einsatz
        künstlicher Intelligenz**

        Vorwort	5
        1 Einleitung	6
        1.1 Ziel und Zweck	6
        3.1 Visionen.....	13

        1 Einleitung

        1.1 Ziel und Zweck

        Das Konzept beschreibt den Einsatz.

        Aufgaben sind:

        - Beratung der Ämter
        - Pflege von **Standards**

        2 Ziele

        1. Menschenzentrierung

        KI unterstützt nur.

        2. Transparenz

        Der Einsatz ist nachvollziehbar.

        3. Prüfung
        4. Abnahme

        Titel	Fassung
        Leitlinie	15.04.2021

        ¹ Anmerkung am Fuß
        """;

    [Fact]
    public async Task Concept_Read_FindsHeadingsByTheirForm()
    {
        var blocks = (await Reading.Of("konzept.txt", Concept)).Blocks;

        Assert.Equal(
            [("1 Einleitung", 1), ("1.1 Ziel und Zweck", 2), ("2 Ziele", 1), ("1. Menschenzentrierung", 2), ("2. Transparenz", 2)],
            blocks.Where(b => b.Kind == BlockKind.Heading).Select(b => (b.Text, b.Level!.Value)));
        Assert.Equal(["2 Ziele", "2. Transparenz"], blocks.First(b => b.Text.StartsWith("Der Einsatz", StringComparison.Ordinal)).Path);
    }

    [Fact]
    public async Task Concept_Read_DropsContentsKeepsListsTablesNotes()
    {
        var extraction = await Reading.Of("konzept.txt", Concept);

        Assert.Equal("Konzept zum Einsatz künstlicher Intelligenz", extraction.Metadata["title"]);
        Assert.DoesNotContain(extraction.Blocks, b => b.Text.EndsWith('6') || b.Text.Contains("...", StringComparison.Ordinal));
        Assert.Equal(["Beratung der Ämter", "Pflege von Standards", "3. Prüfung", "4. Abnahme"], extraction.Blocks.Where(b => b.Kind == BlockKind.ListItem).Select(b => b.Text));
        Assert.Contains(extraction.Blocks, b => b.Kind == BlockKind.Table && b.Text == "Titel | Fassung\nLeitlinie | 15.04.2021");
        Assert.Contains(extraction.Blocks, b => b.Kind == BlockKind.Note && b.Text.EndsWith("Anmerkung am Fuß", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("3.2 Prinzipien und Werte", 2)]
    [InlineData("4 Organisation, Ressourcen und Governance", 1)]
    [InlineData("5.2.1 Barrierefreiheit für Koblenz.de", 3)]
    [InlineData("§ 5 Urlaubsanspruch", 2)]
    [InlineData("§ 12a", 2)]
    [InlineData("Anlage 2 Gebührenverzeichnis", 1)]
    [InlineData("Erster Abschnitt", 1)]
    [InlineData("Präambel", 2)]
    [InlineData("§ 5 Abs. 2 gilt entsprechend", null)]
    [InlineData("§ 3 BGB ist anzuwenden.", null)]
    [InlineData("15 km vom Dienstort", null)]
    [InlineData("3 Monate vor Beginn", 1)]
    [InlineData("Der Antrag ist zu stellen.", null)]
    [InlineData("1. Beigeordneter", null)]
    public void Line_ByItsForm_IsHeadingOrNot(string line, int? level) => Assert.Equal(level, HeadingPatterns.Match(line));

    [Fact]
    public async Task Date_Alone_IsNoHeading() =>
        Assert.DoesNotContain((await Reading.Of("a.txt", "Der Magistrat\n\n12. März 2025\n\nText folgt.\n")).Blocks, b => b.Kind == BlockKind.Heading);

    [Fact]
    public async Task WrappedLines_Read_BecomeOneParagraph()
    {
        const string Text = "Die Beschäftigten stellen den Antrag spätestens zwei Wochen vor Be-\nginn des Urlaubs bei ihrer Führungskraft.\n\nRathausplatz 1\n56999 Musterstadt\n";

        Assert.Equal(
            ["Die Beschäftigten stellen den Antrag spätestens zwei Wochen vor Beginn des Urlaubs bei ihrer Führungskraft.", "Rathausplatz 1\n56999 Musterstadt"],
            (await Reading.Of("a.txt", Text)).Blocks.Select(b => b.Text));
    }

    [Fact]
    public async Task Markdown_WithHead_GivesMetadataAndStructure()
    {
        const string Text = "---\ntitle: \"Dienstanweisung\"\naudience: personalamt\ntopics: [urlaub, \"teilzeit\"]\nsupersedes: null\n---\n\n# Zweck\n\n1. Eins\n2. Zwei\n   - Drei\n\nMit `Code` und [Verweis](https://example.org).\n\n<script>alert(1)</script>\n";

        var extraction = await Reading.Of("a.md", Text);

        Assert.Equal(("Dienstanweisung", "personalamt", "urlaub, teilzeit"), (extraction.Metadata["title"], extraction.Metadata["audience"], extraction.Metadata["topics"]));
        Assert.False(extraction.Metadata.ContainsKey("supersedes"));
        Assert.Equal(["Zweck", "1. Eins", "2. Zwei", "Drei", "Mit Code und Verweis."], extraction.Blocks.Select(b => b.Text));
    }

    [Fact]
    public async Task Html_Read_LeavesOutFurnitureAndScripts()
    {
        const string Page = "<html><head><title>Merkblatt</title><style>p{}</style></head><body><header>Kopf</header><nav>Menü</nav><h2>Anträge</h2><ol start=3><li>drei<ul><li>innen</li></ul></li><li>vier</li></ol>"
            + "<p hidden>versteckt</p><div>Zeile<br>zwei</div><script>x()</script><footer>Fuß</footer></body></html>";

        var extraction = await Reading.Of("a.html", Page);

        Assert.Equal("Merkblatt", extraction.Metadata["title"]);
        Assert.Equal(["Anträge", "3. drei", "innen", "4. vier", "Zeile\nzwei"], extraction.Blocks.Select(b => b.Text));
    }
}
