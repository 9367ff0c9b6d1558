namespace KiKoKo.Assistant;

internal static class HelpText
{
    public const string German =
        "Ich bin KiKoKo, der Assistent der Stadtverwaltung. Ich beantworte Fragen zu internen Regelungen, Formularen und Ansprechstellen aus den Dokumenten des Hauses und nenne zu jeder Antwort die Fundstelle.\n\n"
        + "Zum Beispiel:\n"
        + "- Wann verfällt mein Resturlaub?\n"
        + "- Wer ist für den Brandschutz zuständig?\n"
        + "- Wo finde ich den Dienstreiseantrag?\n\n"
        + "Was ich nicht belegen kann, beantworte ich nicht; dann nenne ich die zuständige Stelle. Jede Antwort trägt eine Kennzeichnung und wird unter einem Pseudonym protokolliert. "
        + "Bitte geben Sie keine personenbezogenen Daten ein.";
}
