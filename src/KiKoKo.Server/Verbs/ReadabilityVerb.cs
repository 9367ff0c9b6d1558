using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using KiKoKo.Assistant.Simplifying.Checking;
using KiKoKo.Assistant.Simplifying.Reading;

namespace KiKoKo.Server.Verbs;

/// <summary>Shows how hard a text is to read and what makes it so.</summary>
internal static class ReadabilityVerb
{
    public static int Run(string file, bool json)
    {
        if (!File.Exists(file))
            throw new UserError($"Die Datei „{Path.GetFullPath(file)}“ fehlt. Abhilfe: eine vorhandene Textdatei angeben.");
        string text = File.ReadAllText(file);
        var view = ReadabilityView.Of(null, text);
        if (json)
            Output.WriteJson(view);
        else
            Write(view, text);
        return 0;
    }

    /// <summary>One line of JSON for each line {id, text}; a line that is none says so in "problem".</summary>
    public static int Batch(string file)
    {
        foreach (string line in DeadlineVerb.Lines(file))
        {
            try
            {
                using var document = JsonDocument.Parse(line);
                string? id = document.RootElement.TryGetProperty("id", out var i) ? i.ToString() : null;
                Output.WriteJson(ReadabilityView.Of(id, document.RootElement.GetProperty("text").GetString() ?? ""));
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                Output.WriteJson(new { id = (string?)null, problem = "Die Zeile ist kein Objekt {id, text}." });
            }
        }

        return 0;
    }

    private static void Write(ReadabilityView view, string text)
    {
        var german = CultureInfo.GetCultureInfo("de-DE");
        Console.WriteLine($"{view.Sentences} Sätze, {view.Words} Wörter, {view.Syllables} Silben");
        Console.WriteLine(string.Create(german, $"Flesch-Amstad {view.Flesch:0.0} (mehr ist leichter), LIX {view.Lix:0.0}, Wiener Sachtextformel 1 bis 4: {view.Wiener1:0.0}, {view.Wiener2:0.0}, {view.Wiener3:0.0}, {view.Wiener4:0.0}"));
        foreach (var f in view.Findings)
            Console.WriteLine($"{f.Start,7}  {Pages.Wording.Shorten(text[f.Start..f.End].ReplaceLineEndings(" "), 50)}: {f.Message}");
    }

    /// <summary>The shape of DESIGN section 5; the numbers are not rounded.</summary>
    private sealed record ReadabilityView(
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Id,
        int Sentences,
        int Words,
        int Syllables,
        double Flesch,
        double Lix,
        double Wiener1,
        double Wiener2,
        double Wiener3,
        double Wiener4,
        IReadOnlyList<PlainFinding> Findings)
    {
        public static ReadabilityView Of(string? id, string text)
        {
            var r = Readability.Measure(text);
            return new(id, r.Sentences, r.Words, r.Syllables, r.Flesch, r.Lix, r.Wiener1, r.Wiener2, r.Wiener3, r.Wiener4, PlainLanguageCheck.Check(text));
        }
    }
}
