namespace KiKoKo.Knowledge.Search;

/// <summary>Where the index lies and what document owners add to it.</summary>
public sealed class SearchOptions
{
    /// <summary>The folder of the index files. Created when missing; everything in it can be rebuilt.</summary>
    public required string Folder { get; init; }

    /// <summary>The house's own synonyms and abbreviations in Solr format. Changes hold from the next refresh on, also when the file comes or goes.</summary>
    public string? SynonymsFile { get; init; }

    /// <summary>What holds while <see cref="SynonymsFile"/> is null or missing; null or missing itself: no synonyms.</summary>
    public string? ShippedSynonymsFile { get; init; }

    /// <summary>At most so many passages of one document in a result.</summary>
    public int PassagesPerDocument { get; init; } = 3;

    /// <summary>
    /// True for a process that stays: it searches a little before it opens, so that nobody waits for the compiler; and when part of the
    /// index is damaged, opening does not wait for its repair, which <see cref="SearchEngine.MaintainAsync"/> does beside searches in the rest.
    /// </summary>
    public bool RepairsBesideSearches { get; init; }
}
