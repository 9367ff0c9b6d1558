using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Assistant.Evidence;

/// <summary>A sentence of an answer.</summary>
/// <param name="Text">As it stands there, with citations.</param>
/// <param name="Claim">Without citations, bullets and emphasis.</param>
/// <param name="Citations">Distinct, in order.</param>
internal sealed record AnswerSentence(string Text, string Claim, IReadOnlyList<int> Citations, bool IsHeading)
{
    /// <summary>Of a sentence without citations: those of the next sentence on its line that has any.</summary>
    public IReadOnlyList<int> Closing { get; init; } = [];
}

/// <summary>
/// Cuts an answer into sentences. A citation belongs to the sentence before it, also behind the full stop; at the very beginning to the one after it.
/// A list is one sentence: items without a citation share the one of the line that announces them or of the last item.
/// </summary>
internal static partial class AnswerSentences
{
    private const int MatchTimeout = 500;

    public static List<AnswerSentence> Split(string answer)
    {
        var sentences = new List<AnswerSentence>();
        var list = new List<int>();
        foreach (string line in answer.Split('\n'))
        {
            bool item = Bullet().IsMatch(line);
            int first = sentences.Count;
            SplitLine(line, sentences);
            if (sentences.Count == first)
            {
                continue;
            }

            bool announces = sentences[^1].Claim.EndsWith(':');
            if (!item)
            {
                ShareCitations(sentences, list);
                list.Clear();
                if (announces)
                    list.Add(sentences.Count - 1);
            }
            else
            {
                list.AddRange(Enumerable.Range(first, sentences.Count - first));
            }
        }

        ShareCitations(sentences, list);
        return sentences;
    }

    private static void ShareCitations(List<AnswerSentence> sentences, List<int> list)
    {
        if (list.Count < 2)
            return;
        var shared = sentences[list[0]].Citations.Count > 0 ? sentences[list[0]].Citations : sentences[list[^1]].Citations;
        foreach (int i in list)
        {
            if (sentences[i].Citations.Count == 0)
                sentences[i] = sentences[i] with { Citations = shared };
        }
    }

    private static void SplitLine(string line, List<AnswerSentence> sentences)
    {
        // Citations are taken out first, for a full stop before one is the end of a sentence as any other.
        var bare = new StringBuilder(line.Length);
        var marks = new List<(int At, int From, int To, int[] Numbers)>();
        int copied = 0;
        foreach (Match match in Citation().Matches(line))
        {
            bare.Append(line, copied, match.Index - copied);
            copied = match.Index + match.Length;
            marks.Add((bare.Length, match.Index, copied, Numbers(match.Value)));
        }

        bare.Append(line, copied, line.Length - copied);
        string text = bare.ToString();
        int at = 0, mark = 0, shown = 0;
        var pieces = SentenceSplitter.Split(text);
        if (pieces.Count == 0 && marks.Count > 0 && sentences.Count > 0)
        {
            sentences[^1] = sentences[^1] with { Citations = [.. sentences[^1].Citations.Concat(marks.SelectMany(m => m.Numbers)).Distinct()] };
            return;
        }

        for (int i = 0; i < pieces.Count; i++)
        {
            at = text.IndexOf(pieces[i], at, StringComparison.Ordinal) + pieces[i].Length;
            var numbers = new List<int>();
            for (; mark < marks.Count && (marks[mark].At <= at || i == pieces.Count - 1); mark++)
                numbers.AddRange(marks[mark].Numbers);
            int end = i == pieces.Count - 1 ? line.Length : InLine(at, marks);
            sentences.Add(new AnswerSentence(line[shown..end].Trim(), Plain(pieces[i]), [.. numbers.Distinct()], Heading().IsMatch(pieces[i])));
            shown = end;
        }

        IReadOnlyList<int> closing = [];
        for (int i = sentences.Count - 1; i >= sentences.Count - pieces.Count; i--)
        {
            if (sentences[i].Citations.Count > 0)
                closing = sentences[i].Citations;
            else
                sentences[i] = sentences[i] with { Closing = closing };
        }
    }

    /// <summary>From a place in the text without citations to the place in the line behind all citations that stand there.</summary>
    private static int InLine(int at, List<(int At, int From, int To, int[] Numbers)> marks)
    {
        int removed = 0;
        foreach (var (place, from, to, _) in marks)
        {
            if (place <= at)
                removed += to - from;
        }

        return at + removed;
    }

    private static int[] Numbers(string citation) =>
        [.. Digits().Matches(citation).Select(m => int.Parse(m.Value, CultureInfo.InvariantCulture))];

    private static string Plain(string sentence) => Emphasis().Replace(Bullet().Replace(sentence, ""), "").Trim();

    [GeneratedRegex(@"\s*\[\s*\d{1,4}(?:\s*[,;]\s*\d{1,4})*\s*\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Citation();

    [GeneratedRegex(@"\d{1,4}", RegexOptions.CultureInvariant, MatchTimeout)]
    private static partial Regex Digits();

    [GeneratedRegex(@"^\s*([-–•*☐]\s+|\d{1,2}[.)]\s+(?!(Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"\*\*|__|^#+\s+", RegexOptions.CultureInvariant, MatchTimeout)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"^(#+\s|\*\*[^*]+\*\*:?$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Heading();
}
