namespace KiKoKo.Assistant.Tests.Simplifying;

/// <summary>Official prose of the fictional city and texts that are none, for properties that hold for any text.</summary>
public static class OfficialTexts
{
    public static TheoryData<string> All { get; } =
    [
        "Die Beschäftigten haben die Inanspruchnahme der Dienstfahrzeuge gem. § 4 Abs. 2 Nr. 1 der DA-07-02 mindestens zwei Wochen vor Fahrtantritt bei Frau Dr. Petra Brandt (Tel. 06799 400-17, petra.brandt@musterstadt-rhein.example) anzuzeigen; die Genehmigung ist nicht übertragbar.",
        "Etwaige Verpflichtungen sind bis zum 31. Dezember 2027, 12.30 Uhr, zu begleichen. Ein Betrag von mehr als 3.000,00 EUR darf ausschließlich durch die Kasse und nicht ohne Beleg ausgezahlt werden. Ferner gilt ein Satz von 7,5 v. H.",
        "Bitte reichen Sie folgende Unterlagen ein: Lichtbild, Ausweis sowie Nachweis der Anschrift. Der Antrag wird durch die Personalabteilung geprüft. Unzulässig ist die Weitergabe des Kennworts; sie ist untersagt.",
        "Bei Verlust ist zwecks Sperrung der Karte umgehend die Rufnummer 0800 12345 zu kontaktieren, und die Abteilung Zentrale Dienste wird in Kenntnis gesetzt. Nicht alle Beschäftigten benötigen ein Formblatt, aber der Servicedesk benötigt es immer.",
        "Eine Übertragung ist spätestens am 31. März des Folgejahres möglich, sofern keine dienstlichen Gründe entgegenstehen.\n\n- Erholungsurlaub\n- Sonderurlaub gem. § 29\n\nRückfragen: Amt 10, Raum 3.14",
        "1. Antrag stellen usw.\n2. Bescheid abwarten (ca. 2 Wo.)\na) ggf. nachreichen",
        "Kurz.",
        "…  „“ (–) §§ 1, 2 ; : z. z. B",
        "ÄÖÜ\u00A0ß Ver\u00ADwal\u00ADtung \uD83D\uDE00 123 1.2.3.4 a@b.de http://x.example/?q=1",
        "A: B, C und D. E; F; G, wobei H, welche I, die J ist, sind K.",
    ];
}
