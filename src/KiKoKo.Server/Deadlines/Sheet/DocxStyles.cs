using DocumentFormat.OpenXml.Wordprocessing;

namespace KiKoKo.Server.Deadlines.Sheet;

/// <summary>The look of the Word document. Sizes are half points, spaces twentieths of a point.</summary>
internal static class DocxStyles
{
    public static Styles Create() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Arial", HighAnsi = "Arial", ComplexScript = "Arial" },
                new FontSize { Val = "21" },
                new Languages { Val = "de-DE", EastAsia = "de-DE", Bidi = "de-DE" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "100", Line = "264", LineRule = LineSpacingRuleValues.Auto }))),
        new Style(new StyleName { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
        Of("Title", "Title", "36", bold: true, after: "240"),
        Of("Heading1", "heading 1", "25", bold: true, before: "240", after: "80", level: 0),
        Of("Absender", "Absender", "21", after: "200"),
        Of("Ergebnis", "Ergebnis", "40", bold: true, after: "60"),
        Of("Ergebnistext", "Ergebnistext", "21", after: "60"),
        Of("Schritt", "Schritt", "21", after: "80"),
        new Style(new StyleName { Val = "Grundlage" }, new StyleRunProperties(new Color { Val = "424242" })) { Type = StyleValues.Character, StyleId = "Grundlage", CustomStyle = true });

    public static Numbering Numbering(int id) => new(
        new AbstractNum(
            new MultiLevelType { Val = MultiLevelValues.SingleLevel },
            new Level(
                new StartNumberingValue { Val = 1 },
                new NumberingFormat { Val = NumberFormatValues.Decimal },
                new LevelText { Val = "%1." },
                new LevelJustification { Val = LevelJustificationValues.Left },
                new PreviousParagraphProperties(new Indentation { Left = "425", Hanging = "425" }))
            { LevelIndex = 0 })
        { AbstractNumberId = id },
        new NumberingInstance(new AbstractNumId { Val = id }) { NumberID = id });

    private static Style Of(string id, string name, string size, bool bold = false, string before = "0", string after = "100", int? level = null)
    {
        var paragraph = new StyleParagraphProperties();
        if (level is not null)
            paragraph.Append(new KeepNext());
        paragraph.Append(new SpacingBetweenLines { Before = before, After = after });
        if (level is { } outline)
            paragraph.Append(new OutlineLevel { Val = outline });
        var run = new StyleRunProperties();
        if (bold)
            run.Append(new Bold());
        run.Append(new FontSize { Val = size });
        return new Style(new StyleName { Val = name }, new BasedOn { Val = "Normal" }, paragraph, run) { Type = StyleValues.Paragraph, StyleId = id };
    }
}
