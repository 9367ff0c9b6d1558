using System.Text.RegularExpressions;
using System.Xml;
using KiKoKo.Ingest.Readers.Office;
using KiKoKo.Ingest.Readers.Pdf;
using KiKoKo.Ingest.Readers.Text;
using KiKoKo.Ingest.Readers.Web;

namespace KiKoKo.Ingest.Readers;

/// <summary>Chooses the reader by content first and name second. Runs inside the worker process only.</summary>
internal static class DocumentReader
{
    /// <summary>Changes whenever a reader or the chunker gives other results; unchanged files are then read again.</summary>
    public const string Version = "3";

    private const int HeadLength = 1024;

    /// <summary>Reads a file. Whatever is wrong with it is in the result; only faults of ours throw.</summary>
    public static async Task<Extraction> ReadAsync(string path, CancellationToken cancel)
    {
        try
        {
            return await DispatchAsync(path, cancel);
        }
        catch (UnreadableException e)
        {
            return Extraction.Failed(e.Status, e.Message);
        }
        catch (RegexMatchTimeoutException)
        {
            return Extraction.Failed(ExtractionStatus.Timeout, "Das Lesen hat länger gedauert, als für eine Datei vorgesehen ist, und wurde abgebrochen.");
        }
        catch (OutOfMemoryException)
        {
            return Extraction.Failed(ExtractionStatus.TooLarge, "Die Datei braucht mehr Speicher, als für das Lesen vorgesehen ist.");
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or FormatException or ArgumentException or InvalidOperationException or IndexOutOfRangeException or EndOfStreamException or OverflowException or NotSupportedException or NullReferenceException)
        {
            return Extraction.Failed(ExtractionStatus.Corrupt, $"Die Datei ist beschädigt oder nicht nach ihrem Format aufgebaut ({e.GetType().Name}).");
        }
    }

    private static async Task<Extraction> DispatchAsync(string path, CancellationToken cancel)
    {
        byte[] head = new byte[HeadLength];
        int got;
        await using (var stream = File.OpenRead(path))
            got = await stream.ReadAtLeastAsync(head, HeadLength, throwOnEndOfStream: false, cancel);
        string extension = Path.GetExtension(path).ToLowerInvariant();
        if (got == 0)
            return Extraction.Failed(ExtractionStatus.Corrupt, "Die Datei ist leer.");

        if (head.AsSpan(0, got).IndexOf("%PDF-"u8) >= 0 || extension == ".pdf")
            return await PdfReader.ReadAsync(path, cancel);
        if (head.AsSpan(0, got).StartsWith(OleContainer.Signature))
            return OleContainer.Explain(await File.ReadAllBytesAsync(path, cancel));
        if (head.AsSpan(0, got).StartsWith("PK"u8))
            return Office(path);
        return extension switch
        {
            ".docx" or ".docm" or ".dotx" or ".xlsx" or ".xlsm" or ".xltx" or ".pptx" or ".pptm" or ".potx" =>
                Extraction.Failed(ExtractionStatus.Corrupt, "Die Datei ist beschädigt: Sie beginnt nicht wie eine Office-Datei."),
            ".html" or ".htm" or ".xhtml" => HtmlReader.Read(await File.ReadAllBytesAsync(path, cancel)),
            ".md" or ".markdown" => MarkdownReader.Read(await File.ReadAllBytesAsync(path, cancel)),
            ".txt" or ".text" => PlainTextReader.Read(await File.ReadAllBytesAsync(path, cancel)),
            ".csv" or ".tsv" => CsvTableReader.Read(await File.ReadAllBytesAsync(path, cancel)),
            _ => Extraction.Failed(ExtractionStatus.Unsupported, $"Dateien der Art „{extension}“ werden nicht gelesen. Gelesen werden PDF, DOCX, XLSX, PPTX, HTML, Markdown, TXT und CSV."),
        };
    }

    private static Extraction Office(string path)
    {
        using var package = OfficePackage.Open(path);
        if (package.Has("word/document.xml") || Any(package, "word/"))
            return DocxReader.Read(package);
        if (package.Has("xl/workbook.xml") || Any(package, "xl/"))
            return XlsxReader.Read(package);
        if (package.Has("ppt/presentation.xml") || Any(package, "ppt/"))
            return PptxReader.Read(package);
        return Extraction.Failed(ExtractionStatus.Unsupported, "Die Datei ist ein Archiv, aber kein Word-, Excel- oder PowerPoint-Dokument.");
    }

    private static bool Any(OfficePackage package, string folder) => package.PartNames.Any(p => p.StartsWith(folder, StringComparison.OrdinalIgnoreCase) && p.EndsWith(".xml", StringComparison.OrdinalIgnoreCase));
}
