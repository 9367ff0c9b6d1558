using KiKoKo.Assistant.Simplifying.Reading;

namespace KiKoKo.Assistant.Simplifying.Rewording;

/// <summary>An entry of the word list: one form of an expression and what to write instead.</summary>
/// <param name="Words">The form; a word that ends in * stands for all words that begin so.</param>
/// <param name="Commas">For each word after the first whether a comma stands before it.</param>
/// <param name="Finite">What replaces it; null: nothing can by rule.</param>
/// <param name="Participle">What replaces it when it is a participle; null: as <paramref name="Finite"/>.</param>
/// <param name="Advice">The plain words to show.</param>
/// <param name="NotBefore">Words that must not follow.</param>
/// <param name="NotFirst">Not at the beginning of a sentence, where it would change the order of words.</param>
internal sealed record PlainWord(IReadOnlyList<string> Words, IReadOnlyList<bool> Commas, string? Finite, string? Participle, string Advice, bool IsForeign, IReadOnlyList<string> NotBefore, bool NotFirst)
{
    public string Key => Words[0].TrimEnd('*').ToLowerInvariant();

    public bool IsPrefix => Words[0].EndsWith('*');

    /// <summary>Whether the form stands at a word of a sentence.</summary>
    public bool Fits(string text, IReadOnlyList<Word> words, int at)
    {
        if (at + Words.Count > words.Count || (NotFirst && at == 0) || !FirstFits(words[at], isFirst: at == 0))
            return false;
        for (int i = 1; i < Words.Count; i++)
        {
            var gap = text.AsSpan(words[at + i - 1].End, words[at + i].Start - words[at + i - 1].End);
            bool fits = Commas[i - 1] ? gap.Trim() is "," : gap.IsWhiteSpace();
            if (!fits || !string.Equals(words[at + i].Text, Words[i], StringComparison.Ordinal))
                return false;
        }

        return at + Words.Count >= words.Count || !NotBefore.Contains(words[at + Words.Count].Lower, StringComparer.Ordinal);
    }

    /// <summary>At the beginning of a sentence an infinitive is a noun: "Entrichten der Gebühr".</summary>
    private bool IsInfinitive => Words.Count == 1 && Words[0].EndsWith("en", StringComparison.Ordinal) && Finite?.EndsWith("en", StringComparison.Ordinal) is true;

    /// <summary>A noun is capitalised; another word is only at the beginning of a sentence.</summary>
    private bool FirstFits(Word word, bool isFirst)
    {
        string form = Words[0].TrimEnd('*');
        bool same = IsPrefix ? word.Text.StartsWith(form, StringComparison.Ordinal) : string.Equals(word.Text, form, StringComparison.Ordinal);
        if (same || char.IsUpper(form[0]) || !isFirst || IsInfinitive)
            return same;
        return IsPrefix ? word.Lower.StartsWith(form, StringComparison.Ordinal) : string.Equals(word.Lower, form, StringComparison.Ordinal);
    }
}
