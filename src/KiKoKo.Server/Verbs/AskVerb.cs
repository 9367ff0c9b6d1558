using System.Text.Json;
using KiKoKo.Assistant.Conversations;
using KiKoKo.Server.Channels;
using KiKoKo.Server.Hosting;
using KiKoKo.Server.People;

namespace KiKoKo.Server.Verbs;

internal static class AskVerb
{
    public static async Task<int> RunAsync(string data, string[] questions, string? batch, string persona, string? conversation, bool json, CancellationToken cancel)
    {
        var asked = batch is null ? questions.Select(q => new Asked(null, q)).ToList() : ReadBatch(batch);
        await using var installation = await Installation.OpenAsync(Installation.ExistingFolder(data), cancel);
        foreach (var (id, question) in asked)
        {
            Reply reply;
            try
            {
                reply = await installation.Assistant.AnswerAsync(new Turn(Persona.Find(persona)!.Person, "commandline", question, conversation), cancel);
            }
            catch (ArgumentException e)
            {
                throw new UserError(e.Message.Split(" (Parameter", 2)[0], e);
            }

            if (json)
                WriteJson(id, reply);
            else
                Write(reply);
        }

        return 0;
    }

    private static void WriteJson(string? id, Reply reply)
    {
        if (id is null)
        {
            Output.WriteJson(reply);
            return;
        }

        var node = JsonSerializer.SerializeToNode(reply, Output.Json)!.AsObject();
        node.Insert(0, "id", id);
        Output.WriteJson(node);
    }

    private static void Write(Reply reply)
    {
        Console.WriteLine(ReplyText.Of(reply));
        Console.WriteLine();
        foreach (var c in reply.Citations)
            Console.WriteLine($"[{c.N}] {c.Title}{(c.Path.Count > 0 ? ", " + string.Join(" › ", c.Path) : "")}{(c.Page is { } p ? $", Seite {p}" : "")} ({c.FileName})");
        foreach (var form in reply.Forms)
            Console.WriteLine($"Formular: {form.Title}");
        Console.WriteLine($"{reply.Label.Wording} Kennzeichnung {reply.Label.Id}");
    }

    private static List<Asked> ReadBatch(string file)
    {
        if (!File.Exists(file))
            throw new UserError($"Die Datei „{Path.GetFullPath(file)}“ fehlt. Abhilfe: --batch mit einer vorhandenen Datei angeben.");
        var result = new List<Asked>();
        int number = 0;
        foreach (string line in File.ReadLines(file))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            result.Add(line.TrimStart()[0] == '{' ? Parse(line, number) : new Asked(null, line.Trim()));
        }

        return result;
    }

    private static Asked Parse(string line, int number)
    {
        try
        {
            using var parsed = JsonDocument.Parse(line);
            string? id = parsed.RootElement.TryGetProperty("id", out var i) ? i.ToString() : null;
            return new Asked(id, parsed.RootElement.GetProperty("question").GetString() ?? "");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new UserError($"Zeile {number} der Datei ist keine Frage. Erwartet wird Text oder {{\"id\": …, \"question\": …}}.", e);
        }
    }

    private sealed record Asked(string? Id, string Question);
}
