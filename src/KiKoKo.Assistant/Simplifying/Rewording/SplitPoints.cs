using System.Text.RegularExpressions;
using KiKoKo.Assistant.Simplifying.Reading;

namespace KiKoKo.Assistant.Simplifying.Rewording;

/// <summary>Where a sentence can be divided.</summary>
/// <param name="Start">The sign or blank that gives way to the full stop.</param>
/// <param name="End">Where the second sentence begins.</param>
/// <param name="After">The word before.</param>
/// <param name="Next">How the second sentence begins.</param>
/// <param name="IsSafe">Both sides are main clauses beyond doubt: a full stop can stand there and nothing else changes.</param>
internal sealed record SplitPoint(int Start, int End, string After, string Next, bool IsSafe);

/// <summary>Finds the places where a long sentence falls into two.</summary>
internal static partial class SplitPoints
{
    private const int Shortest = 3;

    /// <summary>The one nearest to the middle; a safe one before others. Null when there is none.</summary>
    public static SplitPoint? Best(string text, Sentence sentence)
    {
        int middle = (sentence.Start + sentence.End) / 2;
        return All(text, sentence).OrderByDescending(p => p.IsSafe).ThenBy(p => Math.Abs(p.Start - middle)).FirstOrDefault();
    }

    public static IEnumerable<SplitPoint> All(string text, Sentence sentence)
    {
        foreach (Match m in Joint().Matches(text[sentence.Start..sentence.End]))
        {
            int at = sentence.Start + m.Index, next = at + m.Length;
            var left = sentence.Words.Where(w => w.End <= at).ToList();
            var right = sentence.Words.Where(w => w.Start >= next).ToList();
            if (left.Count < Shortest || right.Count < Shortest)
                continue;
            string joint = m.Groups["word"].Value;
            bool safe = (m.Value[0] == ';' || joint is "aber" or "denn" or "und") && !m.Value.Contains('\n', StringComparison.Ordinal) && IsMainClause(text, left, isFirst: true) && IsMainClause(text, right, isFirst: false);
            yield return new SplitPoint(at, next - joint.Length, left[^1].Text, joint.Length == 0 ? Capitalised(right[0].Text) : Capitalised(joint), safe);
        }
    }

    /// <summary>
    /// A subject and a finite verb in the second place, as far as a word list can tell: the first words are an article or a pronoun, a known
    /// finite verb follows within a few words without a comma, and no conjunction puts the verb at the end.
    /// </summary>
    private static bool IsMainClause(string text, List<Word> words, bool isFirst)
    {
        int verb = words.FindIndex(w => !w.IsCapitalised && Verbs.IsFinite(w.Lower));
        if (verb <= 0 || verb > 6 || verb == words.Count - 1)
            return false;
        bool unbroken = !text.AsSpan(words[0].Start, words[verb].Start - words[0].Start).ContainsAny(",;:");
        bool begins = Subject().IsMatch(words[0].Lower) || (isFirst && words[0].IsCapitalised && !Subordinating().IsMatch(words[0].Lower));
        // A comma in the first part may open a clause that the second part still belongs to.
        bool closed = !isFirst || !text.AsSpan(words[0].Start, words[^1].End - words[0].Start).Contains(',');
        return unbroken && begins && closed;
    }

    private static string Capitalised(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@";\s+|,\s+(?<word>und|aber|jedoch|denn|sondern|wobei|wodurch|welche[rsmn]?|sodass|soweit|sofern|wenn|weil)(?=\s)|(?<=\p{L})\s+(?<word>sowie|und)(?=\s+(?:der|die|das|ein|eine|es|sie|er|wird|werden|ist|sind)\s)", Plain, 500)]
    private static partial Regex Joint();

    [GeneratedRegex("^(?:der|die|das|ein|eine|sie|er|es|wir|ich|dies|diese|dieser|dieses|jede|jeder|jedes|alle|ihre|ihr|unsere|unser|dafür|dabei|danach|dann|dort|hier|dazu|darüber|damit|außerdem)$", Plain, 200)]
    private static partial Regex Subject();

    [GeneratedRegex("^(?:wenn|weil|ob|obwohl|falls|sofern|soweit|sobald|solange|nachdem|bevor|damit|während|als|dass|bis|seit|wer|was|wie|wo|wann|warum)$", Plain, 200)]
    private static partial Regex Subordinating();
}
