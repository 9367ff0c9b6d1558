using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using KiKoKo.Deadlines.Calculating;
using KiKoKo.Deadlines.Extraction;

namespace KiKoKo.Server.Verbs;

/// <summary>Shows the deadlines that a text expresses.</summary>
internal static class FindDeadlinesVerb
{
    public static int Run(string file, bool json)
    {
        if (!File.Exists(file))
            throw new UserError($"Die Datei „{Path.GetFullPath(file)}“ fehlt. Abhilfe: eine vorhandene Textdatei angeben.");
        var expressions = DeadlineFinder.Find(File.ReadAllText(file)).Select(ExpressionView.Of).ToList();
        if (json)
        {
            Output.WriteJson(new { expressions });
            return 0;
        }

        if (expressions.Count == 0)
            Console.WriteLine("Keine Fristen gefunden.");
        foreach (var e in expressions)
            Console.WriteLine($"{e.Start,7}  {e.Type,-9} {e.Text}{(e.Event.Length > 0 ? $"  [{e.Event}]" : "")}");
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
                var expressions = DeadlineFinder.Find(document.RootElement.GetProperty("text").GetString() ?? "").Select(ExpressionView.Of);
                Output.WriteJson(new { id, expressions });
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                Output.WriteJson(new { id = (string?)null, expressions = Array.Empty<object>(), problem = "Die Zeile ist kein Objekt {id, text}." });
            }
        }

        return 0;
    }

    /// <summary>The shape of DESIGN section 5; what an expression has not is left out.</summary>
    private sealed record ExpressionView(
        int Start,
        int End,
        string Text,
        string Type,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? N,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Unit,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Dir,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Bound,
        string Event,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Date,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Rule)
    {
        public static ExpressionView Of(DeadlineExpression e) => new(
            e.Start,
            e.End,
            e.Text,
            e.Type.ToString().ToLowerInvariant(),
            e.Count,
            e.Unit is { } unit ? CalculationReader.NameOf(unit) : null,
            e.Direction?.ToString().ToLowerInvariant(),
            e.Bound?.ToString().ToLowerInvariant(),
            e.Event,
            e.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            e.Rule);
    }
}
