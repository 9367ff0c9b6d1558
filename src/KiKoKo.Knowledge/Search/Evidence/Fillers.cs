using System.Collections.Frozen;

namespace KiKoKo.Knowledge.Search.Evidence;

/// <summary>Words of questions that name no subject: a text need not contain them to answer.</summary>
internal static class Fillers
{
    // As the tokenizer gives them: lower case, umlauts kept.
    private static readonly FrozenSet<string> Words = new[]
    {
        "wieviel", "wieviele", "viel", "viele", "vielen", "krieg", "kriege", "kriegen", "kriegt", "bekomme", "bekommt", "bekommen", "bekomm", "brauch", "brauche", "braucht", "brauchen", "gibt", "gibts", "macht", "mache", "machen",
        "geht", "gehen", "gehts", "läuft", "laufen", "funktioniert", "funktionieren", "muss", "müssen", "soll", "sollen", "darf", "dürfen", "kann", "können", "möchte", "will", "wollen", "heißt", "bedeutet", "extra", "raus", "rein",
        "lange", "lang", "hoch", "genau", "eigentlich", "überhaupt", "bitte", "hab", "habe", "hat", "haben", "ne", "nen", "mal", "jetzt", "gerade", "aktuell", "aktuelle", "aktuellen", "derzeit", "neu", "neue", "neuen", "neuer", "neues",
        "wohin", "woher", "womit", "wofür", "wozu", "wem", "damit", "dafür", "davon", "maximal", "mindestens", "höchstens", "spätestens", "frühestens", "erlaubt", "zahlt", "zahlen", "mitmachen", "finde", "finden", "steht", "stehen",
        "liegt", "liegen", "kommt", "kommen", "welche", "welcher", "welches", "welchem", "welchen", "nächste", "nächsten", "nächster", "gilt", "gelten", "bereits", "sagen", "sag", "wissen", "weiß", "frage", "fragen", "hilfe", "unser",
        "unsere", "unserer", "unserem", "unseren", "stadt", "verwaltung", "stadtverwaltung", "bräuchte", "wichtig", "tun", "tue", "getan", "seit", "bis", "ab", "drei", "fünf", "zwei", "vier", "fallen", "anfallen", "sieht", "aus", "betrag", "höhe", "summe", "anzahl", "zeitpunkt", "datum", "frist", "fristen", "termin", "termine", "formular",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string token) => Words.Contains(token);
}
