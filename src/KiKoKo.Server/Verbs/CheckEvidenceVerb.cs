using System.Text.Json;
using KiKoKo.Assistant.Evidence;

namespace KiKoKo.Server.Verbs;

/// <summary>Checks given answers against given passages, line by line. Touches neither database nor index.</summary>
internal static class CheckEvidenceVerb
{
    /// <summary>A line that is no case is a result with a problem, and the others are checked all the same.</summary>
    public static async Task<int> BatchAsync(string file, bool json)
    {
        int count = 0, unread = 0;
        foreach (string line in DeadlineVerb.Lines(file))
        {
            var reading = Read(line);
            count++;
            if (reading.Problem is not null)
                unread++;
            var sentences = reading.Problem is null ? EvidenceCheck.Check(reading.Answer!, reading.Passages!).Sentences : [];
            if (json)
                Write(reading, sentences);
            else
                WriteText(reading, sentences);
        }

        if (unread > 0)
            await Console.Error.WriteLineAsync($"{unread} von {count} Zeilen ließen sich nicht lesen. Abhilfe: „problem“ der Zeile sagt, was fehlt.");
        return count > 0 && unread == count ? 1 : 0;
    }

    private static void Write(Reading reading, IReadOnlyList<CheckedSentence> sentences)
    {
        if (reading.Problem is { } problem)
            Output.WriteJson(new { reading.Id, sentences, problem });
        else
            Output.WriteJson(new { reading.Id, sentences });
    }

    private static void WriteText(Reading reading, IReadOnlyList<CheckedSentence> sentences)
    {
        Console.WriteLine($"{reading.Id ?? "-"}\t{reading.Problem}".TrimEnd());
        foreach (var sentence in sentences)
            Console.WriteLine($"  {(sentence.Verdict == EvidenceVerdict.Supported ? "belegt" : "NICHT BELEGT")}: {sentence.Text}{string.Concat(sentence.Reasons.Select(r => "\n    " + r))}");
    }

    private static Reading Read(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return Faulty(null, "Die Zeile ist kein Objekt {id, answer, passages:[{n, text}]}.");
            string? id = root.TryGetProperty("id", out var given) && given.ValueKind is JsonValueKind.String or JsonValueKind.Number ? given.ToString() : null;
            if (!root.TryGetProperty("answer", out var answer) || answer.ValueKind != JsonValueKind.String)
                return Faulty(id, "„answer“ fehlt oder ist kein Text.");
            if (!root.TryGetProperty("passages", out var list) || list.ValueKind != JsonValueKind.Array)
                return Faulty(id, "„passages“ fehlt oder ist keine Liste.");
            var passages = new List<CheckedPassage>();
            foreach (var item in list.EnumerateArray())
            {
                if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("n", out var n) || n.ValueKind != JsonValueKind.Number || !n.TryGetInt32(out int number)
                    || !item.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String)
                    return Faulty(id, $"Die Fundstelle an Stelle {passages.Count + 1} ist kein Objekt {{n, text}} mit ganzer Zahl und Text.");
                passages.Add(new CheckedPassage(number, text.GetString()!));
            }

            return new Reading(id, answer.GetString(), passages, null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Faulty(null, "Die Zeile ist kein JSON.");
        }
    }

    private static Reading Faulty(string? id, string problem) => new(id, null, null, problem);

    private sealed record Reading(string? Id, string? Answer, IReadOnlyList<CheckedPassage>? Passages, string? Problem);
}
