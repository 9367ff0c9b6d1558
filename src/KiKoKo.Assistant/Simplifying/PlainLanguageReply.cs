using System.Globalization;
using System.Text;
using KiKoKo.Assistant.Asking;
using KiKoKo.Assistant.Conversations;
using KiKoKo.Assistant.Simplifying.Checking;

namespace KiKoKo.Assistant.Simplifying;

/// <summary>What the assistant answers to a <see cref="PlainLanguageRequest"/>: the suggested wording, figures before and after, what is left to do.</summary>
internal static class PlainLanguageReply
{
    private const string Function = "simplify";
    private const int MostFindings = 8;
    private const int QuoteLength = 70;
    private static readonly CultureInfo s_german = CultureInfo.GetCultureInfo("de-DE");

    public static Outcome Of(PlainLanguageRequest request)
    {
        if (request.Text.Length == 0)
        {
            return new Outcome(ReplyKind.Clarification, "Welchen Text soll ich vereinfachen? Bitte schreiben Sie „Vereinfachen:“ und dahinter den Text.") { Function = Function, Reason = "no text" };
        }

        var simplified = Simplifier.Simplify(request.Text);
        return new Outcome(ReplyKind.Draft, request.TextOnly ? simplified.Text : InWords(simplified)) { Function = Function, Composer = Simplifier.Version };
    }

    private static string InWords(Simplification s)
    {
        var text = new StringBuilder();
        text.Append(s.Edits.Count == 0
            ? "Die Regeln finden nichts, was sich ohne Gefahr für den Sinn ändern lässt. Ihr Text:\n\n"
            : "Vorschlag für einfachere Sprache, nach festen Regeln. Zahlen, Daten, Rechtsgrundlagen und Verneinungen sind unverändert; bitte prüfen Sie, ob der Sinn gleich geblieben ist.\n\n");
        text.Append(s.Text).Append("\n\nLesbarkeit vorher und nachher:\n");
        Figure("Flesch-Amstad, mehr ist leichter", s.Before.Flesch, s.After.Flesch);
        Figure("LIX, weniger ist leichter", s.Before.Lix, s.After.Lix);
        Figure("Wiener Sachtextformel, Schulstufe", s.Before.Wiener1, s.After.Wiener1);
        Figure("Wörter je Satz", PerSentence(s.Before), PerSentence(s.After));

        var remaining = s.Remaining.Where(f => f.Severity != FindingSeverity.Hint).OrderByDescending(f => f.Severity).ThenBy(f => f.Start).ToList();
        if (remaining.Count == 0)
            return text.ToString().TrimEnd();
        text.Append("\nWas nur Sie ändern können:\n");
        foreach (var finding in remaining.Take(MostFindings))
            text.Append(s_german, $"- „{Quote(s.Text[finding.Start..finding.End])}“: {finding.Message}\n");
        if (remaining.Count > MostFindings)
            text.Append(s_german, $"\nDazu {remaining.Count - MostFindings} weitere Hinweise; alle zeigt die Seite „Einfache Sprache“.");
        return text.ToString().TrimEnd();

        void Figure(string name, double before, double after) => text.Append(s_german, $"- {name}: vorher {before:0.0}, nachher {after:0.0}\n");
    }

    private static double PerSentence(Reading.Readability r) => r.Sentences == 0 ? 0 : (double)r.Words / r.Sentences;

    /// <summary>On one line, so that it stays one point of the list.</summary>
    private static string Quote(string text)
    {
        string line = text.ReplaceLineEndings(" ").Replace(" | ", " / ", StringComparison.Ordinal);
        return line.Length <= QuoteLength ? line : line[..Math.Max(20, line.LastIndexOf(' ', QuoteLength))] + " …";
    }
}
