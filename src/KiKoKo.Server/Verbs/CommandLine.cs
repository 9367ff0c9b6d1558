using System.CommandLine;
using System.CommandLine.Parsing;
using System.Data.Common;
using System.Globalization;
using System.Text;
using KiKoKo.Server.People;
using KiKoKo.Storage;
using Microsoft.Extensions.Options;

namespace KiKoKo.Server.Verbs;

/// <summary>The verbs of <c>./kikoko</c> that the server answers. Exit 0 done, 1 failed with a message that names the mend, 2 wrong usage.</summary>
internal static class CommandLine
{
    private const int Failed = 1;
    private const int WrongUsage = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false); // whatever the terminal's locale says: other programs read this
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de"); // what the parser says of wrong usage is for the same people
        var parsed = Build().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync("Aufruf: ./kikoko <Befehl> [Angaben]; ./kikoko --help zeigt alle Befehle.");
            return WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is UserError or StorageException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return Failed;
        }
        catch (OptionsValidationException e)
        {
            foreach (string failure in e.Failures)
                await Console.Error.WriteLineAsync(failure);
            return Failed;
        }
        catch (DbException e)
        {
            await Console.Error.WriteLineAsync($"Die Datenbank ist nicht lesbar ({e.Message}). Abhilfe: ./kikoko doctor zeigt, ob sie beschädigt ist; dann die letzte Sicherung zurückspielen.");
            return Failed;
        }
        catch (OperationCanceledException)
        {
            return Failed;
        }
    }

    /// <summary>All verbs with their options.</summary>
    internal static RootCommand Build()
    {
        var root = new RootCommand("KiKoKo: Assistent der Stadtverwaltung. Antworten mit Beleg aus den eigenen Dokumenten.")
        {
            Start(), Search(), Ask(), Audit(), Deadline(), FindDeadlines(), Readability(), CheckEvidence(), Eval(), Index(), Doctor(),
        };
        root.Options.Remove(root.Options.First(o => o is VersionOption));
        return root;
    }

    private static Command Start()
    {
        var port = Number("--port", "Anschluss auf 127.0.0.1", 3978, 65535);
        var library = PathOf("--library", "Ordner mit Dokumenten statt der Demo-Bibliothek");
        var data = Data();
        var command = new Command("start", "Startet den Server; liest beim ersten Mal die Dokumente ein.") { port, library, data };
        command.SetAction((r, cancel) => StartVerb.RunAsync(new StartArguments(r.GetValue(data)!, r.GetValue(port), r.GetValue(library)), cancel));
        return command;
    }

    private static Command Search()
    {
        var query = new Argument<string>("frage") { Description = "Suchworte oder Frage" };
        var top = Number("--top", "Anzahl der Fundstellen", 10, 100);
        var explain = new Option<bool>("--explain") { Description = "Sagt zu jeder Fundstelle, woraus sich ihre Punkte ergeben" };
        var (data, persona, json) = (Data(), As(), Json());
        var command = new Command("search", "Sucht Fundstellen.") { query, top, explain, persona, data, json };
        command.SetAction((r, cancel) => SearchVerb.RunAsync(r.GetValue(data)!, r.GetValue(query)!, r.GetValue(top), r.GetValue(explain), r.GetValue(persona)!, r.GetValue(json), cancel));
        return command;
    }

    private static Command Ask()
    {
        var question = new Argument<string[]>("frage") { Description = "Die Frage; mehrere werden nacheinander beantwortet", Arity = ArgumentArity.ZeroOrMore };
        var batch = PathOf("--batch", "Datei mit einer Frage je Zeile (Text oder {\"id\", \"question\"})");
        var conversation = new Option<string?>("--conversation") { Description = "Name der Unterhaltung: Rückfragen einer früheren Frage gleichen Namens können beantwortet werden" };
        var (data, persona, json) = (Data(), As(), Json());
        var command = new Command("ask", "Beantwortet Fragen: belegt, gekennzeichnet, protokolliert.") { question, batch, conversation, persona, data, json };
        command.Validators.Add(r =>
        {
            if ((r.GetValue(question) ?? []).Length == 0 == (r.GetValue(batch) is null))
                r.AddError("ask: bitte entweder eine Frage oder --batch DATEI angeben.");
            else if ((r.GetValue(question) ?? []).Any(string.IsNullOrWhiteSpace))
                r.AddError("ask: die Frage ist leer.");
            else if (Array.Find(r.GetValue(question) ?? [], q => q.StartsWith("--", StringComparison.Ordinal)) is { } unknown)
                r.AddError($"ask: unbekannte Angabe {unknown}.");
        });
        command.SetAction((r, cancel) => AskVerb.RunAsync(r.GetValue(data)!, r.GetValue(question) ?? [], r.GetValue(batch), r.GetValue(persona)!, r.GetValue(conversation), r.GetValue(json), cancel));
        return command;
    }

    private static Command Audit()
    {
        var (data, json) = (Data(), Json());
        var verify = new Command("verify", "Prüft das Protokoll auf Vollständigkeit und Unversehrtheit.") { data, json };
        verify.SetAction((r, cancel) => AuditVerb.VerifyAsync(r.GetValue(data)!, r.GetValue(json), cancel));
        return new Command("audit", "Protokoll der KI-Ausgaben.") { verify };
    }

    private static Command Deadline() => DeadlineCommand.Build(Data(), PathOf("--batch", "Datei mit einem Fall je Zeile: {id, start, state, calc} oder {id, rule, start, state}"), Json());

    private static Command FindDeadlines()
    {
        var file = new Argument<string?>("datei") { Description = "Textdatei (UTF-8)", Arity = ArgumentArity.ZeroOrOne };
        var batch = PathOf("--batch", "Datei mit einem {id, text} je Zeile; die Ausgabe ist JSON je Zeile");
        var (data, json) = (Data(), Json());
        var command = new Command("find-deadlines", "Findet Fristen in einem Text.") { file, batch, data, json };
        command.Validators.Add(r =>
        {
            bool named = r.GetResult(file)?.Tokens.Any(t => !string.IsNullOrWhiteSpace(t.Value)) is true;
            if (named == r.GetResult(batch) is not null)
                r.AddError("find-deadlines: bitte entweder eine Datei oder --batch DATEI angeben.");
        });
        command.SetAction((r, _) => Task.FromResult(r.GetValue(batch) is { } lines ? FindDeadlinesVerb.Batch(lines) : FindDeadlinesVerb.Run(r.GetValue(file)!, r.GetValue(json))));
        return command;
    }

    private static Command Readability()
    {
        var file = new Argument<string?>("datei") { Description = "Textdatei (UTF-8)", Arity = ArgumentArity.ZeroOrOne };
        var batch = PathOf("--batch", "Datei mit einem {id, text} je Zeile; die Ausgabe ist JSON je Zeile");
        var (data, json) = (Data(), Json());
        var command = new Command("readability", "Misst, wie schwer ein Text zu lesen ist, und sagt, was ihn schwer macht.") { file, batch, data, json };
        command.Validators.Add(r =>
        {
            bool named = r.GetResult(file)?.Tokens.Any(t => !string.IsNullOrWhiteSpace(t.Value)) is true;
            if (named == r.GetResult(batch) is not null)
                r.AddError("readability: bitte entweder eine Datei oder --batch DATEI angeben.");
        });
        command.SetAction((r, _) => Task.FromResult(r.GetValue(batch) is { } lines ? ReadabilityVerb.Batch(lines) : ReadabilityVerb.Run(r.GetValue(file)!, r.GetValue(json))));
        return command;
    }

    private static Command CheckEvidence()
    {
        var batch = PathOf("--batch", "Datei mit einer Antwort je Zeile: {id, answer, passages:[{n, text}]}");
        batch.Required = true;
        var (data, json) = (Data(), Json());
        var command = new Command("check-evidence", "Prüft Antworten Satz für Satz an den Fundstellen, die sie nennen.") { batch, data, json };
        command.SetAction((r, _) => CheckEvidenceVerb.BatchAsync(r.GetValue(batch)!, r.GetValue(json)));
        return command;
    }

    private static Command Eval()
    {
        var folder = new Argument<string>("ordner") { Description = "Ordner mit corpus.jsonl, queries.jsonl und qrels.tsv" };
        folder.Validators.Add(r => RequireText(r, folder.Name));
        var (data, json) = (Data(), Json());
        var command = new Command("eval", "Misst die Güte der Suche an einer Testsammlung.") { folder, data, json };
        command.SetAction((r, _) => EvalVerb.RunAsync(r.GetValue(folder)!, r.GetValue(json)));
        return command;
    }

    private static Command Index()
    {
        var (data, json) = (Data(), Json());
        var rebuild = new Command("rebuild", "Baut den Suchindex aus der Datenbank neu auf.") { data, json };
        rebuild.SetAction((r, cancel) => IndexVerb.RebuildAsync(r.GetValue(data)!, r.GetValue(json), cancel));
        return new Command("index", "Suchindex.") { rebuild };
    }

    private static Command Doctor()
    {
        var (data, json) = (Data(), Json());
        var command = new Command("doctor", "Prüft Einrichtung, Datenbank, Index und Teams und sagt, was zu tun ist.") { data, json };
        command.SetAction((r, cancel) => DoctorVerb.RunAsync(r.GetValue(data)!, r.GetValue(json), cancel));
        return command;
    }

    private static Option<string> Data()
    {
        var option = new Option<string>("--data") { Description = "Datenordner", DefaultValueFactory = _ => "./data" };
        option.Validators.Add(r => RequireText(r, option.Name));
        return option;
    }

    private static Option<string?> PathOf(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description };
        option.Validators.Add(r => RequireText(r, name));
        return option;
    }

    private static void RequireText(SymbolResult result, string name)
    {
        if (result.Tokens.Any(t => string.IsNullOrWhiteSpace(t.Value)))
            result.AddError($"{name}: bitte einen Pfad angeben.");
    }

    private static Option<bool> Json() => new("--json") { Description = "Ein JSON-Dokument auf der Standardausgabe" };

    /// <summary>A whole number from 1 to <paramref name="most"/>.</summary>
    private static Option<int> Number(string name, string description, int otherwise, int most) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => otherwise,
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens.Single().Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 && number <= most)
                return number;
            result.AddError($"{name}: bitte eine Zahl von 1 bis {most} angeben.");
            return otherwise;
        },
    };

    private static Option<string> As()
    {
        var option = new Option<string>("--as") { Description = "In wessen Namen: " + string.Join(", ", Persona.All.Select(p => p.Key)), DefaultValueFactory = _ => Persona.Default.Key };
        option.Validators.Add(r =>
        {
            if (Persona.Find(r.GetValueOrDefault<string>()) is null)
                r.AddError("--as: bitte eine von " + string.Join(", ", Persona.All.Select(p => p.Key)) + ".");
        });
        return option;
    }
}
