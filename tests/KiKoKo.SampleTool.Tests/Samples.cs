namespace KiKoKo.SampleTool.Tests;

/// <summary>Small sources to try things on.</summary>
internal static class Samples
{
    public const string Head = """
        title: "Dienstanweisung Probe"
        file: "DA-99-01_Probe.docx"
        department: Personal
        kind: Dienstanweisung
        version: "2.1"
        validFrom: 2026-01-01
        validUntil: null
        audience: alle
        owner: "Personalservice (11.1)"
        topics: [zeiterfassung, arbeitszeit]
        supersedes: null
        """;

    public static readonly string Form = $"""
        ---
        {Head.Replace("docx", "pdf", StringComparison.Ordinal)}
        ---

        Eine Einleitung mit <Sonderzeichen> & Umlauten.

        # 1. Person

        - Name, Vorname | name | text
        - Beginn | beginn | date
        - Begründung | grund | multiline
        - Art | art | choice: erste; zweite
        - Ich bestätige die Angaben. | bestaetigt | checkbox

        # Unterschriften

        - Ort, Datum, antragstellende Person

        # Hinweise

        - Ein Hinweis.

        ## Datenschutz

        Ein Absatz.
        """;

    public static string Markdown(string body, string? head = null) => $"---\n{head ?? Head}\n---\n\n{body}\n";
}
