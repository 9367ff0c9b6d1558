using KiKoKo.SampleTool.Forms;
using KiKoKo.SampleTool.Sources;
using KiKoKo.SampleTool.Workbooks;

namespace KiKoKo.SampleTool.Tests.Library;

/// <summary>The sources of the demo library themselves: what somebody edits there is checked here before it is built.</summary>
public sealed class SampleSourcesTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot(), "ingest", "samples", "sources");

    [Fact]
    public void Sources_HaveNoProblems() => Assert.Empty(Inspection.Inspect(Folder, null));

    [Fact]
    public void Forms_AreReadableAndHaveTwelveToThirtyFields()
    {
        var forms = Directory.GetFiles(Path.Combine(Folder, "formulare"), "*.form.md").Select(f => FormSpecReader.Read(Source.Read(f))).ToArray();

        Assert.Equal(20, forms.Length);
        Assert.All(forms, f => Assert.InRange(f.Fields.Count(), 12, 30));
        Assert.All(forms, f => Assert.Equal("Formular", f.Head.Kind));
        Assert.Equal(8, forms.Count(f => f.Head.Format == "pdf"));
    }

    [Fact]
    public void ContactLists_NameADeputyWhoIsInTheListAndMailsWithoutUmlauts()
    {
        string[] header = ["Name", "Funktion", "Amt", "Telefon", "E-Mail", "Raum", "Vertretung", "Zuständig für"];
        foreach (string file in Directory.GetFiles(Path.Combine(Folder, "kontakte"), "*.tsv"))
        {
            var table = TabularText.Parse(file, Source.Read(file).Lines);
            var names = table.Rows.Select(r => r[0]).ToHashSet(StringComparer.Ordinal);

            Assert.Equal(header, table.Header);
            Assert.All(table.Rows, r => Assert.Matches(@"^06799 400-(0|112|\d{4})$", r[3]));
            Assert.All(table.Rows, r => Assert.Matches(@"^[a-z0-9.-]+@musterstadt-rhein\.example$", r[4]));
            Assert.All(table.Rows, r => Assert.True(names.Contains(r[6]) && r[6] != r[0], r[0]));
            Assert.All(table.Rows, r => Assert.NotEqual("", r[7]));
        }
    }

    [Fact]
    public void ContactList_HasEveryOfficeOfTheFactSheetWithItsExtensionMailAndRoom()
    {
        var offices = File.ReadLines(Path.Combine(Folder, "stadt.md")).Where(l => l.StartsWith('|')).Skip(2).Select(l => l.Trim('|').Split('|').Select(c => c.Trim()).ToArray()).ToArray();
        var rows = TabularText.Parse("kontakte", Source.Read(Path.Combine(Folder, "kontakte", "KL-10-01_Kontaktverzeichnis.tsv")).Lines).Rows;

        Assert.True(offices.Length > 35);
        Assert.All(offices, o => Assert.Contains(rows, r => r[3] == "06799 400-" + o[2] && r[4] == o[3] + "@musterstadt-rhein.example" && r[5] == o[4]));
        Assert.True(rows.Count >= 130);
    }

    private static string RepositoryRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "KiKoKo.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("KiKoKo.sln liegt in keinem Ordner über dem der Tests.");
    }
}
