using System.Text.Json.Serialization;

namespace KiKoKo.Knowledge.Documents;

/// <summary>What a block of a document is. Names as in the JSON contract of <c>extract</c>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BlockKind>))]
public enum BlockKind
{
    [JsonStringEnumMemberName("heading")]
    Heading,
    [JsonStringEnumMemberName("paragraph")]
    Paragraph,
    [JsonStringEnumMemberName("listItem")]
    ListItem,
    [JsonStringEnumMemberName("table")]
    Table,
    [JsonStringEnumMemberName("formField")]
    FormField,
    [JsonStringEnumMemberName("note")]
    Note,
}

/// <summary>A piece of a document as its reader saw it, in reading order.</summary>
/// <param name="Text">
/// Plain text. A table row-wise: cells joined by " | ", rows by line feeds, the header row first.
/// </param>
/// <param name="Level">Heading or list level from 1; null where it means nothing.</param>
/// <param name="Path">The headings above it, outermost first.</param>
/// <param name="Page">Page from 1 (PDF; DOCX only where breaks are stored).</param>
/// <param name="Sheet">Worksheet name (XLSX).</param>
/// <param name="Slide">Slide number from 1 (PPTX).</param>
public sealed record Block(
    BlockKind Kind,
    string Text,
    int? Level,
    IReadOnlyList<string> Path,
    int? Page = null,
    string? Sheet = null,
    int? Slide = null);
