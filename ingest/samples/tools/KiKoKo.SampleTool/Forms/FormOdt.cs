using System.Xml.Linq;
using static KiKoKo.SampleTool.Forms.OpenDocument;

namespace KiKoKo.SampleTool.Forms;

/// <summary>
/// Writes a form as a flat OpenDocument text with form controls. LibreOffice's PDF export makes AcroForm fields of those,
/// with the same names; of Word's content controls it makes none (seen in 7.4).
/// </summary>
internal static class FormOdt
{
    public static void Write(string path, FormSpec form)
    {
        using var template = typeof(FormOdt).Assembly.GetManifestResourceStream("form.fodt")!;
        var document = XDocument.Load(template, LoadOptions.PreserveWhitespace);
        document.Descendants(DublinCore + "title").Single().Value = form.Head.Title;
        document.Descendants(Style + "header").Single().Element(Text + "p")!.Add($"{form.Number} · Version {form.Head.Version}");

        var fields = form.Fields.ToArray();
        document.Descendants(Form + "form").Single().Add(fields.Select((f, i) => FormControl.Define(f, Id(i))));
        var ids = fields.Select((f, i) => (f.Name, Id: Id(i))).ToDictionary(p => p.Name, p => p.Id, StringComparer.Ordinal);
        document.Descendants(Office + "text").Single().Add(Content(form, ids));
        document.Save(path, SaveOptions.DisableFormatting);

        static string Id(int index) => $"control{index + 1}";
    }

    private static IEnumerable<XElement> Content(FormSpec form, Dictionary<string, string> ids)
    {
        yield return Paragraph("Title", form.Head.Title);
        foreach (string text in form.Introduction)
            yield return Paragraph("Standard", text);
        foreach (var group in form.Groups)
        {
            yield return Heading("Heading_20_1", group.Heading);
            yield return Table(["LabelColumn", "FieldColumn"], group.Fields.Select(f => FieldRow(f, ids[f.Name])));
        }

        yield return Table(
            form.Signatures.Select(_ => "HalfColumn"),
            [Row(form.Signatures.Select(s => Cell("PlainCell", Paragraph("Signature", "______________________________"), Paragraph("Cell", s))))]);
        bool first = true;
        foreach (var line in form.Notes)
        {
            yield return line.Kind switch
            {
                NoteKind.Heading => Heading(first ? "NewPage" : "Heading_20_1", line.Text),
                NoteKind.ListItem => Paragraph("Item", "– " + line.Text),
                _ => Paragraph("Standard", line.Text),
            };
            first = false;
        }
    }

    private static XElement FieldRow(FormField field, string id)
    {
        if (field.Kind != FieldKind.Checkbox)
            return Row([Cell("LabelCell", Paragraph("Cell", field.Label)), Cell("FieldCell", Paragraph("Cell", FormControl.Place(field, id)))]);

        // A checkbox stands before its sentence across both columns, as on paper.
        var wide = Cell("FieldCell", Paragraph("Cell", FormControl.Place(field, id), new XElement(Text + "s"), field.Label));
        wide.Add(new XAttribute(OpenDocument.TableNames + "number-columns-spanned", 2));
        return Row([wide, new XElement(OpenDocument.TableNames + "covered-table-cell")]);
    }
}
