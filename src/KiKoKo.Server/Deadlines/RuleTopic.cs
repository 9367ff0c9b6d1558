using System.Text.RegularExpressions;
using KiKoKo.Deadlines.Calculating;
using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Server.Deadlines;

/// <summary>What a rule is about, to find it in a list.</summary>
/// <param name="IsPersonal">Its dates tell of somebody's health, family or age: they stay out of addresses.</param>
internal sealed partial record RuleTopic(string Name, bool IsPersonal = false)
{
    private static readonly RuleTopic s_house = new("Hausregeln");

    /// <summary>The first word of a key decides, up to its first hyphen; a whole key wins over it.</summary>
    private static readonly (RuleTopic Topic, string Keys)[] s_topics =
    [
        (new("Bescheide und Rechtsbehelfe"), "widerspruch klage untaetigkeitsklage einspruch wiedereinsetzung behoerdenfrist behoerdentermin stundenfrist"),
        (new("Krankheit und Eingliederung", IsPersonal: true), "au entgeltfortzahlung bem"),
        (new("Urlaub"), "urlaub"),
        (new("Eltern, Mutterschutz und Pflege", IsPersonal: true), "elternzeit elterngeld mutterschutz fehlgeburt pflegezeit familienpflegezeit"),
        (new("Arbeitsverhältnis"), "teilzeit probezeit kuendigung kuendigungsschutz kuendigungsschutzklage entfristungsklage integrationsamt altersgrenze zahltag ausschlussfrist agg betriebsuebergang reisekosten nachweis"),
        (new("Personalrat, Unfall und Meldestelle"), "personalrat unfallanzeige meldestelle"),
        (new("Rat und Meldewesen"), "ratssitzung ummeldung"),
        (new("Datenschutz und Informationszugang"), "datenpanne auskunft konsultation ifg transparenz umweltinformation"),
        (new("Vergabe"), "angebotsfrist teilnahmefrist zuschlag ruege nachpruefungsantrag"),
        (new("Aufbewahrung und Verjährung"), "aufbewahrung verjaehrung"),
        (new("Tage und Zeiträume"), "monatsanfang monatsmitte monatsende zeitraum"),
    ];

    private static readonly Dictionary<string, RuleTopic> s_byWord = s_topics
        .SelectMany(t => t.Keys.Split(' ').Select(word => (word, t.Topic)))
        .ToDictionary(t => t.word, t => t.Topic, StringComparer.Ordinal);

    /// <summary>In the order shown; the house's own rules come first.</summary>
    public static IReadOnlyList<RuleTopic> All { get; } = [s_house, .. s_topics.Select(t => t.Topic)];

    /// <summary>House rules are those whose key the law does not know.</summary>
    public static RuleTopic Of(DeadlineRule rule)
    {
        if (RuleCatalogue.BuiltIn.Find(rule.Key).Count == 0)
            return s_house;
        return s_byWord.GetValueOrDefault(rule.Key.Split('-')[0], s_house);
    }

    /// <summary>Do the facts of this rule stay out of addresses and of the contents of the log?</summary>
    public static bool IsPersonalData(DeadlineRule rule) =>
        Of(rule).IsPersonal || IsPersonalData(rule.Kind) || (RuleCatalogue.BuiltIn.Find(rule.Key).Count == 0 && TellsOfAPerson(rule));

    /// <inheritdoc cref="IsPersonalData(DeadlineRule)"/>
    public static bool IsPersonalData(CalculationKind kind) => kind
        is CalculationKind.MaternityProtection or CalculationKind.ParentalAllowance or CalculationKind.AgeAtMonthEnd
        or CalculationKind.ThresholdSum or CalculationKind.SicknessCertificate;

    /// <summary>A rule of the house has no topic of the law: its key, or what it says of itself, tells whether it is about health, family or age.</summary>
    private static bool TellsOfAPerson(DeadlineRule rule) =>
        s_byWord.GetValueOrDefault(rule.Key.Split('-')[0]) is { IsPersonal: true } || Personal().IsMatch(string.Join(' ', [rule.Name, rule.Trigger, .. rule.Questions, .. rule.Words]));

    [GeneratedRegex(@"krank|arbeitsunfähig|attest|arzt|ärzt|schwanger|entbindung|mutterschutz|geburt|eltern|kindes?\b|pflege(zeit|fall|bedürftig)|angehörig|behinder|eingliederung|genesung|\bkur\b|rehabilitation|heirat|eheschließung|scheidung|sterbe|todesfall", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Personal();
}
