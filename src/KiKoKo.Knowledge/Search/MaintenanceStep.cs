namespace KiKoKo.Knowledge.Search;

/// <summary>What one call of <see cref="SearchEngine.MaintainAsync"/> has done.</summary>
public enum MaintenanceStep
{
    /// <summary>All is well; look again after a while.</summary>
    Nothing,

    /// <summary>The process that kept the files is gone; this one keeps them now.</summary>
    TookOver,

    /// <summary>Everything was built anew.</summary>
    Rebuilt,

    /// <summary>A segment turned out to be damaged and is not searched any more.</summary>
    DamageFound,

    /// <summary>The documents of a lost segment are back.</summary>
    Repaired,

    /// <summary>Some segments were written anew as one.</summary>
    Merged,

    /// <summary>A segment was compared with its checksums and is whole.</summary>
    Verified,
}
