using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using KiKoKo.Audit.Labels;
using KiKoKo.Server.Deadlines;
using KiKoKo.Server.Deadlines.Sheet;
using KiKoKo.Server.Deadlines.Sheet.Pdf;

namespace KiKoKo.Server.Tests.Deadlines;

/// <summary>The Fristenblatt as others read it: pdftotext and pdfinfo, and the parts of a Word file.</summary>
public sealed partial class SheetTests
{
    private static readonly XNamespace s_word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static readonly TransparencyLabel s_label = TransparencyLabel.Create(LabelKind.Rule, null, new DateTimeOffset(2026, 4, 9, 7, 30, 5, TimeSpan.Zero));

    [Fact]
    public async Task Pdf_OfADeadline_SaysAllThatTheSheetSays()
    {
        var sheet = Sheet();
        string text = Plain(await ReadAsync("pdftotext", sheet, "-layout", "{}", "-"));

        foreach (string line in sheet.Parts.SelectMany(p => p.Lines))
            Assert.Contains(Plain(line), text, StringComparison.Ordinal);
        Assert.Contains(Plain("Mittwoch, 6. Mai 2026"), text, StringComparison.Ordinal);
        Assert.Contains(Plain("Nach Regel berechnet, keine KI. Berechnet am 09.04.2026, 09:30:05 Uhr."), text, StringComparison.Ordinal);
        Assert.Contains(Plain(s_label.Id), text, StringComparison.Ordinal);
        Assert.Contains(Plain("Stadt Größenwörth"), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pdf_OfADeadline_IsTaggedAndNamed()
    {
        var sheet = Sheet();
        string info = await ReadAsync("pdfinfo", sheet, "{}");
        string structure = await ReadAsync("pdfinfo", sheet, "-struct", "{}");

        Assert.Matches(@"Tagged:\s+yes", info);
        Assert.Matches(@"Title:\s+Fristenblatt: Widerspruch gegen einen Verwaltungsakt", info);
        Assert.Matches(@"Page size:.*A4", info);
        Assert.Equal(1, structure.Split('\n').Count(l => l.Trim().StartsWith("H1", StringComparison.Ordinal)));
        Assert.Contains("LBody", structure, StringComparison.Ordinal);
        Assert.Contains("/Lang (de-DE)", Encoding.Latin1.GetString(SheetPdf.Write(sheet)!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pdf_OfADeadline_CarriesItsLabelForPrograms()
    {
        var sheet = Sheet();
        var xmp = XDocument.Parse(string.Join('\n', (await ReadAsync("pdfinfo", sheet, "-meta", "{}")).Split('\n').Where(l => !l.StartsWith("<?xpacket", StringComparison.Ordinal))));
        string custom = await ReadAsync("pdfinfo", sheet, "-custom", "{}");

        Assert.Equal(s_label.Id, xmp.Descendants(XName.Get("KiKoKoLabelId", "urn:kikoko:label:1")).Single().Value);
        Assert.Equal("rule", xmp.Descendants(XName.Get("KiKoKoLabelKind", "urn:kikoko:label:1")).Single().Value);
        Assert.Matches($@"KiKoKoLabelId:\s+{s_label.Id}", custom);
    }

    [Fact]
    public async Task Pdf_WithFontsEmbedded_HasOnlyWhatIsUsed()
    {
        var sheet = Sheet();
        byte[] file = SheetPdf.Write(sheet)!;
        string fonts = await ReadAsync("pdffonts", sheet, "{}");

        Assert.Equal(2, fonts.Split('\n').Count(l => l.Contains("CID TrueType", StringComparison.Ordinal)));
        Assert.DoesNotMatch(@"Identity-H\s+no", fonts);
        Assert.InRange(file.Length, 10_000, new FileInfo(SystemFonts.Find()!.RegularFile).Length / 2);
    }

    /// <summary>Characters that no font of the system has, a word wider than the page, and more than one page.</summary>
    [Fact]
    public async Task Pdf_WithHostileSubject_IsWhole()
    {
        string word = new('W', 190);
        var sheet = Sheet(("betreff", word + " 😀 \u0007 )>>endstream"), ("x", "y"));
        var longer = sheet with { Parts = [.. Enumerable.Repeat(sheet.Parts, 6).SelectMany(p => p)] };

        string info = await ReadAsync("pdfinfo", longer, "{}");
        string text = await ReadAsync("pdftotext", longer, "-layout", "{}", "-");

        Assert.True(int.Parse(Pages().Match(info).Groups["n"].Value, System.Globalization.CultureInfo.InvariantCulture) >= 4, info);
        Assert.Equal(6, Plain(text).Split(Plain(word)).Length - 1);
        Assert.Contains("Seite 2 von", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Docx_OfADeadline_SaysAllThatTheSheetSays()
    {
        var sheet = Sheet();
        var document = Part(sheet, "word/document.xml");
        string text = Plain(string.Concat(document.Descendants(s_word + "t").Select(t => t.Value)));

        foreach (var part in sheet.Parts)
        {
            foreach (string line in part is SheetFacts facts ? facts.Facts.SelectMany(f => (string[])[f.Name, f.Value]) : part is SheetSteps steps ? steps.Steps.Select(s => s.What) : part.Lines)
                Assert.Contains(Plain(line), text, StringComparison.Ordinal);
        }

        var styles = document.Descendants(s_word + "pStyle").Select(s => (string)s.Attribute(s_word + "val")!).ToList();
        Assert.Contains("Title", styles);
        Assert.True(styles.Count(s => s == "Heading1") >= 4);
        Assert.NotEmpty(document.Descendants(s_word + "numPr"));
        Assert.Contains(Part(sheet, "word/styles.xml").Descendants(s_word + "lang"), l => (string?)l.Attribute(s_word + "val") == "de-DE");
    }

    [Fact]
    public void Docx_OfADeadline_CarriesItsLabelForPrograms()
    {
        var custom = Part(Sheet(), "docProps/custom.xml").Root!.Elements().ToDictionary(p => (string)p.Attribute("name")!, p => p.Value);

        Assert.Equal(s_label.Id, custom["KiKoKoLabelId"]);
        Assert.Equal("rule", custom["KiKoKoLabelKind"]);
        Assert.Equal("2026-04-09T07:30:05Z", custom["KiKoKoLabelCreatedAt"]);
    }

    [Fact]
    public void Sheet_WithoutAResult_IsNotMade() =>
        Assert.Throws<ArgumentException>(() => DeadlineSheet.Of(Entered.Compute(Entered.Rule("klage")), Entered.Values(), "", s_label, null));

    private static DeadlineSheet Sheet(params (string Name, string Value)[] more)
    {
        (string, string)[] values = [("start", "02.04.2026"), .. more];
        return DeadlineSheet.Of(Entered.Compute(Entered.Rule("widerspruch"), values), Entered.Values(values), "Stadt Größenwörth", s_label, new Uri("https://kikoko.example/kennzeichnung/" + s_label.Id));
    }

    private static XDocument Part(DeadlineSheet sheet, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(SheetDocx.Write(sheet)));
        using var stream = zip.GetEntry(name)!.Open();
        return XDocument.Load(stream);
    }

    /// <param name="arguments">{} stands for the file.</param>
    private static async Task<string> ReadAsync(string program, DeadlineSheet sheet, params string[] arguments)
    {
        Assert.SkipWhen(SystemFonts.Find() is null, "Keine Schrift: apt-get install fonts-liberation.");
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, SheetPdf.Write(sheet)!);
            using var process = Process.Start(new ProcessStartInfo(program, arguments.Select(a => a.Replace("{}", file, StringComparison.Ordinal))) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, UseShellExecute = false })!;
            var errors = process.StandardError.ReadToEndAsync();
            string output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.Empty(await errors);
            return output;
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Where lines break is the writer's business.</summary>
    private static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    [GeneratedRegex(@"Pages:\s+(?<n>\d+)", RegexOptions.None, 1000)]
    private static partial Regex Pages();
}
