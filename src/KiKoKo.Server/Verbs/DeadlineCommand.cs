using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json.Nodes;
using KiKoKo.Deadlines.Calculating;

namespace KiKoKo.Server.Verbs;

/// <summary>The options of <c>deadline</c>: each is a field of the data language.</summary>
internal static class DeadlineCommand
{
    /// <summary>Fields of the case itself; the others belong to its "calc".</summary>
    private static readonly string[] s_outer = ["rule", "start", "state", "recipient", "event"];

    private static readonly (string Field, string Description)[] s_fields =
    [
        ("rule", "Benannte Regel, zum Beispiel widerspruch; ./kikoko deadline --rules zeigt alle. Mit --kind: die Rechtsgrundlage"),
        ("kind", "Art der Rechnung statt einer Regel: " + string.Join(", ", CalculationReader.Kinds)),
        ("start", "Auslösender Tag: 2026-03-09, 09.03.2026, mit Uhrzeit 2026-03-09T14:20, Monat 2026-03 oder Jahr 2026"),
        ("state", "Bundesland, dessen Feiertage gelten: RP, Berlin …"),
        ("recipient", "Bundesland des Empfängers, wenn die Bekanntgabe sich danach richtet"),
        ("event", "Was geschehen ist, für die Begründung"),
        ("n", "Anzahl"),
        ("unit", "Einheit: " + string.Join(", ", CalculationReader.Units)),
        ("n2", "Anzahl der Verlängerung"),
        ("unit2", "Einheit der Verlängerung"),
        ("shift", "Ende am Wochenende oder Feiertag: next, none oder eu"),
        ("to", "Kündigungstermin: " + string.Join(", ", CalculationReader.NoticeEnds)),
        ("way", "Weg der Bekanntgabe: " + string.Join(", ", CalculationReader.Ways)),
        ("fiction_days", "Tage bis zur Bekanntgabe, oder M für einen Monat"),
        ("shift_fiction", "Verschiebt sich die Bekanntgabe auf einen Werktag: true oder false"),
        ("skip_nonworking", "Zählen freie Tage bei Stunden nicht mit: true oder false"),
        ("days", "Schwelle in Tagen"),
        ("periods", "Zeiträume: 2026-01-12/2026-01-30, durch Komma getrennt"),
        ("et", "Voraussichtlicher Tag der Entbindung"),
        ("birth", "Tag der Geburt"),
        ("weeks", "Wochen nach der Entbindung"),
        ("received", "Eingang des Antrags"),
        ("years", "Altersgrenze: Jahre"),
        ("months", "Altersgrenze: Monate"),
        ("end_given", "Bei Kündigungsregeln true: --start ist das gewünschte Ende, gesucht der späteste Zugang"),
    ];

    public static Command Build(Option<string> data, Option<string?> batch, Option<bool> json)
    {
        var rules = new Option<bool>("--rules") { Description = "Alle benannten Regeln zeigen" };
        var fields = s_fields.Select(f => (f.Field, Option: new Option<string?>("--" + f.Field.Replace('_', '-')) { Description = f.Description })).ToList();
        var command = new Command("deadline", "Berechnet eine Frist mit Schritten und Rechtsgrundlagen; eigene Regeln für diesen Befehl stehen in fristen.md des Datenordners.") { batch, rules, data, json };
        foreach (var (_, option) in fields)
            command.Options.Add(option);
        command.Validators.Add(r => Validate(r, batch, rules, fields));
        command.SetAction((r, _) =>
        {
            string folder = r.GetValue(data)!;
            if (r.GetValue(rules))
                return Task.FromResult(DeadlineVerb.ListRules(folder, r.GetValue(json)));
            if (r.GetValue(batch) is { } file)
                return DeadlineVerb.BatchAsync(folder, file, r.GetValue(json));
            return DeadlineVerb.ComputeAsync(folder, Case(fields.ConvertAll(f => (f.Field, r.GetValue(f.Option)))), r.GetValue(json));
        });
        return command;
    }

    private static void Validate(CommandResult r, Option<string?> batch, Option<bool> rules, List<(string Field, Option<string?> Option)> fields)
    {
        var given = fields.Where(f => r.GetValue(f.Option) is not null).ToList();
        int modes = (r.GetValue(batch) is null ? 0 : 1) + (r.GetValue(rules) ? 1 : 0) + (given.Exists(f => f.Field is "rule" or "kind") ? 1 : 0);
        if (modes != 1)
            r.AddError("deadline: bitte entweder --rule REGEL, --kind ART, --batch DATEI oder --rules angeben.");
        else if (given.Count > 0 && !given.Exists(f => f.Field is "rule" or "kind"))
            r.AddError($"deadline: --{given[0].Field.Replace('_', '-')} gehört zu --rule oder --kind.");
        else if (given.Find(f => string.IsNullOrWhiteSpace(r.GetValue(f.Option))) is { Field: { } empty })
            r.AddError($"deadline: --{empty.Replace('_', '-')} ist leer.");
    }

    private static JsonObject Case(List<(string Field, string? Value)> values)
    {
        bool calculated = values.Exists(v => v is { Field: "kind", Value: not null });
        var (item, calc) = (new JsonObject(), new JsonObject());
        foreach (var (field, value) in values.Where(v => v.Value is not null))
        {
            JsonNode node = field == "periods" ? new JsonArray([.. value!.Split(',').Select(p => (JsonNode)p.Trim())]) : value!;
            if (calculated && !s_outer.Contains(field, StringComparer.Ordinal))
                calc[field] = node;
            else
                item[field] = node;
        }

        if (calculated)
            item["calc"] = calc;
        return item;
    }
}
