using System.IO.Compression;
using System.Text;
using KiKoKo.Ingest.Readers;
using KiKoKo.Ingest.Tests.Fixtures;

namespace KiKoKo.Ingest.Tests.Readers;

public sealed class BadFileTests
{
    [Fact]
    public async Task OleContainer_WithEncryptedPackage_IsEncrypted() =>
        Assert.Equal(ExtractionStatus.Encrypted, (await Reading.Of("geheim.docx", Office.EncryptedStub())).Status);

    [Fact]
    public async Task OleContainer_OfOldWord_IsUnsupportedWithMend()
    {
        var extraction = await Reading.Of("alt.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[1000]]);

        Assert.Equal(ExtractionStatus.Unsupported, extraction.Status);
        Assert.Contains("als DOCX", extraction.Warnings[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("leer.docx", "", ExtractionStatus.Corrupt)]
    [InlineData("falsch.docx", "Das ist kein Archiv.", ExtractionStatus.Corrupt)]
    [InlineData("falsch.pdf", "Das ist kein PDF.", ExtractionStatus.Corrupt)]
    [InlineData("kaputt.xlsx", "PK\u0003\u0004 und weiter nichts", ExtractionStatus.Corrupt)]
    [InlineData("bild.png", "irgendetwas", ExtractionStatus.Unsupported)]
    [InlineData("binaer.txt", "a\0b", ExtractionStatus.Unsupported)]
    public async Task WrongContent_Read_IsNamed(string name, string content, object status) =>
        Assert.Equal((ExtractionStatus)status, (await Reading.Of(name, content)).Status);

    [Fact]
    public async Task NestedEntities_InSharedStrings_AreABomb()
    {
        byte[] file = Office.Zip(
            ("xl/workbook.xml", "<workbook><sheets/></workbook>"),
            ("xl/sharedStrings.xml", "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><sst><si><t>&b;</t></si></sst>"));

        Assert.Equal(ExtractionStatus.Bomb, (await Reading.Of("bombe.xlsx", file)).Status);
    }

    [Fact]
    public async Task ExternalEntity_InDocument_IsNeverFetched()
    {
        using var folder = new TempFolder();
        string secret = folder.Write("geheim.txt", "GEHEIM");
        byte[] file = Office.Zip(("word/document.xml", $"<!DOCTYPE x [<!ENTITY e SYSTEM \"file://{secret}\">]><w:document xmlns:w=\"{Office.W}\"><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>"));

        var extraction = await Reading.Of("xxe.docx", file);

        Assert.Equal(ExtractionStatus.Corrupt, extraction.Status);
        Assert.DoesNotContain(extraction.Blocks, b => b.Text.Contains("GEHEIM", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ZipPart_ThatUnfoldsBeyondRatio_IsABomb()
    {
        var extraction = await Reading.Of("bombe.docx", Zeros("word/document.xml", 40));

        Assert.Equal(ExtractionStatus.Bomb, extraction.Status);
    }

    [Fact]
    public async Task ZipPart_ThatLiesAboutItsSize_IsStillABomb()
    {
        byte[] file = Zeros("word/document.xml", 40);

        // The central directory claims 100 bytes; only counting what comes out can tell.
        int directory = file.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(file.AsSpan(directory + 24), 100);

        Assert.Contains((await Reading.Of("bombe.docx", file)).Status, (ExtractionStatus[])[ExtractionStatus.Bomb, ExtractionStatus.Corrupt]);
    }

    [Fact]
    public async Task ZipDirectory_ThatClaimsGigabytes_IsABomb()
    {
        byte[] file = Zeros("word/document.xml", 1);
        int directory = file.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(file.AsSpan(directory + 24), 0xF0000000u);

        Assert.Equal(ExtractionStatus.Bomb, (await Reading.Of("bombe.docx", file)).Status);
    }

    [Fact]
    public async Task PdfContent_InImageCodec_IsABomb()
    {
        byte[] file = Encoding.Latin1.GetBytes(
            "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n5 0 obj\n<< /Length 4 /Filter /JBIG2Decode >>\nstream\nxxxx\nendstream\nendobj\n");

        Assert.Equal(ExtractionStatus.Bomb, (await Reading.Of("bombe.pdf", file)).Status);
    }

    [Fact]
    public async Task PdfContent_ThatUnfoldsToGigabytes_IsABomb()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++)
                zlib.Write(zeros);
        }

        byte[] file = [.. Encoding.Latin1.GetBytes("%PDF-1.4\n5 0 obj\n<< /Filter /FlateDecode >>\nstream\n"), .. packed.ToArray(), .. "\nendstream\nendobj\n"u8];

        Assert.Equal(ExtractionStatus.Bomb, (await Reading.Of("bombe.pdf", file)).Status);
    }

    [Fact]
    public async Task PdfPage_WithoutText_HasNoTextLayer() =>
        Assert.Equal(ExtractionStatus.NoTextLayer, (await Reading.Of("leer.pdf", Pdf.Pages([[]]))).Status);

    private static byte[] Zeros(string name, int megabytes)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create))
        using (var stream = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open())
        {
            stream.Write("<a>"u8);
            byte[] spaces = new byte[1 << 20];
            Array.Fill(spaces, (byte)' ');
            for (int i = 0; i < megabytes; i++)
                stream.Write(spaces);
        }

        return memory.ToArray();
    }
}
