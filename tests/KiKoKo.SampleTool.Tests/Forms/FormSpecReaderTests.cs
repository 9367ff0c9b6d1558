using KiKoKo.SampleTool.Forms;
using KiKoKo.SampleTool.Sources;

namespace KiKoKo.SampleTool.Tests.Forms;

public sealed class FormSpecReaderTests
{
    [Fact]
    public void Form_WithEveryKindOfField_IsRead()
    {
        var form = Read(Samples.Form);

        Assert.Equal("DA-99-01", form.Number);
        Assert.Equal([FieldKind.Text, FieldKind.Date, FieldKind.Multiline, FieldKind.Choice, FieldKind.Checkbox], form.Fields.Select(f => f.Kind));
        Assert.Equal(["erste", "zweite"], form.Fields.Single(f => f.Kind == FieldKind.Choice).Options);
        Assert.Equal("1. Person", form.Groups.Single().Heading);
        Assert.Equal(["Ort, Datum, antragstellende Person"], form.Signatures);
        Assert.Equal([NoteKind.Heading, NoteKind.ListItem, NoteKind.Heading, NoteKind.Paragraph], form.Notes.Select(n => n.Kind));
    }

    [Theory]
    [InlineData("- Beginn | beginn | date", "- Beginn | Beginn | date", "besteht aus")]
    [InlineData("- Beginn | beginn | date", "- Beginn | beginn | tag", "Die Art ist")]
    [InlineData("- Beginn | beginn | date", "- Beginn | beginn | text: a; b", "Die Art ist")]
    [InlineData("choice: erste; zweite", "choice: erste", "Die Art ist")]
    [InlineData("- Beginn | beginn | date", "- Beginn | name | date", "gibt es zweimal")]
    [InlineData("- Beginn | beginn | date", "Beginn", "stehen Zeilen")]
    [InlineData("# Hinweise", "# Hinweis", "Ein Feld ist")]
    public void Form_WithAWrongLine_IsAFault(string line, string instead, string expected)
    {
        var fault = Assert.Throws<SourceFault>(() => Read(Samples.Form.Replace(line, instead, StringComparison.Ordinal)));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    private static FormSpec Read(string text)
    {
        using var folder = new TemporaryFolder();
        return FormSpecReader.Read(Source.Read(folder.Write("probe.form.md", text)));
    }
}
