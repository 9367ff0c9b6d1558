namespace KiKoKo.Knowledge.Search.Ranking;

/// <summary>One configuration for every collection, found on four German test collections together (decision 0002).</summary>
internal static class RankingWeights
{
    /// <summary>A part of a compound that was asked as a whole.</summary>
    public static float AskedPart = Tune.F("AP", 0.4f);

    /// <summary>The same when the compound itself stands nowhere in the index.</summary>
    public static float OnlyPart = Tune.F("OP", 0.8f);

    /// <summary>Two neighbouring words of the question written as one.</summary>
    public static float Joined = Tune.F("J", 0.8f);

    public static float Root = Tune.F("ROOT", 0.2f);

    public static float Synonym = Tune.F("SYN", 0.5f);

    public static float Typo = Tune.F("TY", 0.7f);

    /// <summary>Two neighbouring words of the question that are neighbours in the passage, relative to the lesser of their weights.</summary>
    public static float Phrase = Tune.F("PH", 0.3f);

    /// <summary>A word found in exactly the form that was asked, relative to its weight.</summary>
    public static float Literal = Tune.F("LIT", 0.05f);

    /// <summary>How much of the other good passages of the same document a passage gets on top.</summary>
    public static float Document = Tune.F("DOC", 0.15f);

    /// <summary>How much a passage gains that has all words of the question.</summary>
    public static float Coverage = Tune.F("COV", 0f);

    /// <summary>How fast further passages of the document lose weight.</summary>
    public static float DocumentDecay = Tune.F("DD", 0.6f);
}
