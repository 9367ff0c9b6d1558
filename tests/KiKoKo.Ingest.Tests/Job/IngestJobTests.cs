using KiKoKo.Ingest.Job;
using KiKoKo.Ingest.Tests.Fixtures;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Ingest.Tests.Job;

public sealed class IngestJobTests : IngestJobFixture
{
    [Fact]
    public async Task Folder_RunTwice_SkipsUnchangedReplacesChangedRetiresGone()
    {
        Files.Write("a.md", "# A\n\nErster Stand.");
        Files.Write("unter/b.txt", "Bleibt gleich.");
        string gone = Files.Write("c.txt", "Verschwindet.");
        Assert.Equal((3, 3, 0), Counts(await RunAsync()));

        Files.Write("a.md", "# A\n\nZweiter Stand.");
        File.Delete(gone);
        var second = await RunAsync();

        Assert.Equal([("a.md", "replaced"), ("c.txt", "retired"), ("b.txt", "unchanged")], second.Results.Select(r => (Path.GetFileName(r.File), r.Status)));
        Assert.Equal(2, second.Files);
        var live = await CatalogueAsync();
        Assert.Equal(["a.md", "b.txt"], live.All.Select(d => d.FileName).Order());
        var passages = await Store.ReadPassagesAsync(live.All.Single(d => d.FileName == "a.md").Id, TestContext.Current.CancellationToken);
        Assert.Equal("Zweiter Stand.", Assert.Single(passages).Text);
    }

    [Fact]
    public async Task Sidecar_Changed_MeansReadingAgain()
    {
        Files.Write("a.txt", "Text.");
        await RunAsync();
        Files.Write("a.txt.meta.json", """{ "title": "Neu", "audience": "personalamt", "validFrom": "2026-01-01", "topics": ["urlaub"], "version": 2, "validUntil": null }""");

        var result = Assert.Single((await RunAsync()).Results);

        Assert.Equal("replaced", result.Status);
        Assert.Null(result.Message);
        var document = Assert.Single((await CatalogueAsync()).All);
        Assert.Equal(("Neu", "personalamt", new DateOnly(2026, 1, 1), "2"), (document.Title, document.Audience, document.ValidFrom, document.Version));
        Assert.Equal(["urlaub"], document.Topics);
    }

    [Theory]
    [InlineData("""{ "audience": "fürhungskräfte" }""", "audience")]
    [InlineData("""{ "audience": "" }""", "audience")]
    [InlineData("""{ "audience": null }""", "audience")]
    [InlineData("""{ "validFrom": "31.02.2026" }""", "JJJJ-MM-TT")]
    [InlineData("""{ "title": 7 }""", "title")]
    [InlineData("""{ "topics": "urlaub" }""", "Liste")]
    [InlineData("""{ "validFrom": "2026-02-01", "validUntil": "2026-01-01" }""", "validUntil")]
    [InlineData("{ kaputt", "Zeile 1")]
    public async Task Sidecar_NotUnderstood_KeepsTheFileOut(string json, string named)
    {
        Files.Write("a.txt", "Nur für wenige.");
        Files.Write("a.txt.meta.json", json);

        var result = Assert.Single((await RunAsync()).Results);

        Assert.Equal("failed", result.Status);
        Assert.Contains(named, result.Message!, StringComparison.Ordinal);
        Assert.Empty((await CatalogueAsync()).All);
    }

    [Fact]
    public async Task FileProperties_WithUnknownAudience_KeepTheFileOut()
    {
        Files.Write("a.md", "---\naudience: Vorstand\n---\nText");

        Assert.Equal("failed", Assert.Single((await RunAsync()).Results).Status);
    }

    [Fact]
    public async Task FileThatFails_KeepsItsFormerVersionAndSaysSo()
    {
        Files.Write("a.docx", Office.Docx(Office.P("Gut.")));
        await RunAsync();
        Files.Write("a.docx", Office.EncryptedStub());

        var result = Assert.Single((await RunAsync()).Results);

        Assert.Equal("encrypted", result.Status);
        Assert.Contains("bisherige Fassung", result.Message!, StringComparison.Ordinal);
        Assert.Equal(result.DocumentId, Assert.Single((await CatalogueAsync()).All).Id);
    }

    [Fact]
    public async Task OneBadFile_IsALineNotADeadBatch()
    {
        Files.Write("a.txt", "Gut.");
        Files.Write("b.docx", "kein Archiv");
        Files.Write("c.png", "Bild");

        var report = await RunAsync();

        Assert.Equal(["added", "corrupt", "unsupported"], report.Results.Select(r => r.Status));
        Assert.Equal((3, 1, 2), (report.Files, report.Added, report.Failed));
    }

    [Fact]
    public async Task Defaults_ApplyOnlyToFilesThatSayNothing()
    {
        Files.Write("a.txt", "Text.");
        Files.Write("b.txt", "Text.");
        Files.Write("b.txt.meta.json", """{ "department": "IT", "audience": "alle" }""");

        await RunAsync(new IngestDefaults("Personal", "personalamt"));

        Assert.Equal([("a.txt", "Personal", "personalamt"), ("b.txt", "IT", "alle")], (await CatalogueAsync()).All.OrderBy(d => d.FileName).Select(d => (d.FileName, d.Department, d.Audience)));
    }

    [Fact]
    public async Task ContactList_TakenIn_GivesContactRecords()
    {
        Files.Write("kontakte.xlsx", Office.Xlsx(("Kontakte", "visible", Office.Cells(["Name", "Funktion", "Amt", "Telefon", "E-Mail", "Raum", "Vertretung", "Zuständig für"], ["Eva Muster", "Leitung", "IT", "400-1600", "eva@x.example", "S 201", "Uwe Probe", "Drucker, VPN"], ["Leer", "", "", "", "", "", "", ""]))));

        await RunAsync();

        var contact = Assert.Single(await Store.ReadContactsAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("Eva Muster", "Leitung", "IT", "400-1600", "eva@x.example", "S 201", "Uwe Probe", "Drucker, VPN"), (contact.Name, contact.Function, contact.Department, contact.Phone, contact.Mail, contact.Room, contact.Deputy, contact.Responsibilities));
    }

    [Fact]
    public async Task Form_TakenIn_GivesFormRecordWithFields()
    {
        Files.Write("antrag.pdf", Pdf.Form(Pdf.Lines("Antrag auf Erholungsurlaub"), ("n", "Name"), ("Text2", "")));
        Files.Write("antrag.pdf.meta.json", """{ "title": "Urlaubsantrag", "kind": "Formular" }""");

        await RunAsync();

        var form = Assert.Single(await Store.ReadFormsAsync(TestContext.Current.CancellationToken));
        Assert.Equal("Urlaubsantrag", form.Title);
        Assert.Equal([new("n", "Name", "text"), new("Text2", "Text2", "text")], form.Fields);
    }

    [Fact]
    public async Task FormFields_TakenIn_AreBlocksButNoPassages()
    {
        Files.Write("antrag.pdf", Pdf.Form(Pdf.Lines("Der Antrag ist spätestens zwei Wochen vorher zu stellen."), ("n", "Name, Vorname")));

        string id = Assert.Single((await RunAsync()).Results).DocumentId!;

        Assert.Contains(await Store.ReadBlocksAsync(id, TestContext.Current.CancellationToken), b => b is { Kind: BlockKind.FormField, Text: "Name, Vorname" });
        Assert.Equal("Der Antrag ist spätestens zwei Wochen vorher zu stellen.", Assert.Single(await Store.ReadPassagesAsync(id, TestContext.Current.CancellationToken)).Text);
    }

    [Fact]
    public async Task HeadersAndFooters_TakenIn_AreBlocksButNoPassages()
    {
        byte[] file = Office.Docx(
            Office.P("Der Antrag ist zu stellen."),
            ("word/_rels/document.xml.rels", Office.Relationships(("f", "footer", "footer1.xml"))),
            ("word/footer1.xml", $"<w:ftr xmlns:w=\"{Office.W}\">{Office.P("Stadtverwaltung, Rathausplatz 1")}</w:ftr>"));
        Files.Write("a.docx", file);

        string id = Assert.Single((await RunAsync()).Results).DocumentId!;

        Assert.Equal(2, (await Store.ReadBlocksAsync(id, TestContext.Current.CancellationToken)).Count);
        Assert.Equal("Der Antrag ist zu stellen.", Assert.Single(await Store.ReadPassagesAsync(id, TestContext.Current.CancellationToken)).Text);
    }

    [Fact]
    public async Task Walk_SkipsHiddenLockedSidecarsAndLinksOutside()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        using var outside = new TempFolder();
        File.CreateSymbolicLink(Path.Combine(Files.Path, "link.txt"), outside.Write("geheim.txt", "geheim"));
        Directory.CreateSymbolicLink(Path.Combine(Files.Path, "ordner"), outside.Path);
        Files.Write(".versteckt/a.txt", "x");
        Files.Write("~$offen.docx", "x");
        Files.Write("b.txt.meta.json", "{}");
        Files.Write("b.txt", "Text.");

        Assert.Equal(["b.txt"], (await RunAsync()).Results.Select(r => Path.GetFileName(r.File)));
    }

    private static (int Files, int Added, int Failed) Counts(IngestReport report) => (report.Files, report.Added, report.Failed);
}
