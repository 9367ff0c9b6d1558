using KiKoKo.Assistant.Evidence;

namespace KiKoKo.Assistant.Tests.Evidence.PlantedErrors;

/// <summary>Answers from rows of the contact list: right ones, and ones with a detail of the next person in the list.</summary>
public sealed class DirectoryAnswersTests(ITestOutputHelper output)
{
    private static readonly List<(string[] Person, string[] Next, string Passage)> s_people = [.. DemoLibrary.Load().Sections.Where(s => s.File.StartsWith("KL-10-01", StringComparison.Ordinal)).SelectMany(People)];

    [Fact]
    public void Check_DetailsOfThePerson_AreKept() => AtMost(3, p => p, expected: true);

    [Fact]
    public void Check_PhoneOfTheNextPerson_IsCaught() => AtMost(3, (p, next) => [p[0], p[1], p[2], next[3], p[4], p[5]], expected: false);

    [Fact]
    public void Check_NameOfTheNextPerson_IsCaught() => AtMost(3, (p, next) => [next[0], p[1], p[2], p[3], p[4], p[5]], expected: false);

    [Fact]
    public void Check_MailOfTheNextPerson_IsCaught() => AtMost(3, (p, next) => [p[0], p[1], p[2], p[3], next[4], p[5]], expected: false);

    private void AtMost(int percent, Func<string[], string[]> alter, bool expected) => AtMost(percent, (p, _) => alter(p), expected);

    private void AtMost(int percent, Func<string[], string[], string[]> alter, bool expected)
    {
        int wrong = 0;
        for (int i = 0; i < s_people.Count; i++)
        {
            var (person, next, passage) = s_people[i];
            string[] c = alter(person, next);
            string answer = (i % 3) switch
            {
                0 => $"Ansprechperson ist {c[0]}, Telefon {c[3]}, {c[4]} [1].",
                1 => $"{c[0]} erreichen Sie unter {c[3]} oder {c[4]} [1].",
                _ => $"{c[0]} ({c[2]}) hat die Durchwahl {c[3][^4..]} und die Mailadresse {c[4]} [1].",
            };
            if (EvidenceCheck.Check(answer, [new CheckedPassage(1, passage)]).IsSupported != expected)
            {
                wrong++;
                output.WriteLine(answer);
            }
        }

        output.WriteLine($"falsch beurteilt {wrong} von {s_people.Count}");
        Assert.InRange(wrong, 0, s_people.Count * percent / 100);
    }

    /// <summary>Each person of a passage with the one after it whose details differ.</summary>
    private static IEnumerable<(string[] Person, string[] Next, string Passage)> People(DemoLibrary.Section section)
    {
        var rows = section.Text.Split('\n').Skip(1).Select(l => l.Split(" | ")).Where(r => r.Length >= 6 && r[0].Split(' ').Length == 2 && r[4].Contains('.', StringComparison.Ordinal)).ToList();
        return rows.Zip(rows.Skip(1)).Where(p => p.First[3] != p.Second[3] && p.First[4] != p.Second[4]).Select(p => (p.First, p.Second, section.Text));
    }
}
