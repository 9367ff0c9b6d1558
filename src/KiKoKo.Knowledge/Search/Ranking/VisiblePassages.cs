namespace KiKoKo.Knowledge.Search.Ranking;

/// <summary>Per segment one bit per passage: may it be shown in this search? Passages without their bit are never ranked.</summary>
internal sealed record VisiblePassages(ulong[][] Bits);
