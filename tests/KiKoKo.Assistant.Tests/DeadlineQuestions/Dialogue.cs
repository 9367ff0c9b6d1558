using System.Globalization;

namespace KiKoKo.Assistant.Tests.DeadlineQuestions;

/// <summary>One dialogue of a file like <c>dialogues.txt</c>: what is said, what is asked back, what must come out.</summary>
internal sealed record Dialogue(int Line, IReadOnlyList<string> Turns, IReadOnlyList<string> AskedBack, DateOnly Date, TimeOnly? Time, string Rule)
{
    public static IReadOnlyList<Dialogue> ReadAll(string file)
    {
        var all = new List<Dialogue>();
        var (turns, asked, first, number) = (new List<string>(), new List<string>(), 0, 0);
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "DeadlineQuestions", file)))
        {
            number++;
            if (line.StartsWith("? ", StringComparison.Ordinal))
            {
                first = turns.Count == 0 ? number : first;
                turns.Add(line[2..]);
            }
            else if (line.StartsWith("! ", StringComparison.Ordinal))
            {
                asked.Add(line[2..]);
            }
            else if (line.StartsWith("= ", StringComparison.Ordinal))
            {
                string[] parts = line[2..].Split(' ');
                TimeOnly? time = parts.Length == 3 ? TimeOnly.ParseExact(parts[1], "HH:mm", CultureInfo.InvariantCulture) : null;
                all.Add(new(first, turns, asked, DateOnly.ParseExact(parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), time, parts[^1]));
                (turns, asked) = ([], []);
            }
        }

        return all;
    }
}
