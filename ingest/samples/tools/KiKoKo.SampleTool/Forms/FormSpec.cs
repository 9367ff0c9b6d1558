using KiKoKo.SampleTool.Sources;

namespace KiKoKo.SampleTool.Forms;

/// <summary>A form as its author wrote it.</summary>
/// <param name="Introduction">Paragraphs before the first field.</param>
/// <param name="Signatures">What stands under each signature line.</param>
/// <param name="Notes">Instructions and data protection, from a new page on.</param>
internal sealed record FormSpec(
    Head Head,
    IReadOnlyList<string> Introduction,
    IReadOnlyList<FieldGroup> Groups,
    IReadOnlyList<string> Signatures,
    IReadOnlyList<NoteLine> Notes)
{
    public IEnumerable<FormField> Fields => Groups.SelectMany(g => g.Fields);

    /// <summary>The number at the front of the file name, e.g. FO-11-41.</summary>
    public string Number => Head.File[..Head.File.IndexOf('_', StringComparison.Ordinal)];
}

/// <summary>Fields under one heading.</summary>
internal sealed record FieldGroup(string Heading, IReadOnlyList<FormField> Fields);

internal enum NoteKind
{
    Heading,
    Paragraph,
    ListItem,
}

internal sealed record NoteLine(NoteKind Kind, string Text);
