using System.Text.RegularExpressions;

namespace KiKoKo.Assistant.Asking;

/// <summary>Does a sentence hold the kind of fact that a question asks for?</summary>
internal static partial class AnswerTypes
{
    /// <summary>0 to 1: the share of what is expected that the sentence shows.</summary>
    public static double Fit(Expectation expects, string sentence)
    {
        int wanted = 0, found = 0;
        Check(Expectation.Time, Time());
        Check(Expectation.Amount, Amount());
        Check(Expectation.Who, Who());
        Check(Expectation.Where, Where());
        Check(Expectation.Permission, Permission());
        Check(Expectation.How, How());
        return wanted == 0 ? 0 : (double)found / wanted;

        void Check(Expectation flag, Regex pattern)
        {
            if (!expects.HasFlag(flag))
                return;
            wanted++;
            if (pattern.IsMatch(sentence))
                found++;
        }
    }

    /// <summary>Milliseconds; no input of permitted length comes near it.</summary>
    private const int MatchTimeout = 500;

    [GeneratedRegex(@"\b(\d{1,2}\.\d{1,2}\.(\d{2,4})?|\d{1,2}\. (Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)|(19|20)\d\d|Q[1-4]|(\d+|ein\w*|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|vierzehn)[ -](\w+ )?(Arbeits|Werk|Kalender)?(tag|woche|monat|jahr|stunde|minute)\w*|unverzüglich|sofort|spätestens|innerhalb|Jahresende|Quartal|Frühjahr|Herbst|Uhr)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MatchTimeout)]
    private static partial Regex Time();

    [GeneratedRegex(@"\d|\b(zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|vierzehn|zwanzig|dreißig|hundert|keine?|(ein|eine|einen) (Tag|Monat|Woche|Jahr|Stunde|Prozent))\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MatchTimeout)]
    private static partial Regex Amount();

    [GeneratedRegex(@"\b(Amt|Abteilung|Stelle|Sachgebiet|Fraktion\w*|Leitung|Amtsleitung|Führungskraft|Vorgesetzte\w*|Servicedesk|Personalservice|\w+stelle|\w+amt|\w+beauftragte\w*|\w+leitung|Herr\w?|Frau|zuständig\w*|verantwort\w*|Ansprech\w+|Telefon|Durchwahl|Dez\.?|\d\d\.\d\d?)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, MatchTimeout)]
    private static partial Regex Who();

    [GeneratedRegex(@"\b(im|in der|in den|unter|beim|bei der|an die|über das|auf der)\b.*\b\w*([Pp]ortal|Netz|eAkte|Raum|Stadthaus|Rathaus|Intranet|Stelle|amt|Amt|Dez|Laufwerk|platz)\w*|@", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, MatchTimeout)]
    private static partial Regex Where();

    [GeneratedRegex(@"\b(darf|dürfen|erlaubt|zulässig|unzulässig|verboten|untersagt|gestattet|muss|müssen|ist zu|sind zu|kann|können|verpflichtet|nicht erforderlich|besteht|gilt|kein\w*|nicht)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MatchTimeout)]
    private static partial Regex Permission();

    [GeneratedRegex(@"\b(ist|sind|wird|werden)\b.*\b(zu \w+en|gestellt|beantragt|eingereicht|gemeldet|gebucht|geändert)\b|\b(beantrag\w*|Antrag|Portal|Formular|zunächst|anschließend|Schritt|melden|stellen|wählen|öffnen)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MatchTimeout)]
    private static partial Regex How();
}
