using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Office2010.Word;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using KiKoKo.SampleTool.Forms;
using KiKoKo.SampleTool.Sources;

namespace KiKoKo.SampleTool.Tests.Forms;

public sealed class FormDocxTests
{
    [Fact]
    public void Docx_HasAContentControlPerFieldWithTagAndTitle()
    {
        using var folder = new TemporaryFolder();
        using var file = WordprocessingDocument.Open(Write(folder, "a.docx"), isEditable: false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2010).Validate(file).Select(e => e.Description));
        var controls = file.MainDocumentPart!.Document.Descendants<SdtProperties>().ToDictionary(p => p.GetFirstChild<Tag>()!.Val!.Value!, StringComparer.Ordinal);
        Assert.Equal(["art", "beginn", "bestaetigt", "grund", "name"], controls.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("Name, Vorname", controls["name"].GetFirstChild<SdtAlias>()!.Val!.Value);
        Assert.Equal("dd.MM.yyyy", controls["beginn"].GetFirstChild<SdtContentDate>()!.DateFormat!.Val!.Value);
        Assert.Equal(["", "erste", "zweite"], controls["art"].GetFirstChild<SdtContentDropDownList>()!.Elements<ListItem>().Select(i => i.Value!.Value));
        Assert.True(controls["grund"].GetFirstChild<SdtContentText>()!.MultiLine!.Value);
        Assert.NotNull(controls["bestaetigt"].GetFirstChild<SdtContentCheckBox>());
    }

    [Fact]
    public void Docx_HasHeaderFooterAndNotesOnANewPage()
    {
        using var folder = new TemporaryFolder();
        using var file = WordprocessingDocument.Open(Write(folder, "a.docx"), isEditable: false);
        var main = file.MainDocumentPart!;

        Assert.Contains("Stadtverwaltung Musterstadt am Rhein", main.HeaderParts.Single().Header.InnerText, StringComparison.Ordinal);
        Assert.Contains("DA-99-01", main.HeaderParts.Single().Header.InnerText, StringComparison.Ordinal);
        Assert.Equal(["PAGE", "NUMPAGES"], main.FooterParts.Single().Footer.Descendants<SimpleField>().Select(f => f.Instruction!.Value));
        Assert.Equal("Hinweise", main.Document.Descendants<PageBreakBefore>().Single().Ancestors<Paragraph>().Single().InnerText);
    }

    [Fact]
    public void Docx_WrittenTwice_HasTheSameBytes()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(File.ReadAllBytes(Write(folder, "a.docx")), File.ReadAllBytes(Write(folder, "b.docx")));
    }

    private static string Write(TemporaryFolder folder, string name)
    {
        string path = folder.File(name);
        FormDocx.Write(path, FormSpecReader.Read(Source.Read(folder.Write("probe.form.md", Samples.Form))));
        return path;
    }
}
