using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using KiKoKo.SampleTool.Templates;

namespace KiKoKo.SampleTool.Forms;

/// <summary>Writes a form as a Word document with content controls: a table of label and field per group, the notes on a page of their own.</summary>
internal static class FormDocx
{
    private const int LabelWidth = 3954;
    private const int FieldWidth = 5400;
    private const uint MultilineHeight = 800;

    public static void Write(string path, FormSpec form)
    {
        string note = $"{form.Number} · Version {form.Head.Version}";
        WordTemplate.Write(path, form.Head.Title, note, Content(form));
    }

    private static IEnumerable<OpenXmlElement> Content(FormSpec form)
    {
        yield return Styled("Title", form.Head.Title);
        foreach (string text in form.Introduction)
            yield return Styled("BodyText", text);
        int id = 0;
        foreach (var group in form.Groups)
        {
            yield return GroupHeading(group.Heading);
            yield return GroupTable(group, ref id);
        }

        // Without a paragraph between them Word and LibreOffice join two tables into one.
        yield return new Paragraph(Compact());
        yield return SignatureTable(form.Signatures);
        bool first = true;
        foreach (var line in form.Notes)
        {
            var paragraph = line.Kind switch
            {
                NoteKind.Heading => Styled("Heading1", line.Text),
                NoteKind.ListItem => Styled("Compact", "– " + line.Text),
                _ => Styled("BodyText", line.Text),
            };
            if (first)
                paragraph.ParagraphProperties!.PageBreakBefore = new PageBreakBefore();
            else if (line.Kind == NoteKind.ListItem)
                paragraph.ParagraphProperties!.Indentation = new Indentation { Left = "340", Hanging = "227" };
            first = false;
            yield return paragraph;
        }
    }

    /// <summary>Closer to its table than a heading to its text, so that most forms end on their first page.</summary>
    private static Paragraph GroupHeading(string text)
    {
        var heading = Styled("Heading1", text);
        heading.ParagraphProperties!.SpacingBetweenLines = new SpacingBetweenLines { Before = "160", After = "60" };
        return heading;
    }

    private static Table GroupTable(FieldGroup group, ref int id)
    {
        var table = NewTable(LabelWidth, FieldWidth);
        foreach (var field in group.Fields)
        {
            var control = ContentControl.Write(field, ++id);
            // A checkbox stands before its sentence across both columns, as on paper.
            table.Append(field.Kind == FieldKind.Checkbox
                ? new TableRow(
                    new TableRowProperties(new CantSplit()),
                    new TableCell(
                        new TableCellProperties(Width(LabelWidth + FieldWidth), new GridSpan { Val = 2 }),
                        new Paragraph(Compact(), control, new Run(new Text("  " + field.Label) { Space = SpaceProcessingModeValues.Preserve }))))
                : new TableRow(
                    RowProperties(field),
                    new TableCell(
                        new TableCellProperties(Width(LabelWidth), new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "F2F5F9" }),
                        new Paragraph(Compact(), new Run(new Text(field.Label)))),
                    new TableCell(new TableCellProperties(Width(FieldWidth)), new Paragraph(Compact(), control))));
        }

        return table;
    }

    private static TableRowProperties RowProperties(FormField field) => field.Kind == FieldKind.Multiline
        ? new TableRowProperties(new CantSplit(), new TableRowHeight { Val = MultilineHeight, HeightType = HeightRuleValues.AtLeast })
        : new TableRowProperties(new CantSplit());

    private static Table SignatureTable(IReadOnlyList<string> signatures)
    {
        int width = (LabelWidth + FieldWidth) / signatures.Count;
        var table = NewTable([.. Enumerable.Repeat(width, signatures.Count)]);
        table.GetFirstChild<TableProperties>()!.TableBorders = new TableBorders(
            new TopBorder { Val = BorderValues.None },
            new LeftBorder { Val = BorderValues.None },
            new BottomBorder { Val = BorderValues.None },
            new RightBorder { Val = BorderValues.None },
            new InsideHorizontalBorder { Val = BorderValues.None },
            new InsideVerticalBorder { Val = BorderValues.None });
        table.Append(new TableRow(
            [
                new TableRowProperties(new CantSplit()),
                .. signatures.Select(s => new TableCell(
                    new TableCellProperties(Width(width)),
                    new Paragraph(
                        new ParagraphProperties(new ParagraphStyleId { Val = "Compact" }, new SpacingBetweenLines { Before = "480", After = "0" }),
                        new Run(new Text("______________________________"))),
                    new Paragraph(Compact(), new Run(new Text(s))))),
            ]));
        return table;
    }

    private static Table NewTable(params int[] widths) => new(
        new TableProperties(
            new TableStyle { Val = "Table" },
            new TableWidth { Width = widths.Sum().ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableLook { Val = "0000", FirstRow = false, NoHorizontalBand = true, NoVerticalBand = true }),
        new TableGrid(widths.Select(w => new GridColumn { Width = w.ToString(CultureInfo.InvariantCulture) })));

    private static TableCellWidth Width(int width) => new() { Width = width.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa };

    private static ParagraphProperties Compact() => new(
        new ParagraphStyleId { Val = "Compact" },
        new SpacingBetweenLines { Before = "20", After = "20", Line = "240", LineRule = LineSpacingRuleValues.Auto });

    private static Paragraph Styled(string style, string text) => new(new ParagraphProperties(new ParagraphStyleId { Val = style }), new Run(new Text(text)));
}
