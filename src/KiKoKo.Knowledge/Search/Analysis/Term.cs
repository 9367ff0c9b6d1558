namespace KiKoKo.Knowledge.Search.Analysis;

/// <summary>What the index calls one word.</summary>
/// <param name="Text">The stem, or the whole of a number, citation or address.</param>
/// <param name="Form">
/// 1 to 7: a hash of the literal form, by which the index tells a literal match from one by stem (wrong once in seven);
/// 0: part of a compound.
/// </param>
internal readonly record struct Term(string Text, byte Form)
{
    public const byte PartForm = 0;

    public bool IsPart => Form == PartForm;

    public static Term Of(string stem, ReadOnlySpan<char> literal)
    {
        uint hash = 2166136261;
        foreach (char c in literal)
            hash = (hash ^ c) * 16777619;
        return new Term(stem, (byte)(1 + (hash >> 8) % 7));
    }
}
