using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using KiKoKo.Assistant.DeadlineWatch;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;
using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Evidence;

namespace KiKoKo.Assistant.Asking;

/// <summary>
/// Answers with the administration's own words: picks the sentences that answer, verbatim, and says where they stand.
/// Needs no language model and cannot invent.
/// </summary>
internal static partial class ExtractiveComposer
{
    /// <summary>Recorded in the log beside each answer; changes when the choice of sentences changes.</summary>
    public const string Version = "auszug-1";

    private const int MaxExcerpts = 3;
    private const int MaxWindow = 3;
    private const int MaxExcerptLength = 900;
    private const int MaxListItems = 8;
    private const int MaxTableRows = 8;
    private const double WithoutTheFact = 0.75;
    private const int MatchTimeout = 500;

    /// <summary>The best excerpts, best first; empty when nothing was found.</summary>
    /// <param name="minimumCoverage">What covers less of the question comes after what covers enough, however well it scores.</param>
    public static IReadOnlyList<Excerpt> Pick(Question question, IReadOnlyList<Hit> hits, QuestionEvidence evidence, double minimumCoverage)
    {
        if (hits.Count == 0)
            return [];
        double top = hits[0].Score;
        var ranked = hits
            .Select(hit => Best(question, hit, hit.Score / top, evidence))
            .OrderByDescending(e => e.Coverage >= minimumCoverage)
            .ThenByDescending(e => e.Score)
            .ToList();
        var best = ranked[0];
        return [best, .. ranked.Skip(1).Where(e => !Repeats(e, best) && Adds(e, best)).Take(MaxExcerpts - 1)];
    }

    /// <summary>Nearly as good, or good and at odds with the best: a person must see that two sources disagree.</summary>
    private static bool Adds(Excerpt e, Excerpt best)
    {
        double least = Contradictions.Between(e, best) ? 0.7 : 0.9;
        return e.Score >= least * best.Score && e.Coverage >= least * best.Coverage;
    }

    private static Excerpt Best(Question question, Hit hit, double rank, QuestionEvidence evidence)
    {
        var context = evidence.Read($"{hit.Document.Title} {string.Join(' ', hit.Passage.Path)}");
        double heading = evidence.Coverage(context);
        double passage = evidence.Coverage(context, evidence.Read(hit.Passage.Text));
        var sentences = SentenceSplitter.Split(hit.Passage.Text);
        var terms = sentences.Select(evidence.Read).ToList();
        var fits = sentences.Select(s => AnswerTypes.Fit(question.Expects, s)).ToList();
        string? tableHead = sentences.Count > 1 && IsRow(sentences[0]) && IsRow(sentences[1]) ? sentences[0] : null;

        int firstLine = tableHead is null ? 0 : 1; // a table's head alone answers nothing
        int bestFrom = 0, bestLength = Math.Min(1, sentences.Count);
        double bestWindow = double.MinValue, bestFit = 0;
        for (int from = firstLine; from < sentences.Count; from++)
        {
            int characters = 0;
            for (int length = 1; length <= MaxWindow && from + length <= sentences.Count; length++)
            {
                characters += sentences[from + length - 1].Length;
                if (length > 1 && characters > MaxExcerptLength)
                    break;
                var window = CollectionsMarshal.AsSpan(terms).Slice(from, length);
                double fit = 0;
                for (int k = from; k < from + length; k++)
                    fit = Math.Max(fit, fits[k]);
                if (sentences.Skip(from).Take(length).All(s => s.EndsWith('?')))
                    continue; // a question of a FAQ is no answer
                // What the heading says already, the sentence need not repeat: then the kind of fact decides.
                double score = (0.45 * evidence.Coverage([context, .. window])) + (0.3 * (1 - heading) * evidence.Coverage(window)) + ((0.25 + (0.1 * heading)) * fit) - (0.03 * (length - 1));
                if (score > bestWindow)
                    (bestWindow, bestFit, bestFrom, bestLength) = (score, fit, from, length);
            }
        }

        var excerpt = sentences.Count == 0 ? [] : Complete(sentences, bestFrom, bestLength, tableHead, wholeTable: hit.Document.Kind is not (DocumentKinds.ContactList or DocumentKinds.Directory or HouseCalendar.DocumentKind));
        // Whoever asks when or how much is not answered by a passage without any time or number.
        bool asksForFact = (question.Expects & (Expectation.Time | Expectation.Amount)) != Expectation.None;
        if (asksForFact && fits.TrueForAll(f => f == 0))
            passage *= WithoutTheFact;
        return new Excerpt(hit.Document, hit.Passage, excerpt, passage, (0.35 * bestWindow) + (0.30 * passage) + (0.38 * rank) + (0.20 * heading) + (asksForFact ? 0.15 * bestFit : 0) - Penalty(hit, question));
    }

    /// <summary>
    /// Directories answer who and where, forms what to fill in; the parts that every guideline has (definitions, purpose, entry into force, the block
    /// with number and version before the first heading) answer questions about just that. For anything else they are the weaker source.
    /// </summary>
    private static double Penalty(Hit hit, Question question)
    {
        double penalty = 0;
        if (hit.Document.Kind is DocumentKinds.ContactList && (question.Expects & (Expectation.Who | Expectation.Where)) == Expectation.None)
            penalty += 0.25;
        if (hit.Document.Kind is DocumentKinds.Directory && (question.Expects & (Expectation.Who | Expectation.Where | Expectation.Amount)) == Expectation.None)
            penalty += 0.1;
        if (hit.Document.Kind is HouseCalendar.DocumentKind)
            penalty += 0.25; // names the day in a word; the rule stands elsewhere
        // Rules are there to be computed with; the guideline they rest on says it in sentences.
        if (hit.Document.Kind is DocumentKinds.DeadlineRules)
            penalty += 0.2;
        if (hit.Document.Kind is DocumentKinds.Form && question.Intent != Intent.Form)
            penalty += 0.08;
        if (hit.Passage.Path is [] && IsRow(hit.Passage.Text) && hit.Document.Kind is not (DocumentKinds.ContactList or DocumentKinds.Directory))
            penalty += 0.15;
        if (hit.Passage.Path is [.., var heading] && Boilerplate().IsMatch(heading) && !AsksForBoilerplate().IsMatch(question.Text))
            penalty += 0.12;
        return penalty;
    }

    [GeneratedRegex(@"\b(?:Was ist|Überblick|Allgemeines|Begriff\w*|Definition\w*|Zweck|Ziel\w*|Geltungsbereich|Anwendungsbereich|Präambel|Inkrafttreten|In-Kraft-Treten|Schlussbestimmung\w*|Änderungsnachweis|Inhalt|Inhaltsverzeichnis)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MatchTimeout)]
    private static partial Regex Boilerplate();

    [GeneratedRegex(@"\b(was (ist|sind|bedeutet|heißt|meint|versteht)|bedeutung|definition|begriff|für wen|gilt die|geltungsbereich|in kraft|zweck|ziel\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex AsksForBoilerplate();

    /// <summary>Adds what the window cannot be understood without: the sentence a pronoun points to, the list a colon announces, the head of a table.</summary>
    internal static List<string> Complete(IReadOnlyList<string> sentences, int from, int length, string? tableHead, bool wholeTable)
    {
        if (wholeTable && IsRow(sentences[from]))
        {
            // A short table is read as a whole: one row of it is easily misread.
            int first = from, last = from;
            while (first > 0 && IsRow(sentences[first - 1]))
                first--;
            while (last + 1 < sentences.Count && IsRow(sentences[last + 1]))
                last++;
            if (last - first < MaxTableRows)
                return [.. sentences.Skip(first).Take(last - first + 1)];
        }

        var result = sentences.Skip(from).Take(length).ToList();
        if (from > 0 && PointsBack(result[0]))
            result.Insert(0, sentences[from - 1]);
        if (IsListItem(result[0]))
        {
            int lead = from - 1;
            while (lead >= 0 && IsListItem(sentences[lead]))
                lead--;
            if (lead >= 0 && sentences[lead].EndsWith(':'))
                result.Insert(0, sentences[lead]);
        }

        int next = from + length;
        if (result[^1].EndsWith(':'))
        {
            for (int i = 0; i < MaxListItems && next < sentences.Count && (i == 0 || IsListItem(sentences[next]) || IsRow(sentences[next])); i++, next++)
                result.Add(sentences[next]);
        }

        if (tableHead is not null && IsRow(sentences[from]) && from > 0)
            result.Insert(0, tableHead);
        return result;
    }

    private static bool Repeats(Excerpt e, Excerpt best) =>
        e.Passage.Id == best.Passage.Id || e.Sentences.SequenceEqual(best.Sentences);

    private static bool IsRow(string sentence) => sentence.Contains(" | ", StringComparison.Ordinal);

    private static bool IsListItem(string sentence) => sentence.Length > 2 && sentence[0] is '-' or '–' or '•' or '*' or '☐';

    private static bool PointsBack(string sentence)
    {
        foreach (string word in (ReadOnlySpan<string>)["Er ", "Sie ist ", "Sie wird ", "Sie muss ", "Es ist ", "Dies ", "Diese ", "Dieser ", "Dieses ", "Dabei ", "Dafür ", "Damit ", "Dazu ", "Hierfür ", "Hierzu ", "Daraus ", "Dadurch ", "Das gilt ", "Dann "])
        {
            if (sentence.StartsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>The excerpts as text with their numbers, rows and list items on lines of their own.</summary>
    /// <param name="first">The number of the first excerpt.</param>
    public static string Write(IReadOnlyList<Excerpt> excerpts, int first = 1)
    {
        var text = new StringBuilder();
        for (int i = 0; i < excerpts.Count; i++)
        {
            if (i > 0)
                text.Append("\n\n");
            var sentences = excerpts[i].Sentences;
            for (int k = 0; k < sentences.Count; k++)
            {
                if (k > 0)
                    text.Append(IsRow(sentences[k]) || IsListItem(sentences[k]) || sentences[k - 1].EndsWith(':') || IsRow(sentences[k - 1]) ? '\n' : ' ');
                text.Append(sentences[k]);
            }

            text.Append(" [").Append(first + i).Append(']');
        }

        return text.ToString();
    }
}
