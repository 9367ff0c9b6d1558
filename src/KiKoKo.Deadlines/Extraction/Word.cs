using System.Collections.Frozen;
using KiKoKo.Deadlines.Calculating;

namespace KiKoKo.Deadlines.Extraction;

/// <summary>Classes of German words that matter for deadlines. <see cref="None"/> is every other word.</summary>
internal enum Word : byte
{
    None,

    // Not words
    Number,
    Dot,
    Comma,
    Semicolon,
    Colon,
    Open,
    Close,
    Dash,
    Section,
    Percent,
    Other,

    // Lengths of time
    Unit,
    UnitAdjective,
    Month,
    Half,
    OneHalf,

    // Prepositions and what leads to a length
    Within,
    Latest,
    Earliest,
    Only,
    AtLeast,
    AtMost,
    Longest,
    After,
    Since,
    From,
    Before,
    Until,
    At,
    To,
    With,
    For,
    In,
    On,
    Of,
    By,
    Than,
    Between,
    And,
    Per,
    Article,
    Genitive,
    Modifier,
    Expiry,
    Length,
    Every,
    Each,
    First,
    Last,
    Following,
    Beforehand,
    Afterwards,
    Because,
    LongTime,

    // Recurrence
    Yearly,
    Regularly,
    Times,
    Respectively,
    PeriodEnd,
    Interval,

    // Vague
    Vague,
    InTime,
    AsSoonAs,
    Appropriate,
    Not,

    // Heads and verbs
    Period,
    Amounts,
    Keeping,
    Changes,
    Deems,
    As,
    Ends,
    Money,
    Age,
    Punishment,
    Work,
    Leave,
    Average,
    Version,
    Happened,
    Applying,
    Due,
    Reference,
    Passed,
    EndPoint,
    Weekday,
}

/// <summary>The word list. Looked up without regard to case; stems with "*" are tried by <see cref="BySuffix"/>.</summary>
internal static class Lexicon
{
    private static readonly FrozenDictionary<string, (Word Word, CountUnit Unit, int Value)> s_words = Build();

    private static readonly FrozenDictionary<string, (Word Word, CountUnit Unit, int Value)>.AlternateLookup<ReadOnlySpan<char>> s_lookup =
        s_words.GetAlternateLookup<ReadOnlySpan<char>>();

    private const int Longest = 24;

    /// <param name="unit">For a unit, what it counts.</param>
    /// <param name="value">For a month its number, for a unit what one of it is worth (a quarter: 3 months).</param>
    public static Word Find(ReadOnlySpan<char> word, out CountUnit unit, out int value)
    {
        (unit, value) = (default, 0);
        if (word.Length > Longest || !s_lookup.TryGetValue(word, out var found))
            return Word.None;
        (unit, value) = (found.Unit, found.Value);
        return found.Word;
    }

    /// <summary>Heads of a period, which German compounds freely: Widerspruchsfrist, Höchstdauer, Probezeit.</summary>
    public static Word BySuffix(ReadOnlySpan<char> word)
    {
        if (word.Length < 6)
            return Word.None;
        if (Ends(word, "frist") || Ends(word, "fristen") || Ends(word, "dauer") || Ends(word, "amtszeit") || Ends(word, "probezeit") || Ends(word, "karenzzeit")
            || Ends(word, "sperrzeit") || Ends(word, "pflegezeit") || Ends(word, "elternzeit") || Ends(word, "laufzeit") || Ends(word, "wartezeit") || Ends(word, "bindezeit"))
            return Word.Period;
        if (Ends(word, "strafe") || IsDetention(word) || Ends(word, "arrest"))
            return Word.Punishment;
        if (Ends(word, "urlaub") || Ends(word, "urlaubs") || Ends(word, "urlaubsanspruch"))
            return Word.Leave;
        if (Ends(word, "arbeitszeit") || Ends(word, "ruhezeit") || Ends(word, "ruhepause") || Ends(word, "ruhepausen") || Ends(word, "arbeitszeiten") || Ends(word, "dienstzeit") || Ends(word, "lernumfang") || Ends(word, "unterricht") || Ends(word, "lenkzeit"))
            return Word.Work;
        if (word.Contains("bewahr", StringComparison.OrdinalIgnoreCase) || word.Contains("speicher", StringComparison.OrdinalIgnoreCase) || word.Contains("lösch", StringComparison.OrdinalIgnoreCase)
            || word.Contains("vernicht", StringComparison.OrdinalIgnoreCase) || word.Contains("vorzuhalten", StringComparison.OrdinalIgnoreCase) || word.Contains("vorgehalten", StringComparison.OrdinalIgnoreCase) || word.Contains("bereitzuhalten", StringComparison.OrdinalIgnoreCase) || word.Contains("tilg", StringComparison.OrdinalIgnoreCase))
            return Word.Keeping;
        if (word.Contains("verläng", StringComparison.OrdinalIgnoreCase) || word.Contains("verkürz", StringComparison.OrdinalIgnoreCase) || word.Contains("abkürz", StringComparison.OrdinalIgnoreCase) || word.Contains("abgekürzt", StringComparison.OrdinalIgnoreCase))
            return Word.Changes;
        return Word.None;
    }

    /// <summary>"sechsmonatigem", "14-tägige", "zweiwöchig": what is left before the unit, else -1.</summary>
    public static int AdjectiveStem(ReadOnlySpan<char> word, out CountUnit unit)
    {
        unit = default;
        var stem = word;
        if (stem.Length > 8 && stem[^1] is 'e')
            stem = stem[..^1];
        else if (stem.Length > 8 && stem[^2] is 'e' && stem[^1] is 'n' or 'm' or 'r' or 's')
            stem = stem[..^2];
        if (!stem.EndsWith("ig", StringComparison.Ordinal))
            return -1;
        foreach (var (ending, counted) in s_adjectives)
        {
            if (stem.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && stem.Length > ending.Length)
            {
                unit = counted;
                return stem.Length - ending.Length;
            }
        }

        return -1;
    }

    /// <summary>"Untersuchungshaft", but neither "Staatsanwaltschaft" nor "dauerhaft".</summary>
    private static bool IsDetention(ReadOnlySpan<char> word) => char.IsUpper(word[0]) && Ends(word, "haft") && !Ends(word, "schaft");

    private static readonly (string Ending, CountUnit Unit)[] s_adjectives =
    [
        ("monatig", CountUnit.Month),
        ("wöchig", CountUnit.Week),
        ("tägig", CountUnit.Day),
        ("jährig", CountUnit.Year),
        ("stündig", CountUnit.Hour),
    ];

    private static bool Ends(ReadOnlySpan<char> word, string ending) => word.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    private static FrozenDictionary<string, (Word Word, CountUnit Unit, int Value)> Build()
    {
        var words = new Dictionary<string, (Word, CountUnit, int)>(StringComparer.OrdinalIgnoreCase);
        void Add(Word word, string forms)
        {
            foreach (string form in forms.Split(' '))
                words[form] = (word, default, 0);
        }

        void Unit(CountUnit unit, string forms, int value = 1)
        {
            foreach (string form in forms.Split(' '))
                words[form] = (Word.Unit, unit, value);
        }

        Unit(CountUnit.Day, "Tag Tage Tagen Tages Tags");
        Unit(CountUnit.CalendarDay, "Kalendertag Kalendertage Kalendertagen Kalendertages Kalendertags");
        Unit(CountUnit.WorkingDay, "Arbeitstag Arbeitstage Arbeitstagen Arbeitstages Arbeitstags Bankarbeitstage Bankarbeitstagen Bankarbeitstag");
        Unit(CountUnit.Werktag, "Werktag Werktage Werktagen Werktages Werktags");
        Unit(CountUnit.Week, "Woche Wochen Kalenderwoche Kalenderwochen");
        Unit(CountUnit.Month, "Monat Monate Monaten Monats Monates Kalendermonat Kalendermonate Kalendermonaten Kalendermonats Kalendermonates");
        Unit(CountUnit.Month, "Quartal Quartale Quartalen Quartals Vierteljahr Vierteljahre Vierteljahren Vierteljahrs Vierteljahres Kalendervierteljahr Kalendervierteljahrs Kalendervierteljahres", 3);
        Unit(CountUnit.Month, "Halbjahr Halbjahre Halbjahren Halbjahrs Halbjahres Kalenderhalbjahr Kalenderhalbjahres Schulhalbjahr Schulhalbjahres", 6);
        Unit(CountUnit.Year, "Jahr Jahre Jahren Jahres Jahrs Kalenderjahr Kalenderjahre Kalenderjahren Kalenderjahres Kalenderjahrs Geschäftsjahres Haushaltsjahres Haushaltsjahrs Wirtschaftsjahres Folgejahr Folgejahres Folgejahrs Vorjahres Urlaubsjahres Schuljahres");
        Unit(CountUnit.Hour, "Stunde Stunden");
        words["Folgemonat"] = words["Folgemonats"] = words["Folgemonates"] = words["Vormonats"] = (Word.Unit, CountUnit.Month, 1);
        string[] months = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];
        for (int m = 0; m < 12; m++)
            words[months[m]] = (Word.Month, default, m + 1);
        words["Jänner"] = (Word.Month, default, 1);
        Add(Word.Half, "halben halbes halbe halber halb");
        Add(Word.OneHalf, "anderthalb eineinhalb");

        Add(Word.Within, "innerhalb binnen");
        Add(Word.Latest, "spätestens");
        Add(Word.Earliest, "frühestens frühstens");
        Add(Word.Only, "erst");
        Add(Word.AtLeast, "mindestens wenigstens zumindest mind");
        Add(Word.AtMost, "höchstens maximal max");
        Add(Word.Longest, "längstens");
        Add(Word.After, "nach");
        Add(Word.Since, "seit");
        Add(Word.From, "ab vom");
        Add(Word.Before, "vor");
        Add(Word.Until, "bis");
        Add(Word.At, "am an");
        Add(Word.To, "zum zur");
        Add(Word.With, "mit");
        Add(Word.For, "für");
        Add(Word.In, "in im");
        Add(Word.On, "auf um");
        Add(Word.Of, "von");
        Add(Word.By, "durch gegen");
        Add(Word.Than, "als");
        Add(Word.Between, "zwischen");
        Add(Word.And, "und oder bzw sowie");
        Add(Word.Per, "pro je");
        Add(Word.Article, "der die das den dem");
        Add(Word.Genitive, "des");
        Add(Word.Modifier, "volle vollen voller voll weitere weiteren weiterer ganze ganzen genau etwa circa ca rund jedoch aber noch nur bereits schon aufeinanderfolgenden aufeinanderfolgende aufeinander zusammenhängenden zusammenhängende zu möglichst nächsten insgesamt kompletten komplette");
        Add(Word.Expiry, "Ablauf");
        Add(Word.Length, "Dauer Zeitraum Zeitraums Zeitraumes Zeit");
        Add(Word.Every, "alle");
        Add(Word.Each, "jeden jedes jeder jedem jede");
        Add(Word.First, "ersten");
        Add(Word.Last, "letzten letzter letztem letzte");
        Add(Word.Following, "folgenden folgender folgende darauffolgenden darauf nächsten nächstfolgenden übernächsten kommenden");
        Add(Word.Beforehand, "vorher zuvor voraus vorab");
        Add(Word.Afterwards, "danach später hernach");
        Add(Word.Because, "nachdem bevor gerechnet");
        Add(Word.LongTime, "lang hindurch");

        Add(Word.Yearly, "jährlich monatlich wöchentlich vierteljährlich halbjährlich quartalsweise zweijährlich zweiwöchentlich zweimonatlich vierzehntägig turnusmäßig alljährlich monatsweise dreijährlich");
        Add(Word.Regularly, "regelmäßig");
        Add(Word.Times, "einmal zweimal dreimal viermal mehrmals");
        Add(Word.Respectively, "jeweils");
        Add(Word.PeriodEnd, "Ende Schluss Schluß Anfang Beginn Mitte");
        Add(Word.Interval, "Abstand Abständen Abstände Turnus Rhythmus Zeitabständen");

        Add(Word.Vague, "unverzüglich umgehend alsbald schnellstmöglich baldmöglichst frühestmöglich zeitnah schnellstens sofort ehestmöglich baldigst");
        Add(Word.InTime, "rechtzeitig frühzeitig");
        Add(Word.AsSoonAs, "sobald");
        Add(Word.Appropriate, "angemessene angemessener angemessenen angemessenem");
        Add(Word.Not, "nicht kein keine");

        Add(Word.Period, "Frist Fristen Karenz");
        Add(Word.Amounts, "beträgt betragen beläuft dauert dauern betrug umfasst");
        Add(Word.Deems, "gilt gelten");
        Add(Word.As, "erteilt zugestellt bekannt bekanntgegeben angenommen genehmigt zugegangen");
        Add(Word.Ends, "endet enden erlischt erlöschen verjährt verjähren verfällt verfallen verjährung außer");
        Add(Word.Money, "Euro EUR Cent Prozent € Hundert vH DM");
        Add(Word.Age, "Lebensjahr Lebensjahrs Lebensjahres Lebensjahre Lebensmonat Lebensmonats Lebensmonate Lebensmonaten alt Alter geboren geborene geborenen Geburtsdatum Alters");
        Add(Word.Punishment, "Freiheitsstrafe Geldstrafe Haft Freiheitsentzug Fahrverbot");
        Add(Word.Work, "Überstunden Wochenstunden Arbeitsstunden Unterrichtsstunden");
        Add(Word.Leave, "Urlaub Erholungsurlaub Zusatzurlaub Sonderurlaub Bildungsurlaub");
        Add(Word.Average, "Durchschnitt durchschnittlich durchschnittliche durchschnittlichen");
        Add(Word.Version, "Fassung geltenden geltende geltender gültigen BGBl GVBl Bundesgesetzblatt Amtsblatt ABl");
        Add(Word.Happened, "erfolgte wurde wurden fand hat beschlossen veröffentlicht beschloss war waren");
        Add(Word.Applying, "Antrag Anträge beantragen beantragt gestellt stellen einreichen eingereicht einzureichen anmelden Anmeldung abgeben abzugeben Abgabe möglich Anmeldungen Bewerbung Bewerbungen bewerben erhältlich");
        Add(Word.Due, "fällig Stichtag Abgabetermin Einsendeschluss Bewerbungsschluss Anmeldeschluss Fristende Abgabeschluss Zahltag Redaktionsschluss Meldeschluss Annahmeschluss Fristablauf Ablaufdatum Termin befristet");
        Add(Word.Passed, "bestanden bestand gedauert beschäftigt vergangen verstrichen verheiratet gearbeitet bestehen besteht");
        Add(Word.EndPoint, "Monatsende Quartalsende Jahresende Monatsschluss Quartalsschluss Jahresschluss Monatsletzten Halbjahresende Wochenende");
        Add(Word.Weekday, "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag Mo Di Mi Do Fr Sa So");
        Add(Word.Reference, "Absatz Abs Absätzen Satz Sätzen Nummer Nummern Nr Artikel Art Maßgabe Buchstabe Anlage Kapitel Ziffer Anhang Teil Abschnitt Tabelle");
        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
