namespace KiKoKo.Server.Tests.House;

/// <summary>A document that staff must never be shown anything of.</summary>
/// <param name="Word">A word that stands in it and nowhere else.</param>
/// <param name="Topic">Another word of it, to look for it on pages that show a part of a long list.</param>
/// <param name="Question">What it alone would answer.</param>
/// <param name="ShownTo">The persona that is shown it in answers; null when it is shown to nobody because it is not in force.</param>
public sealed record HiddenDocument(string FileName, string Word, string Topic, string Question, string? ShownTo)
{
    public override string ToString() => FileName;
}

/// <summary>Documents beside those of <c>Library</c>: contacts and forms that are restricted, expired or replaced.</summary>
internal static class RestrictedDocuments
{
    public static IReadOnlyList<HiddenDocument> All { get; } =
    [
        new("mitarbeitergespraeche.md", "Zielvereinbarung", "Mitarbeitergespräche", "Bis wann führen Vorgesetzte die Mitarbeitergespräche?", "fuehrungskraft"),
        new("parkplatz.md", "Messeplatz", "Parkplatz", "Welche Ersatzflächen gibt es bei der Parkplatzsperrung am Stadthaus?", null),
        new("urlaub-2015.md", "30. April", "Resturlaub", "Verfällt Resturlaub am 30. April des Folgejahres?", null),
        new("kontakte-krisenstab.csv", "Quast", "Krisenstab", "Wer ist für den Krisenstab zuständig?", "fuehrungskraft"),
        new("kontakte-2018.csv", "Wackernagel", "Telefonzentrale", "Wer ist für die Telefonzentrale zuständig?", null),
        new("beurteilung.md", "Leistungsstufe", "Beurteilungsbogen", "Wo finde ich das Formular Beurteilungsbogen?", "personalamt"),
        new("wahlhelfer.md", "Erfrischungsgeld", "Wahlhelfer", "Wo finde ich das Formular Meldung Wahlhelfer?", null),
        new("zukunft.md", "Tischkicker", "Pausenraum", "Wie wird der Pausenraum gebucht?", null),
    ];

    public static async Task WriteAsync(string folder)
    {
        await Put("kontakte-krisenstab.csv", """{"title":"Erreichbarkeiten Krisenstab","department":"Organisation","kind":"Kontaktliste","audience":"fuehrungskraefte","owner":"Krisenstab"}""", """
            Name;Funktion;Amt;Telefon;E-Mail;Raum;Vertretung;Zuständig für
            Zoe Quast;Leitung Krisenstab;Krisenstab;0261 100-900;zoe.quast@stadt.example;R 90;;Krisenstab, Lagezentrum
            """);
        await Put("kontakte-2018.csv", """{"title":"Kontaktverzeichnis 2018","department":"Organisation","kind":"Kontaktliste","validUntil":"2018-12-31","audience":"alle","owner":"Zentrale Regelungen"}""", """
            Name;Funktion;Amt;Telefon;E-Mail;Raum;Vertretung;Zuständig für
            Ute Wackernagel;Telefonistin;Telefonzentrale;0261 100-1;ute.wackernagel@stadt.example;R 1;;Telefonzentrale
            """);
        await Put("beurteilung.md", """{"title":"Beurteilungsbogen","department":"Personal","kind":"Formular","audience":"personalamt","owner":"Personalservice"}""", """
            # Beurteilungsbogen

            Anzugeben sind Name, Zeitraum und Leistungsstufe.
            """);
        await Put("wahlhelfer.md", """{"title":"Meldung Wahlhelfer","department":"Organisation","kind":"Formular","validUntil":"2021-09-26","audience":"alle","owner":"Wahlamt"}""", """
            # Meldung Wahlhelfer

            Wahlhelfer geben Name, Stimmbezirk und Konto für das Erfrischungsgeld an.
            """);
        await Put("zukunft.md", """{"title":"Hinweise zum Pausenraum","department":"Organisation","kind":"Merkblatt","validFrom":"2999-01-01","audience":"alle","owner":"Gebäudewirtschaft"}""", """
            # Pausenraum

            Der Pausenraum mit Tischkicker wird über den Empfang gebucht.
            """);

        async Task Put(string name, string meta, string text)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), text);
            await File.WriteAllTextAsync(Path.Combine(folder, name + ".meta.json"), meta);
        }
    }
}
