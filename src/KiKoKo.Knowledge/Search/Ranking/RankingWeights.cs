namespace KiKoKo.Knowledge.Search.Ranking;

/// <summary>One configuration for every collection, found on four German test collections together (decision 0002).</summary>
internal static class RankingWeights
{
    /// <summary>A part of a compound that was asked as a whole.</summary>
    public static readonly float AskedPart = Tune.F("AP", 0.4f);

    /// <summary>The same when the compound itself stands nowhere in the index.</summary>
    public static readonly float OnlyPart = Tune.F("OP", 0.8f);

    /// <summary>Two neighbouring words of the question written as one.</summary>
    public static readonly float Joined = Tune.F("J", 0.8f);

    public static readonly float Synonym = Tune.F("SYN", 0.5f);

    public static readonly float Typo = Tune.F("TY", 0.7f);

    /// <summary>Two neighbouring words of the question that are neighbours in the passage, relative to the lesser of their weights.</summary>
    public static readonly float Phrase = Tune.F("PH", 0.3f);

    /// <summary>A word found in exactly the form that was asked, relative to its weight.</summary>
    public static readonly float Literal = Tune.F("LIT", 0.05f);

    /// <summary>How much of the other good passages of the same document a passage gets on top.</summary>
    public static readonly float Document = Tune.F("DOC", 0.15f);

    /// <summary>How fast further passages of the document lose weight.</summary>
    public static readonly float DocumentDecay = Tune.F("DD", 0.6f);
}
