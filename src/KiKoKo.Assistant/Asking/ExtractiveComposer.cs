using System.Text;
using KiKoKo.Knowledge.Search;

namespace KiKoKo.Assistant.Asking;

/// <summary>
/// Answers with the administration's own words: picks the sentences that answer, verbatim, and says where they stand.
/// Needs no language model and cannot invent.
/// </summary>
internal static class ExtractiveComposer
{
    /// <summary>Recorded in the log beside each answer; changes when the choice of sentences changes.</summary>
    public const string Version = "auszug-1";

    private const int MaxExcerpts = 3;
    private const int MaxWindow = 3;
    private const int MaxExcerptLength = 900;
    private const int MaxListItems = 8;

    /// <summary>The best excerpts, best first; empty when nothing was found.</summary>
    public static IReadOnlyList<Excerpt> Pick(Question question, IReadOnlyList<Hit> hits, SentenceScorer scorer)
    {
        if (hits.Count == 0)
            return [];
        double top = hits[0].Score;
        var ranked = hits
            .Select(hit => Best(question, hit, hit.Score / top, scorer))
            .OrderByDescending(e => e.Score)
            .ToList();
        var best = ranked[0];
        return
        [
            best,
            .. ranked.Skip(1)
                .Where(e => e.Score >= 0.82 * best.Score && e.Coverage >= 0.85 * best.Coverage && !Repeats(e, best))
                .Take(MaxExcerpts - 1),
        ];
    }

    private static Excerpt Best(Question question, Hit hit, double rank, SentenceScorer scorer)
    {
        string context = $"{hit.Document.Title} {string.Join(' ', hit.Passage.Path)}";
        var sentences = SentenceSplitter.Split(hit.Passage.Text);
        string? tableHead = sentences.Count > 1 && IsRow(sentences[0]) && IsRow(sentences[1]) ? sentences[0] : null;
        Excerpt? best = null;
        for (int from = 0; from < sentences.Count; from++)
        {
            for (int length = 1; length <= MaxWindow && from + length <= sentences.Count; length++)
            {
                var window = sentences.Skip(from).Take(length).ToList();
                string text = string.Join(' ', window);
                if (length > 1 && text.Length > MaxExcerptLength)
                    break;
                double inside = scorer.Match(text);
                double coverage = scorer.Match($"{context} {text}");
                double fit = window.Max(s => AnswerTypes.Fit(question.Expects, s));
                double score = (0.40 * coverage) + (0.25 * inside) + (0.15 * fit) + (0.30 * rank) - (0.03 * (length - 1));
                if (best is null || score > best.Score)
                    best = new Excerpt(hit.Document, hit.Passage, Complete(sentences, from, length, tableHead), coverage, score);
            }
        }

        return best ?? new Excerpt(hit.Document, hit.Passage, [], 0, 0);
    }

    /// <summary>Adds what the window cannot be understood without: the sentence a pronoun points to, the list a colon announces, the head of a table.</summary>
    private static List<string> Complete(IReadOnlyList<string> sentences, int from, int length, string? tableHead)
    {
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
    public static string Write(IReadOnlyList<Excerpt> excerpts)
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

            text.Append(" [").Append(i + 1).Append(']');
        }

        return text.ToString();
    }
}
