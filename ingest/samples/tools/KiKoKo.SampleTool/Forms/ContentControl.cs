using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Office2010.Word;
using DocumentFormat.OpenXml.Wordprocessing;

namespace KiKoKo.SampleTool.Forms;

/// <summary>A form field as a Word content control: its tag is the field's name, its title the label.</summary>
internal static class ContentControl
{
    // Word shows 64 characters of a title and tag and calls longer ones damage.
    private const int LongestTitle = 64;

    /// <param name="id">Unique in the document, from 1.</param>
    public static SdtRun Write(FormField field, int id)
    {
        var properties = new SdtProperties(
            new SdtAlias { Val = field.Label.Length <= LongestTitle ? field.Label : field.Label[..LongestTitle] },
            new Tag { Val = field.Name },
            new SdtId { Val = id });
        if (field.Kind != FieldKind.Checkbox)
            properties.Append(new ShowingPlaceholder());
        properties.Append(Type(field));
        return new SdtRun(properties, new SdtContentRun(Content(field)));
    }

    private static OpenXmlElement Type(FormField field) => field.Kind switch
    {
        FieldKind.Date => new SdtContentDate(
            new DateFormat { Val = "dd.MM.yyyy" },
            new LanguageId { Val = "de-DE" },
            new SdtDateMappingType { Val = DateFormatValues.DateTime },
            new Calendar { Val = CalendarValues.Gregorian }),
        FieldKind.Choice => new SdtContentDropDownList(
            field.Options.Select(o => new ListItem { DisplayText = o, Value = o }).Prepend(new ListItem { DisplayText = "Bitte auswählen", Value = "" })),
        FieldKind.Checkbox => new SdtContentCheckBox(
            new DocumentFormat.OpenXml.Office2010.Word.Checked { Val = OnOffValues.Zero },
            new CheckedState { Font = "MS Gothic", Val = "2612" },
            new UncheckedState { Font = "MS Gothic", Val = "2610" }),
        FieldKind.Multiline => new SdtContentText { MultiLine = true },
        _ => new SdtContentText(),
    };

    private static Run Content(FormField field) => field.Kind switch
    {
        FieldKind.Checkbox => new Run(
            new RunProperties(new RunFonts { Ascii = "MS Gothic", HighAnsi = "MS Gothic", EastAsia = "MS Gothic", Hint = FontTypeHintValues.EastAsia }), new Text("☐")),
        FieldKind.Date => Placeholder("TT.MM.JJJJ"),
        FieldKind.Choice => Placeholder("Bitte auswählen"),
        _ => Placeholder("Bitte ausfüllen"),
    };

    private static Run Placeholder(string text) => new(new RunProperties(new RunStyle { Val = "PlaceholderText" }), new Text(text));
}
