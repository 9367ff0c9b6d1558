using System.Text.RegularExpressions;

namespace KiKoKo.Assistant.Asking;

/// <summary>What a person seems to want.</summary>
internal enum Intent
{
    Ask,
    Contact,
    Form,
    Help,
}

/// <summary>What kind of fact would answer a question.</summary>
[Flags]
internal enum Expectation
{
    None = 0,
    Time = 1,
    Amount = 2,
    Who = 4,
    Where = 8,
    Permission = 16,
    How = 32,
}

/// <summary>A question as the rules read it, before any search.</summary>
internal sealed partial record Question(string Text, Intent Intent, Expectation Expects)
{
    public static Question Read(string text)
    {
        string lower = text.ToLowerInvariant();
        return new Question(text, IntentOf(lower), ExpectationOf(lower));
    }

    private static Intent IntentOf(string lower) =>
        HelpWords().IsMatch(lower) ? Intent.Help
        : FormWords().IsMatch(lower) ? Intent.Form
        : ContactWords().IsMatch(lower) ? Intent.Contact
        : Intent.Ask;

    private static Expectation ExpectationOf(string lower)
    {
        var expects = Expectation.None;
        if (TimeWords().IsMatch(lower))
            expects |= Expectation.Time;
        if (AmountWords().IsMatch(lower))
            expects |= Expectation.Amount;
        if (WhoWords().IsMatch(lower))
            expects |= Expectation.Who;
        if (WhereWords().IsMatch(lower))
            expects |= Expectation.Where;
        if (PermissionWords().IsMatch(lower))
            expects |= Expectation.Permission;
        if (HowWords().IsMatch(lower))
            expects |= Expectation.How;
        return expects;
    }

    /// <summary>Milliseconds; no input of permitted length comes near it.</summary>
    private const int MatchTimeout = 500;

    [GeneratedRegex(@"^\W*(hilfe|help|\?+|was kannst du( alles)?|was können sie( alles)?|wie funktioniert (kikoko|das hier)|wer bist du|was bist du|start|hallo|guten (tag|morgen))\W*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, MatchTimeout)]
    private static partial Regex HelpWords();

    [GeneratedRegex(@"\b(formular\w*|vordruck\w*|formblatt\w*|\w+formular|antragsvordruck)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, MatchTimeout)]
    private static partial Regex FormWords();

    [GeneratedRegex(@"\b(wer (ist|sind)( \w+)? (zuständig|verantwortlich|ansprechpartner\w*|ansprechperson\w*)|wer ist (für|unser\w*|der|die)\b|wer (ist|war) (\w*beauftragt\w*|\w*leiter\w*|\w*leitung|chef\w*|\w*bürgermeister\w*|\w*ärztin|\w*arzt)\b|wer (macht|bearbeitet|betreut|kümmert|verwaltet|hilft|leitet|vertritt)|ansprechpartner\w*|ansprechperson\w*|ansprechstelle\w*|zuständig\w*|kontakt(daten|person\w*)?|telefon(nummer)?|durchwahl|rufnummer|mailadresse|e-?mail-?adresse|an wen (wende|muss|kann|soll)|wen (frage|rufe|kontaktiere|muss ich fragen|kann ich fragen)|(wie|wo) erreiche ich)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, MatchTimeout)]
    private static partial Regex ContactWords();

    [GeneratedRegex(@"\b(bis wann|ab wann|wann|wie lange|frist\w*|termin\w*|wie schnell|spätestens|wie früh|seit wann|wie oft|welchem tag)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, MatchTimeout)]
    private static partial Regex TimeWords();

    [GeneratedRegex(@"\b(wie ?viele?|wie hoch|welche[rmn]? (betrag|höhe|summe|anzahl)|was kostet|kosten|grenze|höchstens|mindestens|wieviele?|welchem betrag|prozent|euro|brutto|netto|gehalt)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, MatchTimeout)]
    private static partial Regex AmountWords();

    [GeneratedRegex(@"\b(wer|wem|wen|welche (stelle|fraktion\w*|person|abteilung))\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, MatchTimeout)]
    private static partial Regex WhoWords();

    [GeneratedRegex(@"\b(wo|wohin|woher|welche[rsmn]? (portal|raum|ort|gebäude|aktenzeichen))\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, MatchTimeout)]
    private static partial Regex WhereWords();

    [GeneratedRegex(@"\b(darf|dürfen|erlaubt|zulässig|verboten|gestattet|muss|müssen|kann ich|können wir|pflicht\w*|soll\w*|gilt)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, MatchTimeout)]
    private static partial Regex PermissionWords();

    [GeneratedRegex(@"\b(wie (beantrag\w*|geht|funktioniert|mache?|bekomme?|melde?|buche?|ändere?|läuft|stelle?|reduzier\w*|kann|richte|kündig\w*)|ablauf|beantragen|einrichten|vorgehen|was (muss|ist zu|soll) .*tun)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, MatchTimeout)]
    private static partial Regex HowWords();
}
