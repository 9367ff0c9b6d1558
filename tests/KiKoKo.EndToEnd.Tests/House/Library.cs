namespace KiKoKo.EndToEnd.Tests.House;

/// <summary>A small library of a house of its own: what is current, replaced, expired, restricted, a contact list and a form.</summary>
internal static class Library
{
    public const string CurrentTitle = "Dienstanweisung Erholungsurlaub";
    public const string RestrictedTitle = "Leitfaden Mitarbeitergespräche";
    public const string ExpiredTitle = "Rundschreiben Parkplatzsperrung";
    public const string FormTitle = "Antrag auf Sonderurlaub";

    public static async Task WriteAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        await Put("urlaub-2015.md", """{"title":"Dienstanweisung Erholungsurlaub","department":"Personal","kind":"Dienstanweisung","version":"1.0","validFrom":"2015-01-01","audience":"alle","owner":"Personalservice"}""", """
            # § 1 Resturlaub

            (1) Resturlaub verfällt am 30. April des Folgejahres, wenn er bis dahin nicht angetreten wurde.
            """);
        await Put("urlaub-2020.md", """{"title":"Dienstanweisung Erholungsurlaub","department":"Personal","kind":"Dienstanweisung","version":"2.0","validFrom":"2020-01-01","audience":"alle","owner":"Personalservice","supersedes":"urlaub-2015.md","topics":["resturlaub"]}""", """
            # § 1 Urlaubsanspruch

            (1) Der Erholungsurlaub beträgt bei einer Fünf-Tage-Woche 30 Arbeitstage im Kalenderjahr. Er wird im PersonalPortal beantragt und von der unmittelbaren Führungskraft genehmigt. Bei anderer Verteilung der Arbeitszeit gilt die Tabelle.

            | Arbeitstage je Woche | Urlaubstage |
            |---|---|
            | 5 | 30 |
            | 4 | 24 |
            | 3 | 18 |

            # § 2 Resturlaub

            (1) Resturlaub verfällt am 31. März des Folgejahres, wenn er bis dahin nicht angetreten wurde. Auf Antrag verlängert sich die Frist aus dienstlichen Gründen bis zum 31. Mai.

            (2) Für die Übertragung sind nötig:

            - der Nachweis der dienstlichen Gründe
            - die Zustimmung der Amtsleitung

            # § 3 Beamtinnen und Beamte

            (1) Für Beamtinnen und Beamte gilt die Urlaubsverordnung des Landes. Die oberste Dienstbehörde kann Ausnahmen zulassen, soweit dienstliche Belange es erfordern.
            """);
        await Put("mitarbeitergespraeche.md", """{"title":"Leitfaden Mitarbeitergespräche","department":"Personal","kind":"Leitfaden","version":"1.2","validFrom":"2021-01-01","audience":"fuehrungskraefte","owner":"Personalentwicklung"}""", """
            # 1 Zeitpunkt der Mitarbeitergespräche

            Vorgesetzte führen die Mitarbeitergespräche jährlich bis zum 31. Oktober. Der Gesprächsbogen Zielvereinbarung bleibt bei den Beteiligten und wird nicht zur Personalakte genommen.
            """);
        await Put("parkplatz.md", """{"title":"Rundschreiben Parkplatzsperrung","department":"Organisation","kind":"Rundschreiben","validFrom":"2019-05-01","validUntil":"2019-06-30","audience":"alle","owner":"Gebäudewirtschaft"}""", """
            # Parkplatzsperrung am Stadthaus

            Der Parkplatz am Stadthaus ist wegen Bauarbeiten an der Tiefgarage bis zum 30. Juni 2019 gesperrt. Beschäftigte nutzen die Ersatzflächen am Messeplatz.
            """);
        await Put("sonderurlaub.md", """{"title":"Antrag auf Sonderurlaub","department":"Personal","kind":"Formular","version":"3","audience":"alle","owner":"Personalservice"}""", """
            # Antrag auf Sonderurlaub

            Name, Organisationseinheit, Zeitraum und Grund des Sonderurlaubs sind anzugeben. Der Antrag geht über die Führungskraft an den Personalservice.
            """);
        await Put("kontakte.csv", """{"title":"Kontaktverzeichnis","department":"Organisation","kind":"Kontaktliste","audience":"alle","owner":"Zentrale Regelungen"}""", """
            Name;Funktion;Amt;Telefon;E-Mail;Raum;Vertretung;Zuständig für
            Petra Lang;Brandschutzbeauftragte;Gebäudewirtschaft;0261 100-200;petra.lang@stadt.example;R 12;Jan Roth;Brandschutz, Räumungsübungen
            Jan Roth;Sachbearbeiter;Personalservice;0261 100-210;jan.roth@stadt.example;R 14;Petra Lang;Urlaub, Sonderurlaub, Zeiterfassung

            """ + string.Concat(Enumerable.Range(1, 80).Select(i => $"Person {i};Sachbearbeitung;Bürgerdienste;0261 100-{300 + i};person{i}@stadt.example;B {i};;Meldewesen\n"))
            + "Zoe Adam;Hausmeisterin;Gebäudewirtschaft;0261 100-500;zoe.adam@stadt.example;K 1;;Schlüsselverwaltung\n");

        async Task Put(string name, string meta, string text)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), text);
            await File.WriteAllTextAsync(Path.Combine(folder, name + ".meta.json"), meta);
        }
    }
}
