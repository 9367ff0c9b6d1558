using Spectre.Console;

namespace KiKoKo.Ingest.Job;

/// <summary>Shows how the batch gets on: a bar on a terminal, a line per file elsewhere. Always on standard error.</summary>
internal static class Display
{
    /// <param name="work">Gets what to call after each file.</param>
    public static async Task<T> RunAsync<T>(int files, Func<Action<FileResult>, Task<T>> work)
    {
        if (Console.IsErrorRedirected || files == 0)
            return await work(Line);

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask("Dokumente einlesen", maxValue: files);
                return await work(_ => task.Increment(1));
            });
    }

    /// <summary>The outcome for people.</summary>
    public static void Summary(IngestReport report, TextWriter output)
    {
        foreach (var result in report.Results.Where(r => r.Message is not null || r.IsFailed))
            output.WriteLine(Text(result));
        output.WriteLine(
            $"{report.Files} Dateien in {report.Seconds:0.0} s: {report.Added} neu, {report.Replaced} ersetzt, {report.Unchanged} unverändert, {report.Retired} zurückgezogen, {report.Failed} nicht eingelesen.");
    }

    private static void Line(FileResult result) => Console.Error.WriteLine(Text(result));

    private static string Text(FileResult result) => $"{Word(result.Status)}: {result.File}{(result.Message is null ? "" : $" – {result.Message}")}";

    /// <summary>A status of <c>ingest</c> or <c>extract</c> in German.</summary>
    public static string Word(string status) => status switch
    {
        "ok" => "gelesen",
        "partlyNoTextLayer" => "teilweise ohne Textebene",
        "added" => "neu",
        "replaced" => "ersetzt",
        "unchanged" => "unverändert",
        "retired" => "zurückgezogen",
        "encrypted" => "verschlüsselt",
        "corrupt" => "beschädigt",
        "noTextLayer" => "ohne Textebene",
        "bomb" => "Dekompressionsbombe",
        "unreadableEncoding" => "unlesbare Zeichen",
        "unsupported" => "nicht unterstützt",
        "timeout" => "Zeit überschritten",
        "tooLarge" => "zu groß",
        _ => "fehlgeschlagen",
    };
}
