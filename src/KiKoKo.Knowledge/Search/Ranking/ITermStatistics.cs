namespace KiKoKo.Knowledge.Search.Ranking;

/// <summary>What planning a question needs to know about the index.</summary>
internal interface ITermStatistics
{
    /// <summary>In how many passages the term occurs; 0: unknown.</summary>
    int PassagesWith(string term);

    /// <summary>Terms of the index that an unknown one may have meant, best first, with a weight up to 1.</summary>
    IEnumerable<(string Term, float Weight)> Corrections(string term);
}
