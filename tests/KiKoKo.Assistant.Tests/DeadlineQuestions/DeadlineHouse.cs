namespace KiKoKo.Assistant.Tests.DeadlineQuestions;

/// <summary>A few documents that speak of deadlines, one of house rules.</summary>
internal static class DeadlineHouse
{
    public const string Rules = """
        # Hausfristen

        Alles vor der ersten Regel ist für Menschen.

        ## parkausweis: Antrag auf einen Parkausweis
        - Ereignis: gewünschter Beginn der Nutzung
        - Frist: 3 Wochen
        - Zählung: rückwärts
        - Grundlage: Nr. 2 der Hausfristen
        - Frage: Ab wann möchten Sie parken?
        - Worte: Parkausweis

        ## kaputt: Kaputte Regel
        - Ereignis: etwas
        - Frist: bald
        - Zählung: rückwärts
        - Grundlage: keine

        ## zeitkorrektur: Korrektur der Zeiterfassung
        - Ereignis: letzter Tag des Monats, um den es geht
        - Frist: 5 Arbeitstage
        - Zählung: nach dem Ereignis
        - Ende: bleibt
        - Grundlage: Nr. 4 der Hausfristen
        - Frage: Um welchen Monat geht es?
        - Worte: Zeitkorrektur, Zeiterfassung korrigieren
        """;

    public static async Task FurnishAsync(House house)
    {
        await house.AddAsync(
            "Leitfaden Bekanntgabe und Widerspruch",
            [("3 Widerspruchsfrist", "Der Widerspruch ist innerhalb eines Monats nach der Bekanntgabe des Bescheids einzulegen. Ohne richtige Rechtsbehelfsbelehrung gilt ein Jahr.")],
            kind: "Leitfaden");
        await house.AddAsync(
            "Dienstanweisung Erholungsurlaub",
            [
                ("§ 1 Antrag", "Der Antrag auf Erholungsurlaub ist spätestens zwei Wochen vor Urlaubsbeginn im PersonalPortal zu stellen."),
                ("§ 2 Resturlaub", "Resturlaub muss bis zum 31. März des Folgejahres angetreten sein, sonst verfällt er. Die Hausmeister öffnen um 8 Uhr."),
            ]);
        await house.AddAsync("Dienstanweisung Fuhrpark", [("§ 1 Buchung", "Poolfahrzeuge werden im BuchungsPortal reserviert. Der Schlüssel liegt in Raum R 012. Die Umstellung auf Elektrofahrzeuge muss bis zum 15. Dezember 2026 abgeschlossen sein.")]);
        await house.AddAsync("Merkblatt Homeoffice", [("1 Homeoffice", "Im Homeoffice darf an zwei Tagen der Woche gearbeitet werden, auch am Montag. Seit 2019 gilt das für alle.")]);
        await house.AddAsync("Hausfristen", [("parkausweis: Antrag auf einen Parkausweis", "Frist: 3 Wochen vor der Nutzung.")], kind: "Hausfristen", original: Rules);
        await house.AddAsync(
            "Hausfristen Führung", [("zielgespraech", "Frist")], audience: Knowledge.Documents.Audience.Managers, kind: "Merkblatt",
            original: "## zielgespraech: Zielgespräch\n- Ereignis: Tag des Gesprächs\n- Frist: 1 Woche\n- Zählung: rückwärts\n- Grundlage: Leitfaden\n- Worte: Zielgespräch");
    }
}
