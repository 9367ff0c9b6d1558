using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using KiKoKo.SampleTool.Forms;
using KiKoKo.SampleTool.Sources;

namespace KiKoKo.SampleTool.Tests.Forms;

public sealed partial class FormPdfTests
{
    [Fact]
    public void OpenDocument_PlacesEveryControlOnce()
    {
        using var folder = new TemporaryFolder();
        var document = XDocument.Load(Write(folder));

        var defined = document.Descendants().Where(e => e.Name.Namespace == OpenDocument.Form && e.Attribute(OpenDocument.Form + "id") is not null).ToArray();
        var placed = document.Descendants(OpenDocument.Draw + "control").Select(e => e.Attribute(OpenDocument.Draw + "control")!.Value);
        Assert.Equal(["name", "beginn", "grund", "art", "bestaetigt"], defined.Select(e => e.Attribute(OpenDocument.Form + "name")!.Value));
        Assert.Equal(defined.Select(e => e.Attribute(OpenDocument.Form + "id")!.Value), placed);
    }

    [Fact]
    public void Pdf_ExportedByLibreOffice_HasTheFieldsWithNamesTypesAndLabels()
    {
        using var folder = new TemporaryFolder();
        string pdf = Export(folder, Write(folder));
        PdfTooltips.Write(pdf, FormSpecReader.Read(Source.Read(folder.File("probe.form.md"))));

        string text = File.ReadAllText(pdf, Encoding.Latin1);
        var widgets = Widget().Matches(text).Select(m => (Name: m.Groups["name"].Value, Type: m.Groups["type"].Value, Label: Label(m.Groups["label"].Value))).ToArray();
        (string Name, string Type, string Label)[] expected =
        [
            ("name", "Tx", "Name, Vorname"),
            ("beginn", "Tx", "Beginn (TT.MM.JJJJ)"),
            ("grund", "Tx", "Begründung"),
            ("art", "Ch", "Art"),
            ("bestaetigt", "Btn", "Ich bestätige die Angaben."),
        ];
        Assert.Equal(expected, widgets);
        Assert.All(Entry().Matches(text), m => Assert.Matches(@"^\d+ 0 obj", text[int.Parse(m.Groups["offset"].Value)..]));
        Assert.Equal("xref", text.Substring(int.Parse(text[(text.LastIndexOf("startxref", StringComparison.Ordinal) + 10)..].Split('\n')[0]), 4));
    }

    private static string Label(string hex) => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(hex));

    [GeneratedRegex(@"/Subtype/Widget[^<>]*?/FT/(?<type>\w+)[^<>]*?/T\((?<name>\w+)\)\s*/TU <FEFF(?<label>[0-9A-F]+)>", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Widget();

    [GeneratedRegex(@"\n(?<offset>\d{10}) 00000 n", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Entry();

    private static string Write(TemporaryFolder folder)
    {
        string path = folder.File("probe.fodt");
        FormOdt.Write(path, FormSpecReader.Read(Source.Read(folder.Write("probe.form.md", Samples.Form))));
        return path;
    }

    private static string Export(TemporaryFolder folder, string source)
    {
        bool installed = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, "soffice")));
        Assert.SkipUnless(installed, "LibreOffice (soffice) ist nicht installiert; ohne es entsteht kein PDF.");
        string[] arguments = [$"-env:UserInstallation=file://{folder.Path}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder.Path, source];
        using var office = Process.Start(new ProcessStartInfo("soffice", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = office.StandardOutput.ReadToEndAsync();
        var errors = office.StandardError.ReadToEndAsync();
        Assert.True(office.WaitForExit(TimeSpan.FromMinutes(2)), "LibreOffice wird nicht fertig.");
        string pdf = Path.ChangeExtension(source, ".pdf");
        Assert.True(File.Exists(pdf), output.Result + errors.Result);
        return pdf;
    }
}
