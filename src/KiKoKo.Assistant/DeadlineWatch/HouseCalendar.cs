using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Assistant.DeadlineWatch;

/// <summary>A department's Fristenkalender: a document whose tables list what is due again and again.</summary>
/// <param name="Problems">In German: rows that could not be read. The others hold all the same.</param>
internal sealed record HouseCalendar(Document Document, IReadOnlyList<HouseDeadline> Entries, IReadOnlyList<string> Problems)
{
    /// <summary>The kind that makes a document a Fristenkalender.</summary>
    public const string DocumentKind = "Fristenkalender";

    private const string TitleColumn = "Termin";
    private const string WhenColumn = "Wiederholung";
    private const string WhomColumn = "Für wen";
    private const string NoteColumn = "Hinweis";

    /// <summary>Which documents are Fristenkalender.</summary>
    public static bool Is(Document document) => string.Equals(document.Kind, DocumentKind, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads every table of the document whose first row names the columns.</summary>
    public static HouseCalendar Read(Document document, IEnumerable<Block> blocks)
    {
        var entries = new List<HouseDeadline>();
        var problems = new List<string>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        bool any = false;
        foreach (string[][] table in blocks.Where(b => b.Kind == BlockKind.Table).Select(b => Rows(b.Text)))
        {
            int title = ColumnOf(table, TitleColumn), when = ColumnOf(table, WhenColumn), whom = ColumnOf(table, WhomColumn), note = ColumnOf(table, NoteColumn);
            if (title < 0 || when < 0)
                continue;
            any = true;
            foreach (string[] row in table[1..].Where(r => r.Any(c => c.Length > 0)))
            {
                string name = Cell(row, title);
                if (name.Length is 0 or > NewDeadline.MaxTitleLength)
                    problems.Add($"Eine Zeile hat keinen Termin von 1 bis {NewDeadline.MaxTitleLength} Zeichen: „{string.Join(" | ", row)}“.");
                else if (Recurrence.Read(Cell(row, when)) is not { } recurrence)
                    problems.Add($"Termin „{name}“: Die Wiederholung „{Cell(row, when)}“ ist nicht lesbar. Möglich sind: {Recurrence.Forms}.");
                else if (!keys.Add(KeyOf(name)))
                    problems.Add($"Termin „{name}“ steht zweimal im Kalender; gezählt wird der erste.");
                else
                    entries.Add(new HouseDeadline(KeyOf(name), name, Cell(row, note), Groups(Cell(row, whom)), recurrence));
            }
        }

        if (!any)
            problems.Add($"Der Fristenkalender hat keine Tabelle mit den Spalten „{TitleColumn}“, „{WhenColumn}“ und „{WhomColumn}“.");
        return new HouseCalendar(document, entries, problems);
    }

    private static string[][] Rows(string table) => [.. table.Split('\n').Select(r => r.Split(" | ").Select(c => c.Trim().Trim('|').Trim()).ToArray())];

    private static int ColumnOf(string[][] table, string name) => Array.FindIndex(table[0], c => string.Equals(c, name, StringComparison.OrdinalIgnoreCase));

    private static string Cell(string[] row, int column) => column >= 0 && column < row.Length ? row[column] : "";

    private static string KeyOf(string title) => string.Join(' ', title.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static IReadOnlyList<string> Groups(string cell) => cell.Split([',', ';', '/'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>One line of a Fristenkalender.</summary>
/// <param name="Key">Names it within its calendar, as long as its title stays.</param>
/// <param name="For">Departments or groups it concerns; "alle": everybody who may read the calendar; empty: the calendar's department.</param>
internal sealed record HouseDeadline(string Key, string Title, string Note, IReadOnlyList<string> For, Recurrence Recurrence)
{
    /// <summary>Does it reach this person without their asking for it?</summary>
    public bool Concerns(Colleague person, Document calendar) =>
        For.Count == 0
            ? Same(person.Department, calendar.Department)
            : For.Any(group => Same(group, Audience.Everyone) || Same(group, person.Department) || person.Audience.Groups.Any(g => g != Audience.Everyone && Same(group, NameOf(g))));

    private static bool Same(string a, string b) => a.Length > 0 && string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    // Groups are written without umlauts where programs read them, and with them where people do.
    private static string NameOf(string group) => group switch
    {
        Audience.Managers => "Führungskräfte",
        Audience.HumanResources => "Personalamt",
        _ => group,
    };
}
