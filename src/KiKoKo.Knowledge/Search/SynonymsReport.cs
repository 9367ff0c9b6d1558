namespace KiKoKo.Knowledge.Search;

/// <summary>Where the synonyms come from.</summary>
/// <param name="RejectedLines">Numbers from 1 of the lines that could not be read and are left out.</param>
public sealed record SynonymsReport(string File, IReadOnlyList<int> RejectedLines);
