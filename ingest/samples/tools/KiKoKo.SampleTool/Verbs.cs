using KiKoKo.SampleTool.Forms;
using KiKoKo.SampleTool.Sources;
using KiKoKo.SampleTool.Stable;
using KiKoKo.SampleTool.Templates;
using KiKoKo.SampleTool.Workbooks;

namespace KiKoKo.SampleTool;

/// <summary>What build.sh asks for, one step at a time. Exit code 0 done, 1 a source is wrong, 2 wrong usage.</summary>
internal static class Verbs
{
    private const string Usage = """
        plan SOURCES               eine Zeile je Quelle: Format, Zieldatei mit Ordner, Quelle, SOURCE_DATE_EPOCH, mit Tabulatoren getrennt
        check SOURCES [TOPICS]     Metadaten aller Quellen prüfen; TOPICS ist eine Liste der Themen
        meta SOURCE OUT            Begleitdatei NAME.meta.json
        print SOURCE OUT           Markdown für pandoc, daraus DOCX und PDF
        slides SOURCE OUT          Markdown für pandoc, daraus PPTX
        markdown SOURCE OUT        Markdown für die Bibliothek
        xlsx SOURCE OUT            Arbeitsmappe aus .tsv und .yaml
        template OUT               Word-Vorlage (Referenzdokument für pandoc)
        slide-template BASE OUT    Folienvorlage aus der von pandoc
        form-docx SOURCE OUT       Formular mit Inhaltssteuerelementen
        form-pdf SOURCE OUT        Formular als .fodt mit Formularfeldern; LibreOffice macht daraus das PDF
        form-labels SOURCE PDF     Beschriftungen an die Felder des PDF schreiben
        stable FILE…               Zeitangaben aus Office- und PDF-Dateien entfernen
        """;

    public static int Run(string[] args)
    {
        switch (args)
        {
            case ["plan", var sources]:
                return Plan(sources);
            case ["check", var sources, .. var topics] when topics.Length <= 1:
                var problems = Inspection.Inspect(sources, topics is [var list] ? Inspection.ReadTopics(list) : null);
                foreach (string problem in problems)
                    Console.Error.WriteLine(problem);
                return problems.Count == 0 ? 0 : 1;
            case ["meta", var source, var target]:
                File.WriteAllText(target, Sidecar.Write(Source.Read(source).Head));
                return 0;
            case ["print", var source, var target]:
                File.WriteAllText(target, MarkdownText.ForPrint(Source.Read(source)));
                return 0;
            case ["slides", var source, var target]:
                File.WriteAllText(target, MarkdownText.ForSlides(Source.Read(source)));
                return 0;
            case ["markdown", var source, var target]:
                File.WriteAllText(target, MarkdownText.ForLibrary(Source.Read(source)));
                return 0;
            case ["xlsx", var source, var target]:
                var table = Source.Read(source);
                Workbook.Write(target, table.Head.Title, TabularText.Parse(Path.GetFileName(source), table.Lines));
                return 0;
            case ["template", var target]:
                WordTemplate.Write(target, "Vorlage", "", []);
                return 0;
            case ["slide-template", var original, var target]:
                SlideTemplate.Write(original, target);
                return 0;
            case ["form-docx", var source, var target]:
                FormDocx.Write(target, FormSpecReader.Read(Source.Read(source)));
                return 0;
            case ["form-pdf", var source, var target]:
                FormOdt.Write(target, FormSpecReader.Read(Source.Read(source)));
                return 0;
            case ["form-labels", var source, var target]:
                PdfTooltips.Write(target, FormSpecReader.Read(Source.Read(source)));
                return 0;
            case ["stable", .. var files] when files.Length > 0:
                foreach (string file in files)
                    Rewrite(file);
                return 0;
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }

    /// <summary>Lists what is to be built. An unreadable source is told and left out; the others are listed all the same.</summary>
    private static int Plan(string folder)
    {
        bool complete = true;
        foreach (string path in Source.Find(folder))
        {
            try
            {
                var head = Source.Read(path).Head;
                string format = path.EndsWith(".form.md", StringComparison.Ordinal) ? "form-" + head.Format : head.Format;
                long time = new DateTimeOffset(head.ValidFrom, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds();
                Console.Out.WriteLine($"{format}\t{head.Folder}/{head.File}\t{path}\t{time}");
            }
            catch (SourceFault fault)
            {
                Console.Error.WriteLine(fault.Message);
                complete = false;
            }
        }

        return complete ? 0 : 1;
    }

    /// <summary>The customary way to tell build tools what time to write (reproducible-builds.org): seconds since 1970 in SOURCE_DATE_EPOCH.</summary>
    private static DateTimeOffset SourceDate() =>
        DateTimeOffset.FromUnixTimeSeconds(long.TryParse(Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH"), out long seconds) ? seconds : 0);

    private static void Rewrite(string file)
    {
        if (Path.GetExtension(file) == ".pdf")
            StablePdf.Rewrite(file, SourceDate());
        else
            StableZip.Rewrite(file);
    }
}
