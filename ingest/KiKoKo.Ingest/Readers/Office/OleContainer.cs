using System.Text;

namespace KiKoKo.Ingest.Readers.Office;

/// <summary>Old Office containers (OLE2): an encrypted new file, or one of the old formats that are not read.</summary>
internal static class OleContainer
{
    public static ReadOnlySpan<byte> Signature => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static Extraction Explain(ReadOnlySpan<byte> file)
    {
        // Names of streams stand in the directory as UTF-16.
        if (file.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0)
            return Extraction.Failed(ExtractionStatus.Encrypted, "Die Datei ist mit einem Kennwort verschlüsselt. Abhilfe: ohne Kennwort speichern und erneut einlesen.");
        return Extraction.Failed(ExtractionStatus.Unsupported, "Das alte Office-Format wird nicht gelesen. Abhilfe: als DOCX, XLSX oder PPTX speichern.");
    }
}
