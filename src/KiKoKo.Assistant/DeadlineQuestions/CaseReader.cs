using System.Text.RegularExpressions;
using KiKoKo.Deadlines.Calculating;
using KiKoKo.Deadlines.Calendars;
using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Assistant.DeadlineQuestions;

/// <summary>What a text says of a case, and what is wrong with it.</summary>
internal sealed record CaseReading(CaseFacts Facts, IReadOnlyList<Problem> Problems);

/// <summary>Reads the facts that a rule may need from a question or an answer. Never guesses: what has two readings is a problem or said as an assumption.</summary>
internal static partial class CaseReader
{
    private const int MatchTimeout = 500;
    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    /// <param name="rule">The rule that is meant; decides what a date stands for.</param>
    /// <param name="asked">What was asked back, so that a bare "15" or "9" is understood.</param>
    public static CaseReading Read(string text, DeadlineRule rule, Fact? asked, DateOnly today)
    {
        var problems = new List<Problem>();
        var mentions = DateReader.Read(text, today);
        problems.AddRange(mentions.Select(m => m.Problem).OfType<Problem>());
        var facts = People(text, asked, today) with
        {
            Way = WayOf(text),
            Time = TimeOf(text, asked),
            State = StateOf(text, problems),
            Circumstances = CircumstancesOf(text),
        };
        if (facts.ServiceMonths is not null)
            mentions = [.. mentions.Where(m => !m.IsSince)];
        bool wantsService = rule.Kind == CalculationKind.Notice;
        if (wantsService && asked is Fact.Service && facts.ServiceMonths is null)
            return new(facts with { ServiceMonths = SinceWhen(mentions, today) }, problems);
        return new(new DateSorter(text, rule, asked, today, problems).Sort(facts, [.. mentions.Where(m => m.Problem is null)]), problems);
    }

    /// <summary>"seit 2017", "seit März 2020".</summary>
    private static int? SinceWhen(IReadOnlyList<DateMention> mentions, DateOnly today)
    {
        var began = mentions.Select(m => m.Resolve(Lean.Past, today)?.Day ?? (m.Year is { } y ? new DateOnly(y, m.Month ?? 1, 1) : null)).FirstOrDefault(d => d is not null);
        return began is { } day && day <= today ? (12 * (today.Year - day.Year)) + today.Month - day.Month - (today.Day < day.Day ? 1 : 0) : null;
    }

    private static CaseFacts People(string text, Fact? asked, DateOnly today)
    {
        var facts = new CaseFacts();
        if (ServiceYears().Match(text) is { Success: true } years && DateReader.Number(years.Groups["n"].Value) is { } count)
            facts = facts with { ServiceMonths = count * (years.Groups["u"].Value.StartsWith("j", StringComparison.OrdinalIgnoreCase) ? 12 : 1) };
        else if (ServiceSince().Match(text) is { Success: true } since)
            facts = facts with { ServiceMonths = SinceWhen(DateReader.Read(since.Groups["d"].Value, today), today) };
        else if (asked is Fact.Service && AnyLength().Match(text) is { Success: true } length && DateReader.Number(length.Groups["n"].Value) is { } n)
            facts = facts with { ServiceMonths = n * (length.Groups["u"].Value.StartsWith("m", StringComparison.OrdinalIgnoreCase) ? 1 : 12) };
        if (FromThree().IsMatch(text))
            facts = facts with { IsFromThree = true };
        else if (BelowThree().IsMatch(text))
            facts = facts with { IsFromThree = false };
        else if ((asked is Fact.ChildAge ? AnyLength() : ChildAge()).Match(text) is { Success: true } age && DateReader.Number(age.Groups["n"].Value) is { } old)
            facts = facts with { IsFromThree = old >= 3 && !age.Groups["u"].Value.StartsWith("m", StringComparison.OrdinalIgnoreCase) };
        if ((asked is Fact.PregnancyWeek ? AnyNumber() : PregnancyWeek()).Match(text) is { Success: true } week && DateReader.Number(week.Groups["n"].Value) is { } weeks)
            facts = facts with { PregnancyWeek = weeks };
        return facts;
    }

    private static Delivery? WayOf(string text) =>
        Served().IsMatch(text) ? Delivery.Served
        : Registered().IsMatch(text) ? Delivery.Registered
        : Portal().IsMatch(text) ? Delivery.Portal
        : Published().IsMatch(text) ? Delivery.Public
        : Posted().IsMatch(text) ? Delivery.Post
        : Mailed().IsMatch(text) ? Delivery.Electronic
        : Unknown().IsMatch(text) ? Delivery.Received
        : null;

    private static TimeOnly? TimeOf(string text, Fact? asked)
    {
        var match = Clock().Match(text);
        if (!match.Success && asked is Fact.Time)
            match = AnyHour().Match(text);
        if (!match.Success)
            return null;
        int hour = DateReader.Number(match.Groups["h"].Value) ?? 0, minute = match.Groups["mi"].Success ? DateReader.Number(match.Groups["mi"].Value) ?? 0 : 0;
        return hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null;
    }

    private static State? StateOf(string text, List<Problem> problems)
    {
        if (Abbreviation().Match(text) is { Success: true } code)
            return code.Value is "NRW" ? State.NW : code.Value is "RLP" ? State.RP : States.Find(code.Value);
        if (Named().Match(text) is { Success: true } name)
            return States.Find(name.Value) ?? ByNickname(name.Value);
        if (Foreign().Match(text) is { Success: true } foreign)
            problems.Add(new($"„{foreign.Groups["s"].Value}“ ist kein deutsches Bundesland; die Feiertage dort kenne ich nicht.", "Bitte nennen Sie das Bundesland, in dem die Frist zu wahren ist, zum Beispiel Rheinland-Pfalz."));
        else if (UnknownState().Match(text) is { Success: true } unknown)
            problems.Add(new($"Ein Bundesland „{unknown.Groups["s"].Value}“ gibt es nicht.", "Bitte nennen Sie eines der 16 Länder, zum Beispiel Rheinland-Pfalz oder RP."));
        return null;
    }

    private static State? ByNickname(string name) => char.ToLowerInvariant(name[0]) switch
    {
        'm' => State.MV,
        'b' => State.BW,
        'r' => State.RP,
        'n' => State.NW,
        's' when name.Contains("anhalt", StringComparison.OrdinalIgnoreCase) => State.ST,
        's' => State.SH,
        'h' => State.HE,
        't' => State.TH,
        _ => null,
    };

    private static Circumstances CircumstancesOf(string text)
    {
        var found = Circumstances.None;
        foreach (var (pattern, circumstance) in s_circumstances)
        {
            if (pattern.IsMatch(text))
                found |= circumstance;
        }

        return found;
    }

    private static readonly (Regex Pattern, Circumstances Circumstance)[] s_circumstances =
    [
        (Social(), Circumstances.SocialLaw),
        (AbroadWords(), Circumstances.Abroad),
        (Instruction(), Circumstances.WrongInstruction),
        (Sick(), Circumstances.Sick),
        (Trial(), Circumstances.Trial),
        (Urgent(), Circumstances.Urgent),
        (Federal(), Circumstances.Federal),
        (ElectronicOffers(), Circumstances.Electronic),
        (Complex(), Circumstances.Complex),
        (FollowsCare(), Circumstances.FollowsCare),
    ];

    private const string N = @"(?<n>\d{1,2}|ein|eine|einem|einer|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|vierzehn)";

    [GeneratedRegex(@"\b(nach|seit|mit|bei|habe|hab|bin|beschäftigungszeit|betriebszugehörigkeit|dienstzeit|,)?\s*(von |schon |über |gut |erst |knapp )*" + N + @"\s*(?<u>jahren?|jahr|j\.|monaten?|monat)\s*(lang\s*|schon\s*|bei der stadt\s*|hier\s*|im haus\s*|dabei|beschäftigt|angestellt|betriebszugehörigkeit|beschäftigungszeit|dienstzeit|im dienst|tätig|da\b|\b)(?=.*(beschäftig|angestellt|dabei|hier|stadt|haus|zugehörig|dienst|tätig|kündig|arbeit|da\b|bin ich|kollegin))|(?<=(kündig|beschäftig|zugehörig|dabei|dienst).{0,60})\b" + N + @"\s*(?<u>jahren?|jahr|monaten?|monat)\b", Options, MatchTimeout)]
    private static partial Regex ServiceYears();

    [GeneratedRegex(@"\b((beschäftigt|angestellt|eingestellt|dabei|im dienst|hier|bei der stadt|tätig)\s+seit|seit)\s+(dem\s+)?(?<d>(\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}\.\s*[a-zä]+\s+\d{4}|[a-zä]+\s+(19|20)\d\d|(19|20)\d\d))(?=.*(beschäftig|angestellt|dabei|hier|stadt|haus|dienst|tätig)|\s*$)(?<=(beschäftig|angestellt|dabei|hier|stadt|haus|dienst|tätig|kündig).*)", Options, MatchTimeout)]
    private static partial Regex ServiceSince();

    [GeneratedRegex(@"\b" + N + @"\b\s*(?<u>[a-zä]*)", Options, MatchTimeout)]
    private static partial Regex AnyLength();

    [GeneratedRegex(@"\b" + N + @"\b", Options, MatchTimeout)]
    private static partial Regex AnyNumber();

    [GeneratedRegex(@"\b" + N + @"\.?\s*(ssw|schwangerschaftswoche)", Options, MatchTimeout)]
    private static partial Regex PregnancyWeek();

    [GeneratedRegex(@"(kind|sohn|tochter|kleine[rn]?)\b.{0,40}?\b" + N + @"\s*(?<u>jahre?|monate?|j\.)|" + N + @"\s*[- ]?(?<u>jährig|monatig|monate alt|jahre alt)", Options, MatchTimeout)]
    private static partial Regex ChildAge();

    [GeneratedRegex(@"\b(ab|über|älter als|nach dem|mindestens)\s+(3|drei|dritten)(\s|$)(jahre?n?|geburtstag)?|schulkind|grundschul|einschulung|älter|\bzwischen (3|drei) und (8|acht)", Options, MatchTimeout)]
    private static partial Regex FromThree();

    [GeneratedRegex(@"\b(unter|jünger als|noch keine|vor dem)\s+(3|drei|dritten)\b|\bbaby|neugeboren|säugling|nach (der )?geburt|ab (der )?geburt|kind\b.{0,25}\b(kommt|kommen|geboren wird)|zur welt|schwanger|entbindung|geburtstermin|\bet\b|vater(monate|zeit)?\b.{0,30}geburt|mutterschutz|kleinkind|jünger", Options, MatchTimeout)]
    private static partial Regex BelowThree();

    [GeneratedRegex(@"zugestellt|\bzustellung\b|\bpzu\b|postzustellungsurkunde|zustellungsurkunde|gelbe[nrm]? (umschlag|brief)|persönlich (übergeben|ausgehändigt)|empfangsbekenntnis|niedergelegt|\bförmlich", Options, MatchTimeout)]
    private static partial Regex Served();

    [GeneratedRegex(@"einschreiben", Options, MatchTimeout)]
    private static partial Regex Registered();

    [GeneratedRegex(@"portal|abgerufen|\babruf|onlinekonto|nutzerkonto|bundid|heruntergeladen|\belster\b", Options, MatchTimeout)]
    private static partial Regex Portal();

    [GeneratedRegex(@"öffentlich|amtsblatt|aushang|ausgehängt|ortsüblich", Options, MatchTimeout)]
    private static partial Regex Published();

    [GeneratedRegex(@"\bpost\b|poststempel|\bbrief|aufgegeben|abgeschickt|abgesandt|abgesendet|versandt|versendet|verschickt|rausgegangen|rausgeschickt|\bpostalisch|postweg|postausgang", Options, MatchTimeout)]
    private static partial Regex Posted();

    [GeneratedRegex(@"elektronisch|e-?mail|\bmail\b|\bde-mail|gemailt|\bbebpo\b|digital", Options, MatchTimeout)]
    private static partial Regex Mailed();

    [GeneratedRegex(@"bekommen|erhalten|zugegangen|zuging|\bzugang\b|bekam\b|erhielt|briefkasten|angekommen|\bkam\b|gekriegt|eröffnet|bekannt ?gegeben", Options, MatchTimeout)]
    private static partial Regex Unknown();

    [GeneratedRegex(@"(?<![\d.])(?<h>[01]?\d|2[0-3])(:(?<mi>[0-5]\d)(\s*uhr|\s*h\b)?|\.(?<mi>[0-5]\d)\s*uhr|\s*uhr(\s*(?<mi>[0-5]\d)(?!\d|\.))?|\s*h\b)(?!\d)", Options, MatchTimeout)]
    private static partial Regex Clock();

    [GeneratedRegex(@"(?<![\d.])(?<h>[01]?\d|2[0-3])([.:](?<mi>[0-5]\d))?(?!\d|\.\d)", Options, MatchTimeout)]
    private static partial Regex AnyHour();

    [GeneratedRegex(@"(?<!\w)(BW|BY|BE|BB|HB|HH|HE|MV|NI|NW|NRW|RP|RLP|SL|SN|ST|SH|TH)(?!\w)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, MatchTimeout)]
    private static partial Regex Abbreviation();

    [GeneratedRegex(@"\b(baden[- ]württemberg|bayern|berlin|brandenburg|bremen|hamburg|hessen|mecklenburg[- ]vorpommern|meck[- ]?pomm|mecklenburg|niedersachsen|nordrhein[- ]westfalen|rheinland[- ]pfalz|saarland|sachsen[- ]anhalt|sachsen|schleswig[- ]holstein|thüringen)\b", Options, MatchTimeout)]
    private static partial Regex Named();

    [GeneratedRegex(@"\b(in|aus|bundesland|land)\s+(der\s+|den\s+)?(?<s>österreich|schweiz|luxemburg|frankreich|belgien|niederlanden?|polen|tirol|elsass|südtirol)\b", Options, MatchTimeout)]
    private static partial Regex Foreign();

    [GeneratedRegex(@"\b(bundesland|land)\s*(ist|:|=)?\s*(?-i:(?<s>[A-ZÄÖÜ][\w-]+))", Options, MatchTimeout)]
    private static partial Regex UnknownState();

    [GeneratedRegex(@"jobcenter|sozialamt|sozialbescheid|bürgergeld|grundsicherung|sozialhilfe|sozialrecht|sgb|krankenkasse|rentenversicherung|elterngeldbescheid|pflegekasse|arbeitsagentur|sozialleistung", Options, MatchTimeout)]
    private static partial Regex Social();

    [GeneratedRegex(@"\b(ausland|ins ausland|im ausland)\b", Options, MatchTimeout)]
    private static partial Regex AbroadWords();

    [GeneratedRegex(@"(ohne|fehlt|fehlend\w*|falsch\w*|unrichtig\w*|fehlerhaft\w*|kein\w*|keinerlei)\s+(richtige |korrekte |ordnungsgemäße |jede |die |eine )*(rechtsbehelfs|rechtsmittel|widerspruchs)?belehrung|(rechtsbehelfs|rechtsmittel)?belehrung\s+(\w+\s+){0,3}(fehlt|falsch|unrichtig|fehlerhaft|vergessen|nicht drin|nicht dabei|nicht dran|nicht enthalten)", Options, MatchTimeout)]
    private static partial Regex Instruction();

    [GeneratedRegex(@"\bkrank|erkrankt|arbeitsunfähig|dienstliche[nr]? gründe|betriebliche[nr]? gründe|langzeitkrank", Options, MatchTimeout)]
    private static partial Regex Sick();

    [GeneratedRegex(@"probezeit", Options, MatchTimeout)]
    private static partial Regex Trial();

    [GeneratedRegex(@"dringend|dringlich|\beilig|\beilfall|\beilbedürftig", Options, MatchTimeout)]
    private static partial Regex Urgent();

    [GeneratedRegex(@"bundesbehörde|bpersvg|bundesverwaltung|\bbund\b", Options, MatchTimeout)]
    private static partial Regex Federal();

    [GeneratedRegex(@"elektronisch|e-vergabe|evergabe|digital|per (e-)?mail|vergabeplattform", Options, MatchTimeout)]
    private static partial Regex ElectronicOffers();

    [GeneratedRegex(@"umfangreich|komplex", Options, MatchTimeout)]
    private static partial Regex Complex();

    [GeneratedRegex(@"im anschluss|anschließ|direkt nach der pflegezeit|nach pflegezeit|nach der pflegezeit", Options, MatchTimeout)]
    private static partial Regex FollowsCare();
}
