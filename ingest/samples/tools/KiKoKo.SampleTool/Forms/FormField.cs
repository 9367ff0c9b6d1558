namespace KiKoKo.SampleTool.Forms;

internal enum FieldKind
{
    Text,
    Multiline,
    Date,
    Checkbox,
    Choice,
}

/// <param name="Name">Name of the field in the file: lower-case letters, digits and "_"; unique in its form.</param>
/// <param name="Label">What stands beside it.</param>
/// <param name="Options">What can be chosen; empty unless the kind is <see cref="FieldKind.Choice"/>.</param>
internal sealed record FormField(string Name, string Label, FieldKind Kind, IReadOnlyList<string> Options);
