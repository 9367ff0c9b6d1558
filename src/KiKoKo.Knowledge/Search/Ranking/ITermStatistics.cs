namespace KiKoKo.Knowledge.Search.Ranking;

/// <summary>What planning a question needs to know about the index.</summary>
internal interface ITermStatistics
{
    /// <summary>In how many passages the term occurs; 0: unknown.</summary>
    int PassagesWith(ReadOnlySpan<char> term);

    float InverseDocumentFrequency(ReadOnlySpan<char> term);

    /// <summary>Terms of the index that are other forms of this one, nearest first, with a weight up to 1.</summary>
    IEnumerable<(string Term, float Weight)> Relatives(string term);

    /// <summary>Words of the corpus (written out) that an unknown one may have meant, best first, with a weight up to 1.</summary>
    IEnumerable<(string Word, float Weight)> Corrections(string word);
}
