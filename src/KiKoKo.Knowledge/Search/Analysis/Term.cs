namespace KiKoKo.Knowledge.Search.Analysis;

/// <summary>What the index calls one word.</summary>
/// <param name="Text">The stem, or the whole of a number, citation or address.</param>
/// <param name="Form">
/// 1 to 7: a hash of the literal form, by which the index tells a literal match from one by stem (wrong once in seven);
/// 0: part of a compound, or a root.
/// </param>
internal readonly record struct Term(string Text, byte Form)
{
    public const byte PartForm = 0;

    /// <summary>First character of a root's text; no word begins with it.</summary>
    public const char RootMark = '~';

    private const int RootLength = 4;

    public bool IsPart => Form == PartForm && !IsRoot && !IsName;

    public bool IsRoot => Text[0] == RootMark;

    /// <summary>First character of a term that says: this word is a person's name. It is never searched for.</summary>
    public const char NameMark = '@';

    public bool IsName => Text[0] == NameMark;

    /// <summary>
    /// The first letters of a stem, which words of one root mostly share although their stems differ: "schutz" and "schutzt",
    /// "informier" and "information". Null for a stem too short to have one.
    /// </summary>
    public static Term? RootOf(string stem) =>
        stem.Length < RootLength ? null : new Term(RootMark + stem[..RootLength], PartForm);

    public static Term Of(string stem, ReadOnlySpan<char> literal)
    {
        uint hash = 2166136261;
        foreach (char c in literal)
            hash = (hash ^ c) * 16777619;
        return new Term(stem, (byte)(1 + (hash >> 8) % 7));
    }
}
