using System.Collections.Frozen;
using System.Text.RegularExpressions;
using KiKoKo.Assistant.Simplifying.Reading;

namespace KiKoKo.Assistant.Simplifying.Rewording;

/// <summary>Turns a passive sentence that names who acts into an active one: "Der Antrag wird durch die Führungskraft geprüft."</summary>
/// <remarks>
/// Only where case and number can be read off the forms: a subject with its article in the singular, the person or office
/// that acts after "durch die/den/das" or "von der", a verb whose present tense follows from its participle, nothing else in between but
/// words that need no change. Everything else is left to people.
/// </remarks>
internal static partial class ActiveVoice
{
    private static readonly FrozenDictionary<string, string> s_strong = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["entschieden"] = "entscheidet",
        ["getroffen"] = "trifft",
        ["gegeben"] = "gibt",
        ["unterschrieben"] = "unterschreibt",
        ["beschlossen"] = "beschließt",
        ["verliehen"] = "verleiht",
        ["erlassen"] = "erlässt",
        ["übernommen"] = "übernimmt",
        ["geschrieben"] = "schreibt",
        ["gesandt"] = "sendet",
        ["gehalten"] = "hält",
        ["besprochen"] = "bespricht",
        ["geleitet"] = "leitet",
        ["berufen"] = "beruft",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The sentence in the active voice with its full stop; null where the forms do not tell.</summary>
    public static string? Of(string text, Sentence sentence)
    {
        if (Pattern().Match(text[sentence.Start..sentence.End]) is not { Success: true } m || Present(m.Groups["participle"].Value) is not { } verb)
            return null;
        if (Agent(m.Groups["prep"].Value, m.Groups["article"].Value, m.Groups["agent"].Value) is not { } agent)
            return null;
        string subject = m.Groups["subject"].Value, noun = m.Groups["noun"].Value;
        string article = subject switch { "Der" => "den", "Ein" => "einen", "Dieser" => "diesen", "Ihr" => "Ihren", "Jeder" => "jeden", _ => char.ToLowerInvariant(subject[0]) + subject[1..] };
        if ((subject is "Ihr" or "Ein" && !MasculineNoun().IsMatch(noun)) || (subject is "Der" or "Dieser" or "Jeder" && WeakNoun().IsMatch(noun)))
            return null;
        if (subject == "Ihre")
            article = "Ihre";
        return $"{agent} {verb} {article} {noun}{m.Groups["rest"].Value}.";
    }

    private static string? Agent(string preposition, string article, string noun)
    {
        bool feminine = FeminineNoun().IsMatch(noun);
        return (preposition, article) switch
        {
            ("durch", "die") or ("von", "der") when feminine => "Die " + noun,
            ("durch", "den") when !noun.EndsWith('n') => "Der " + noun,
            ("durch", "das") => "Das " + noun,
            _ => null,
        };
    }

    private static string? Present(string participle)
    {
        if (s_strong.TryGetValue(participle, out string? present))
            return present;
        if (Inseparable().IsMatch(participle))
            return participle;
        return Weak().Match(participle) is { Success: true } m ? m.Groups["stem"].Value : null;
    }

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"^(?<subject>Der|Die|Das|Dieser|Diese|Dieses|Ihr|Ihre|Ein|Eine|Jeder|Jede|Jedes) (?<noun>\p{Lu}[\p{L}-]+) wird (?<prep>durch|von) (?<article>die|der|den|das) (?<agent>\p{Lu}[\p{L}-]+)(?<rest>(?: (?:schriftlich|mündlich|telefonisch|elektronisch|persönlich|immer|jährlich|monatlich|sofort|unverzüglich|dann|danach|vorher|jeweils|(?:innerhalb|binnen) (?:von )?[\p{Ll}\d]+ \p{Lu}\p{Ll}+|(?:spätestens )?bis zum \d{1,2}\. ?(?:\p{Lu}\p{Ll}+|\d{1,2}\.)(?: ?\d{4})?)){0,2}) (?<participle>\p{Ll}{5,})\.$", Plain, 500)]
    private static partial Regex Pattern();

    /// <summary>Feminine and in the singular by its ending.</summary>
    [GeneratedRegex("(?:ung|heit|keit|schaft|tät|ion|stelle|kraft|leitung|kasse|abteilung|behörde|verwaltung|aufsicht|person|vertretung|kommission)$", Plain | RegexOptions.IgnoreCase, 200)]
    private static partial Regex FeminineNoun();

    [GeneratedRegex("(?:antrag|bescheid|urlaub|vertrag|bericht|auftrag|plan|einspruch|widerspruch|ausweis|anspruch)$", Plain | RegexOptions.IgnoreCase, 200)]
    private static partial Regex MasculineNoun();

    /// <summary>Masculine nouns that take -n or -en in the accusative.</summary>
    [GeneratedRegex("(?:e|ent|ant|ist|at|herr|mensch|nachbar|bauer)$", Plain | RegexOptions.IgnoreCase, 200)]
    private static partial Regex WeakNoun();

    [GeneratedRegex("^(?:be|er|ver|ent|zer)(?!ge)\\p{Ll}+t$|^\\p{Ll}{3,}iert$|^genehmigt$|^gewährt$|^überprüft$|^unterrichtet$", Plain, 200)]
    private static partial Regex Inseparable();

    [GeneratedRegex("^ge(?<stem>prüft|stellt|zahlt|führt|meldet|regelt|sammelt|speichert|löscht|nutzt|schickt|leistet|klärt|macht|plant|steuert|sichert|fördert|ordnet)$", Plain, 200)]
    private static partial Regex Weak();
}
