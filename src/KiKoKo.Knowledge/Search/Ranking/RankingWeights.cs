namespace KiKoKo.Knowledge.Search.Ranking;

/// <summary>
/// One configuration for every collection, chosen on four German test collections together (questions to by-laws, FAQ,
/// encyclopaedia passages, headings of statutes). Literal beats stem beats compound part beats synonym beats guess.
/// </summary>
internal static class RankingWeights
{
    /// <summary>A part of a compound that was asked as a whole.</summary>
    public const float AskedPart = 0.4f;

    /// <summary>The same when the compound itself stands nowhere in the index.</summary>
    public const float OnlyPart = 0.8f;

    /// <summary>Two neighbouring words of the question written as one.</summary>
    public const float Joined = 0.8f;

    /// <summary>Words of the same root ("Schutz" for "schützen").</summary>
    public const float Root = 0.4f;

    /// <summary>Roots with a lower inverse document frequency are not looked for: their long postings tell next to nothing.</summary>
    public const float RarestCommonRoot = 2f;

    /// <summary>Another form of a word ("Information" for "informieren"), times its nearness.</summary>
    public const float Relative = 0.5f;

    /// <summary>The same for a part of a compound.</summary>
    public const float RelativeOfPart = 0.5f;

    /// <summary>Words in so many passages or more need no relatives.</summary>
    public const int RelativesBelow = 200;

    /// <summary>At so many passages of a word its relatives have lost three tenths of their weight.</summary>
    public const float RelativesFade = 50f;

    /// <summary>A word in small letters in a question that uses capitals: no noun.</summary>
    public const float Lower = 0.8f;

    /// <summary>A word that names no subject, see <see cref="Evidence.Fillers"/>.</summary>
    public const float Filler = 0.5f;

    public const float Synonym = 0.5f;

    /// <summary>A synonym of what stands nowhere in the index: the owners' word for it counts more than the parts of its compound.</summary>
    public const float OnlySynonym = 0.9f;

    public const float Typo = 0.7f;

    /// <summary>Two neighbouring words of the question that are neighbours in the passage, relative to the lesser of their weights.</summary>
    public const float Phrase = 0.6f;

    /// <summary>How near neighbours of the question are taken to be (1: neighbours in the passage) when one is found only as a root or in a compound, where no positions are kept.</summary>
    public const double UnknownNearness = 0.2;

    /// <summary>A word found in exactly the form that was asked, relative to its weight.</summary>
    public const float Literal = 0.15f;

    /// <summary>How much a passage gains that has all words of the question.</summary>
    public const float Coverage = 0.2f;

    /// <summary>How much of the other good passages of the same document a passage gets on top.</summary>
    public const float Document = 0.15f;

    /// <summary>How fast further passages of the document lose weight.</summary>
    public const float DocumentDecay = 0.6f;
}
