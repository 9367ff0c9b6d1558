using System.Text.RegularExpressions;

namespace KiKoKo.Assistant.DeadlineQuestions;

/// <summary>What the words beside a date say that happened on it.</summary>
internal enum DateRole
{
    None,

    /// <summary>The date that a letter bears; says nothing of when it went out.</summary>
    Letter,
    Posted,
    Served,
    Received,
    Sent,
    Birth,
    Expected,
    Start,
    End,
    Application,

    /// <summary>"heute ist der 3. Mai".</summary>
    Now,
}

/// <summary>Reads the roles of dates from the words around them, within their clause.</summary>
internal static partial class DateRoles
{
    private const int MatchTimeout = 500;
    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    /// <summary>One role for each mention. The words before a date count more than those behind it.</summary>
    public static IReadOnlyList<DateRole> Read(string text, IReadOnlyList<DateMention> mentions)
    {
        var roles = new DateRole[mentions.Count];
        for (int i = 0; i < roles.Length; i++)
        {
            int from = i == 0 ? 0 : mentions[i - 1].End, to = i + 1 < mentions.Count ? mentions[i + 1].Start : text.Length;
            string before = LastPart(text[from..mentions[i].Start]), after = FirstPart(text[mentions[i].End..to]);
            roles[i] = Of(before, isBefore: true) is not DateRole.None and var role ? role : Of(after, isBefore: false);
            if (roles[i] is DateRole.None && Letter().IsMatch(before))
                roles[i] = DateRole.Letter;
            else if (roles[i] is DateRole.None)
                roles[i] = Start().IsMatch(before) ? DateRole.Start : End().IsMatch(before) ? DateRole.End : DateRole.None;
        }

        return roles;
    }

    private static DateRole Of(string words, bool isBefore) =>
        isBefore && Now().IsMatch(words) ? DateRole.Now
        : Posted().IsMatch(words) ? DateRole.Posted
        : Served().IsMatch(words) ? DateRole.Served
        : Expected().IsMatch(words) ? DateRole.Expected
        : Birth().IsMatch(words) ? DateRole.Birth
        : Application().IsMatch(words) ? DateRole.Application
        : Received().IsMatch(words) ? DateRole.Received
        : Sent().IsMatch(words) ? DateRole.Sent
        : isBefore && Started().IsMatch(words) ? DateRole.Start
        : isBefore && Ended().IsMatch(words) ? DateRole.End
        : DateRole.None;

    private static string LastPart(string words) => Parts().Split(words)[^1];

    private static string FirstPart(string words) => Parts().Split(words)[0];

    [GeneratedRegex(@"[,;.!?:()–—]|\s-\s|\bund\b|\baber\b|\bsowie\b|\bwann\b", Options, MatchTimeout)]
    private static partial Regex Parts();

    [GeneratedRegex(@"\bheute (ist|haben wir)\b", Options, MatchTimeout)]
    private static partial Regex Now();

    [GeneratedRegex(@"zur post|bei der post|aufgegeben|aufgabe|abgeschickt|abgesandt|abgesendet|abgang|abgegangen|versandt|versendet|verschickt|rausgegangen|rausgeschickt|poststempel|raus ist|abgesendet", Options, MatchTimeout)]
    private static partial Regex Posted();

    [GeneratedRegex(@"zugestellt|zustellung|\bpzu\b|postzustellungsurkunde|gelbe[nrm]? (umschlag|brief)|übergeben|ausgehändigt|niedergelegt", Options, MatchTimeout)]
    private static partial Regex Served();

    [GeneratedRegex(@"bekommen|erhalten|zugegangen|zugang|zuging|ging .*\bzu\b|kam\b|angekommen|briefkasten|eingegangen|eingang|einging|ging .*\bein\b|vorgefunden|gekriegt|bekam|erhielt", Options, MatchTimeout)]
    private static partial Regex Received();

    [GeneratedRegex(@"per (mail|e-mail)|gemailt|gesendet|geschickt|schickte|abgerufen|heruntergeladen|bekannt ?(gemacht|gegeben)|veröffentlicht|ausgehängt", Options, MatchTimeout)]
    private static partial Regex Sent();

    [GeneratedRegex(@"\b(et|e\.t\.)\b|errechnet|entbindungstermin|geburtstermin|voraussichtlich|vorausberechnet|stichtag|ausgerechnet|erwartet", Options, MatchTimeout)]
    private static partial Regex Expected();

    [GeneratedRegex(@"geboren|geburt\b|geburtstag|geburtsdatum|entbindung\b|entbunden|zur welt|kind kommt|baby kommt|kind (am )?$|^ kommt|^ (zur welt|auf die welt)", Options, MatchTimeout)]
    private static partial Regex Birth();

    [GeneratedRegex(@"antrag .*(ein|gestellt|kommt|ging|geht|abgegeben)|beantragt|antrag (am|vom|wird|ist)|eingereicht|gestellt", Options, MatchTimeout)]
    private static partial Regex Application();

    [GeneratedRegex(@"\b(beginn|beginnt|beginnen|begann|anfangen|starten|start|los|antreten)\b", Options, MatchTimeout)]
    private static partial Regex Started();

    [GeneratedRegex(@"\b(enden|endet|beenden|letzter (arbeits)?tag|austritt|ausscheiden|raus)\b", Options, MatchTimeout)]
    private static partial Regex Ended();

    [GeneratedRegex(@"\b(ab|ab dem|ab den)\s*$", Options, MatchTimeout)]
    private static partial Regex Start();

    [GeneratedRegex(@"\b(zum|per|bis|bis zum)\s*$", Options, MatchTimeout)]
    private static partial Regex End();

    [GeneratedRegex(@"(\bvom|datiert (auf|vom)|datum|trägt das datum|bescheid)\s*(den|der)?\s*$", Options, MatchTimeout)]
    private static partial Regex Letter();
}
