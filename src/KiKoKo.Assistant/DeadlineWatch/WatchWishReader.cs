using System.Text.RegularExpressions;

namespace KiKoKo.Assistant.DeadlineWatch;

/// <summary>Reads wishes about reminders. Everything else is null and goes its ordinary way.</summary>
internal static partial class WatchWishReader
{
    private const int MaxLength = 400;
    private const int MatchTimeout = 200;
    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    public static WatchWish? Read(string text, DateOnly today)
    {
        text = Blanks().Replace(text.Trim(), " ");
        if (text.Length > MaxLength)
            return null;
        if (ShowWords().IsMatch(text))
            return new WatchWish.Show();
        if (RemindWords().Match(text) is { Success: true } remind)
            return ReadRemind(text[(remind.Index + remind.Length)..], today);
        return DoneWords().Match(text) is { Success: true } done ? new WatchWish.Done(Tidy(done.Groups["what"].Value)) : null;
    }

    private static WatchWish.Remind ReadRemind(string rest, DateOnly today)
    {
        int? lead = null;
        if (LeadWords().Match(rest) is { Success: true } l)
        {
            lead = SpokenDay.Number(l.Groups["n"].Value) * (char.ToLowerInvariant(l.Groups["unit"].Value[0]) == 'w' ? 7 : 1);
            rest = rest.Remove(l.Index, l.Length);
        }

        string? problem = null;
        DateOnly? day = null;
        if (SpokenDay.Find(rest, today) is { } spoken)
        {
            (day, string named) = (spoken.Day, rest.Substring(spoken.Start, spoken.Length).Trim());
            if (day is null)
                problem = $"Diesen Tag gibt es nicht: {named}. Bitte nennen Sie den richtigen Tag.";
            if (lead is null && !spoken.IsLast)
                lead = 0; // "am …" is the day of the reminder itself
            rest = rest.Remove(spoken.Start, spoken.Length);
        }

        return new WatchWish.Remind(Tidy(What().Match(rest) is { Success: true } what ? what.Groups["what"].Value : rest), day, lead, problem);
    }

    private static string Tidy(string what)
    {
        string text = Blanks().Replace(what, " ").Trim(' ', '.', ',', '!', '?', ':', ';', '„', '“', '"', '–', '-');
        return Filler().Replace(text, "").Trim();
    }

    [GeneratedRegex(@"\s+", Options, MatchTimeout)]
    private static partial Regex Blanks();

    [GeneratedRegex(
        @"^(bitte )?((zeigen? ?(sie)? ?(mir)? ?(bitte )?|liste? (mir )?)(alle |meine |alle meine )?(erinnerungen|gemerkten fristen|überwachten fristen)|zeigen? ?(sie)? ?(mir)? ?(bitte )?(alle )?meine fristen"
        + @"|(meine |alle )?erinnerungen( bitte)?( anzeigen| zeigen| auflisten)?|meine (offenen )?fristen( bitte)?( anzeigen| zeigen| auflisten)?|welche (offenen )?(erinnerungen|fristen) habe ich( noch)?( offen)?|woran (erinnern sie|erinnerst du) mich)( an| auf)?[.?!]*$",
        Options,
        MatchTimeout)]
    private static partial Regex ShowWords();

    [GeneratedRegex(@"^((bitte|hallo|guten (tag|morgen)|kikoko),? )*(((können|könnten|würden) sie|kannst du|würdest du) mich (bitte )?(?=.*\berinnern\b)|(ich möchte |ich will )?(bitte )?(erinner(n|e)?( sie| du)? mich|erinnert werden|erinnerung( (setzen|anlegen|einrichten))?( für)?:?)(?!\w))", Options, MatchTimeout)]
    private static partial Regex RemindWords();

    [GeneratedRegex(@"\b(?<n>" + SpokenDay.Numbers + @") (?<unit>tag|woche)(e|en|n)? (vorher|zuvor|davor|im voraus|vor(?= (dem|der|ablauf|fristende)))(?!\w)( (ablauf|fristende))?", Options, MatchTimeout)]
    private static partial Regex LeadWords();

    [GeneratedRegex(@"(^| )(an|daran,?( dass)?|dass|zu) +(?<what>.+)$", Options, MatchTimeout)]
    private static partial Regex What();

    [GeneratedRegex("^(die |den |das |meine |meinen |mein |dem |der |frist )+|(^| )(zu erinnern|erinnern|bitte)$", Options, MatchTimeout)]
    private static partial Regex Filler();

    [GeneratedRegex(@"^((das |die frist |die erinnerung |frist |erinnerung )?(ist |habe ich |wurde )?(schon |bereits )?erledigt:? ?(?<what>.{0,200})|(die frist |die erinnerung |frist |erinnerung )?(?<what>.{1,200}?),? (ist |habe ich |wurde |hab ich )?(schon |bereits )?erledigt)[.! ]*$", Options, MatchTimeout)]
    private static partial Regex DoneWords();
}
