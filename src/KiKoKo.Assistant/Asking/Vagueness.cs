using System.Collections.Frozen;

namespace KiKoKo.Assistant.Asking;

/// <summary>Questions that mean nothing without what came before, or that name a genus instead of a thing.</summary>
internal static class Vagueness
{
    private static readonly FrozenSet<string> Generic = new[]
    {
        "frist", "fristen", "antrag", "anträge", "formular", "formulare", "termin", "termine", "regelung", "regelungen", "regel", "regeln", "frage", "fragen", "problem", "probleme", "unterlagen", "dokument",
        "dokumente", "kosten", "info", "infos", "information", "informationen", "ansprechpartner", "zuständig", "zuständigkeit", "kontakt", "nummer", "ablauf", "vorgehen", "unterschrift", "genehmigung", "nachweis",
        "datum", "betrag", "höhe", "anzahl", "dauer", "anleitung", "vorlage", "stelle", "amt", "sache", "ding", "thema", "beispiel", "muster", "änderung",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Pointing = new[]
    {
        "das", "dies", "dieses", "diese", "dieser", "diesem", "diesen", "es", "ihn", "sie", "dafür", "davon", "damit", "dazu", "daran", "darüber", "dort", "hier", "da", "denen", "derjenige", "selbe", "sowas", "so",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Verbs and fillers that name no subject matter of their own.</summary>
    private static readonly FrozenSet<string> Empty = new[]
    {
        "muss", "müssen", "soll", "sollen", "kann", "können", "darf", "dürfen", "will", "wollen", "möchte", "brauche", "braucht", "brauchen", "läuft", "laufen", "ablaufen", "ab", "unterschreiben", "unterschreibe", "machen", "mache",
        "tun", "gilt", "gelten", "geht", "gehen", "ist", "sind", "war", "wird", "werden", "habe", "haben", "hat", "hab", "bekomme", "bekommen", "kriege", "krieg", "melden", "melde", "beantragen", "beantrage", "einreichen", "abgeben",
        "schicken", "zahlen", "bezahlt", "ich", "wir", "man", "du", "mir", "mich", "uns", "mein", "meine", "der", "die", "den", "dem", "des", "ein", "eine", "einen", "wann", "wie", "wo", "was", "wer", "wem", "wen", "wohin", "warum",
        "wieso", "welche", "welcher", "welches", "viel", "viele", "lange", "oft", "hoch", "bis", "von", "für", "bei", "mit", "in", "im", "an", "am", "auf", "aus", "zu", "zum", "zur", "und", "oder", "noch", "auch", "nur", "denn", "bitte",
        "mal", "jetzt", "heute", "morgen", "überhaupt", "eigentlich", "schon", "nochmal", "genau", "nun", "dann", "wenn", "ob", "nicht", "kein", "keine", "spätestens", "nächste", "nächsten", "neu", "neue", "weiter", "erledigen", "klappt",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words that only acknowledge, greet or thank. A message of nothing else has no question in it.</summary>
    private static readonly FrozenSet<string> Courtesy = new[]
    {
        "ok", "okay", "oki", "okey", "ja", "jo", "jap", "jawohl", "nein", "ne", "nee", "nö", "danke", "dankeschön", "dank", "vielen", "besten", "herzlichen", "merci", "super", "toll", "prima", "gut", "klasse", "perfekt", "top", "cool",
        "spitze", "wunderbar", "schön", "alles", "klar", "verstanden", "passt", "stimmt", "genau", "richtig", "sehr", "vielleicht", "aha", "ach", "hm", "hmm", "gern", "gerne", "bitte", "sehr", "hallo", "hi", "hey", "moin", "servus",
        "tschüss", "tschüs", "ciao", "thanks", "thank", "you", "thx", "yes", "no", "great", "bye", "dir", "ihnen", "so", "mal", "schon", "für", "die", "hilfe", "das", "war", "ist",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Thanks = new[] { "danke", "dankeschön", "dank", "merci", "thanks", "thank", "thx" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The question to put back; null when the question stands on its own.</summary>
    public static string? QuestionBack(string text)
    {
        string[] words = [.. Words(text)];
        var subjects = words.Where(w => !Empty.Contains(w) && !Pointing.Contains(w)).ToList();
        if (words.Length == 0)
            return "Bitte schreiben Sie in einem kurzen Satz, worum es geht.";
        if (words.All(Courtesy.Contains) && !words.All(w => Empty.Contains(w) || Pointing.Contains(w)))
        {
            return words.Any(Thanks.Contains)
                ? "Gern geschehen. Wenn Sie noch eine Frage haben, schreiben Sie mir einfach das Thema, zum Beispiel „Wann verfällt Resturlaub?“"
                : "Womit kann ich Ihnen helfen? Bitte stellen Sie eine kurze Frage, zum Beispiel „Wann verfällt Resturlaub?“ oder „Wer ist für den Brandschutz zuständig?“";
        }

        if (subjects.Count == 0)
        {
            return words.Any(Pointing.Contains)
                ? "Worauf bezieht sich Ihre Frage? Bitte nennen Sie das Schreiben, den Antrag oder das Thema, zum Beispiel „Wann verfällt Resturlaub?“"
                : "Worum geht es? Bitte nennen Sie das Thema, zum Beispiel „Wie beantrage ich Erholungsurlaub?“";
        }

        if (subjects.All(Generic.Contains) && words.Length <= 4)
            return $"Zu welchem Thema suchen Sie „{Original(text, subjects[0])}“? Zum Beispiel: Urlaub, Reisekosten, Elternzeit, Vergabe oder Widerspruch.";
        return null;
    }

    private static string Original(string text, string lower)
    {
        int at = text.IndexOf(lower, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? lower : text.Substring(at, lower.Length);
    }

    private static IEnumerable<string> Words(string text)
    {
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool inWord = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (inWord && start < 0)
                start = i;
            if (!inWord && start >= 0)
            {
                yield return text[start..i].ToLowerInvariant();
                start = -1;
            }
        }
    }
}
