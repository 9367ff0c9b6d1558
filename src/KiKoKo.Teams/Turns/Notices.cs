namespace KiKoKo.Teams.Turns;

/// <summary>What the channel says by itself when there is no answer. Fixed words, no AI output, hence no label.</summary>
internal static class Notices
{
    public static OutgoingMessage Busy { get; } = new(
        "Gerade sind sehr viele Anfragen in Arbeit, deshalb konnte ich Ihre Nachricht nicht annehmen. Bitte senden Sie sie in einer Minute noch einmal.");

    public static OutgoingMessage TimedOut { get; } = new(
        "Die Antwort hat zu lange gedauert, ich habe die Suche abgebrochen. Bitte stellen Sie Ihre Frage noch einmal, am besten kürzer oder enger gefasst.");

    public static OutgoingMessage Failed { get; } = new(
        "Bei Ihrer Anfrage ist ein Fehler aufgetreten, ich habe keine Antwort. Bitte stellen Sie die Frage noch einmal. Tritt der Fehler wieder auf, wenden Sie sich bitte an die IT.");

    public static OutgoingMessage Restarting { get; } = new(
        "Der Assistent wird gerade neu gestartet, Ihre Nachricht ist deshalb unbeantwortet. Bitte senden Sie sie in einer Minute noch einmal.");

    public static OutgoingMessage Uncertain { get; } = new(
        "Teams hat nicht bestätigt, dass meine Antwort angekommen ist. Falls Sie keine Antwort auf Ihre letzte Nachricht sehen, senden Sie sie bitte noch einmal.");

    public static OutgoingMessage TooLong { get; } = new(
        "Die Antwort ist zu lang für Teams. Bitte stellen Sie Ihre Frage enger gefasst noch einmal oder nutzen Sie die Weboberfläche.");
}
