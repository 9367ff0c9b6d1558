using System.Xml.Linq;
using static KiKoKo.SampleTool.Forms.OpenDocument;

namespace KiKoKo.SampleTool.Forms;

/// <summary>A form field as an OpenDocument form control: its name is the field's, its help text the label.</summary>
internal static class FormControl
{
    private const string Implementation = "ooo:com.sun.star.form.component.";

    /// <summary>The control itself, which stands in the document's form.</summary>
    public static XElement Define(FormField field, string id)
    {
        var (element, component) = field.Kind switch
        {
            FieldKind.Multiline => ("textarea", "TextField"),
            FieldKind.Checkbox => ("checkbox", "CheckBox"),
            FieldKind.Choice => ("listbox", "ListBox"),
            // A date is typed: LibreOffice's date field becomes a PDF field that only its own number format understands.
            _ => ("text", "TextField"),
        };
        var control = new XElement(
            Form + element,
            new XAttribute(Form + "name", field.Name),
            new XAttribute(Form + "title", field.Kind == FieldKind.Date ? field.Label + " (TT.MM.JJJJ)" : field.Label),
            new XAttribute(Form + "control-implementation", Implementation + component),
            new XAttribute(XNamespace.Xml + "id", id),
            new XAttribute(Form + "id", id));
        if (field.Kind == FieldKind.Choice)
        {
            control.Add(new XAttribute(Form + "dropdown", true), new XAttribute(Form + "size", field.Options.Count));
            control.Add(field.Options.Select(o => new XElement(Form + "option", new XAttribute(Form + "label", o), new XAttribute(Form + "value", o))));
        }

        return control;
    }

    /// <summary>The place in the text where the control is seen.</summary>
    public static XElement Place(FormField field, string id)
    {
        var (width, height) = field.Kind switch
        {
            FieldKind.Checkbox => ("0.4cm", "0.4cm"),
            FieldKind.Multiline => ("9.9cm", "1.15cm"),
            FieldKind.Date => ("4cm", "0.48cm"),
            _ => ("9.9cm", "0.48cm"),
        };
        return new XElement(
            Draw + "control",
            new XAttribute(Text + "anchor-type", "as-char"),
            new XAttribute(Draw + "style-name", "Control"),
            new XAttribute(Svg + "width", width),
            new XAttribute(Svg + "height", height),
            new XAttribute(Draw + "control", id));
    }
}
