using System.Runtime.InteropServices;
using KiKoKo.Deadlines.Calculating;

namespace KiKoKo.Deadlines.Extraction;

/// <summary>A word, number or sign of a sentence.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Token
{
    public int Start;
    public int Length;

    /// <summary>Of a number (-1 when absurd), a month, or what one of a unit is worth.</summary>
    public int Value;

    public Word Word;

    public CountUnit Unit;

    /// <summary>Already tried as a compound.</summary>
    public bool Resolved;

    /// <summary>Part of an expression that was found.</summary>
    public bool Taken;

    public readonly int End => Start + Length;
}

/// <summary>The tokens of one sentence. Reused from sentence to sentence; indexes out of range are <see cref="Word.None"/>.</summary>
internal sealed class Sentence(string text)
{
    private Token[] _tokens = new Token[128];

    public int Count { get; private set; }

    /// <summary>Some token makes it worth a look.</summary>
    public bool IsPromising { get; private set; }

    public string Text => text;

    public void Clear() => (Count, IsPromising) = (0, false);

    public void Add(in Token token, bool promising)
    {
        if (Count == _tokens.Length)
            Array.Resize(ref _tokens, 2 * Count);
        _tokens[Count++] = token;
        IsPromising |= promising;
    }

    public ref Token At(int index) => ref _tokens[index];

    public Word Kind(int index)
    {
        if ((uint)index >= (uint)Count)
            return Word.None;
        ref var token = ref _tokens[index];
        if (token.Word == Word.None && !token.Resolved)
        {
            token.Word = Lexicon.BySuffix(Span(index));
            token.Resolved = true;
        }

        return token.Word;
    }

    public ReadOnlySpan<char> Span(int index) => (uint)index < (uint)Count ? text.AsSpan(_tokens[index].Start, _tokens[index].Length) : default;

    public bool Is(int index, string word) => Span(index).Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsTaken(int index) => (uint)index < (uint)Count && _tokens[index].Taken;

    public void Take(int first, int last)
    {
        for (int i = Math.Max(first, 0); i <= last && i < Count; i++)
            _tokens[i].Taken = true;
    }

    /// <summary>A capital letter: a noun, or the first word.</summary>
    public bool IsNoun(int index) => (uint)index < (uint)Count && char.IsUpper(text[_tokens[index].Start]);

    /// <summary>No space between a token and the one before it.</summary>
    public bool Touches(int index) => index > 0 && index < Count && _tokens[index - 1].End == _tokens[index].Start;

    public bool Has(Word word) => Find(word, 0, Count - 1) >= 0;

    /// <summary>The first token of that kind between the two, both included; -1 when there is none.</summary>
    public int Find(Word word, int first, int last)
    {
        for (int i = Math.Max(first, 0); i <= last && i < Count; i++)
        {
            if (Kind(i) == word)
                return i;
        }

        return -1;
    }

    /// <summary>The first token after the comma or semicolon before.</summary>
    public int ClauseStart(int index)
    {
        while (index > 0 && Kind(index - 1) is not (Word.Comma or Word.Semicolon))
            index--;
        return index;
    }

    /// <summary>The last token before the next comma or semicolon.</summary>
    public int ClauseEnd(int index)
    {
        while (index < Count - 1 && Kind(index + 1) is not (Word.Comma or Word.Semicolon))
            index++;
        return index;
    }

    public DeadlineExpression Expression(int first, int last, ExpressionType type)
    {
        Take(first, last);
        int start = _tokens[first].Start, end = _tokens[Math.Min(last, Count - 1)].End;
        return new DeadlineExpression(start, end, text[start..end], type);
    }
}
