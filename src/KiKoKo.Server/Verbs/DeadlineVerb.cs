using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using KiKoKo.Deadlines.Calculating;
using KiKoKo.Deadlines.Rules;
using KiKoKo.Server.Deadlines;

namespace KiKoKo.Server.Verbs;

/// <summary>Computes deadlines: one from flags, or one for each line of a file. Touches neither database nor index.</summary>
internal static class DeadlineVerb
{
    /// <param name="item">A case in the data language of <see cref="CalculationReader"/>, or with "rule" naming a rule and no "calc".</param>
    public static async Task<int> ComputeAsync(string data, JsonObject item, bool json)
    {
        var catalogue = Catalogue(data);
        var view = Compute(JsonSerializer.SerializeToElement(item), catalogue);
        if (json)
            Output.WriteJson(view);
        else
            Write(view);
        foreach (var problem in view.Problems ?? [])
            await Console.Error.WriteLineAsync($"{problem.What} Abhilfe: {problem.Needed}");
        return view.Problems is null ? 0 : 1;
    }

    /// <summary>A line that cannot be computed is a result with problems, and the others are computed all the same.</summary>
    public static async Task<int> BatchAsync(string data, string file, bool json)
    {
        var catalogue = Catalogue(data);
        int count = 0, unresolved = 0;
        foreach (string line in Lines(file))
        {
            var view = Compute(line, catalogue);
            count++;
            unresolved += view.Problems is null ? 0 : 1;
            if (json)
                Output.WriteJson(view);
            else
                Console.WriteLine($"{view.Id ?? "-"}\t{view.Date ?? view.Days?.ToString(CultureInfo.InvariantCulture) + " Tage"}\t{view.Weekday}\t{string.Join(' ', (view.Problems ?? []).Select(p => p.What))}".TrimEnd());
        }

        if (unresolved > 0)
            await Console.Error.WriteLineAsync($"{unresolved} von {count} Fällen ließen sich nicht berechnen. Abhilfe: „problems“ der Zeile sagt, was fehlt oder falsch ist.");
        return count > 0 && unresolved == count ? 1 : 0;
    }

    public static int ListRules(string data, bool json)
    {
        var rules = Catalogue(data).Rules;
        if (json)
        {
            Output.WriteJson(new { rules = rules.Select(r => new { r.Key, r.Name, r.Trigger, r.Basis, r.ValidFrom, r.ValidUntil, r.Questions, r.Notes }) });
            return 0;
        }

        foreach (var rule in rules)
            Console.WriteLine($"{rule.Key,-32} {rule.Name} ({rule.Basis})");
        return 0;
    }

    internal static IEnumerable<string> Lines(string file)
    {
        if (!File.Exists(file))
            throw new UserError($"Die Datei „{Path.GetFullPath(file)}“ fehlt. Abhilfe: --batch mit einer vorhandenen Datei angeben.");
        return File.ReadLines(file).Where(l => !string.IsNullOrWhiteSpace(l));
    }

    private static RuleCatalogue Catalogue(string data)
    {
        var (catalogue, problem) = RuleFile.Load(data);
        return problem is null
            ? catalogue
            : throw new UserError($"Die Hausregeln „{Path.GetFullPath(Path.Combine(data, RuleFile.Name))}“ sind nicht lesbar. {problem}");
    }

    private static DeadlineView Compute(string line, RuleCatalogue catalogue)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return Compute(document.RootElement, catalogue);
        }
        catch (JsonException)
        {
            return DeadlineView.Of(null, new Unresolved([new("Die Zeile ist kein JSON.", "Je Zeile ein Objekt {id, start, state, calc} schreiben.")]), []);
        }
    }

    private static DeadlineView Compute(JsonElement item, RuleCatalogue catalogue)
    {
        var computed = DeadlineCase.Compute(item, catalogue);
        return DeadlineView.Of(computed.Id, computed.Outcome, computed.Warnings);
    }

    private static void Write(DeadlineView view)
    {
        if (view.Problems is not null)
            return;
        Console.WriteLine(view.Days is { } days ? $"{days} Tage" : $"{view.Weekday}, {view.Date}");
        if (view.Practical is { } practical && practical != view.Date)
            Console.WriteLine($"Praktisch bis: {practical}");
        foreach (var step in view.Steps)
            Console.WriteLine($"  - {step.What} [{step.Basis}]");
        foreach (string warning in view.Warnings)
            Console.WriteLine($"  ! {warning}");
    }
}
