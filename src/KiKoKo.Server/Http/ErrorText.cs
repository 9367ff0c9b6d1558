namespace KiKoKo.Server.Http;

/// <summary>What went wrong, and what the reader can do about it.</summary>
internal sealed record ErrorText(string Title, string What, string Mend)
{
    public static ErrorText Of(int status) => status switch
    {
        400 => new("Anfrage nicht verständlich", "Die Anfrage war unvollständig oder die Seite war zu lange offen.", "Laden Sie die Seite neu und versuchen Sie es noch einmal."),
        403 => new("Kein Zugriff", "Für diese Seite fehlt Ihnen die Berechtigung, oder niemand ist angemeldet.", "Wenn Sie die Seite für Ihre Arbeit brauchen, wenden Sie sich an die KI-Koordination oder den IT-Servicedesk."),
        404 => new("Nicht gefunden", "Unter dieser Adresse gibt es nichts, was Sie ansehen können.", "Prüfen Sie die Adresse, oder suchen Sie in der Wissensbasis. Dokumente können ersetzt oder zurückgezogen worden sein."),
        413 => new("Zu umfangreich", "Der Text ist zu lang.", "Bitte kürzen Sie ihn und senden Sie ihn noch einmal."),
        >= 500 => new("Technischer Fehler", "Bei der Verarbeitung ist ein Fehler aufgetreten.", "Versuchen Sie es in einigen Minuten noch einmal; bleibt der Fehler, verständigen Sie den IT-Servicedesk."),
        _ => new("Das hat nicht geklappt", "Die Anfrage konnte nicht bearbeitet werden.", "Gehen Sie zurück und versuchen Sie es noch einmal."),
    };
}
