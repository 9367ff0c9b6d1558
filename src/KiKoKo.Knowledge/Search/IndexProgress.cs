namespace KiKoKo.Knowledge.Search;

/// <summary>How far a rebuild of the index is, in documents. A large one reads every document twice: <see cref="Total"/> counts both.</summary>
public sealed record IndexProgress(int Done, int Total);
