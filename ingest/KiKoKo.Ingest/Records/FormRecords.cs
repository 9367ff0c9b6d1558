using KiKoKo.Ingest.Readers;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Ingest.Records;

/// <summary>The form record of a document that its owner calls a form.</summary>
internal static class FormRecords
{
    /// <summary>Null for documents of another kind. A field without a label is called by its name.</summary>
    public static Form? Find(Document document, Extraction extraction) =>
        !string.Equals(document.Kind, DocumentKinds.Form, StringComparison.OrdinalIgnoreCase)
            ? null
            : new Form(
                $"{document.Id}-f",
                document.Id,
                document.Title,
                [.. extraction.Fields.Select(f => f.Label.Length > 0 ? f : f with { Label = f.Name }).DistinctBy(f => f.Name)]);
}
