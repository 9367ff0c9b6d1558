namespace KiKoKo.Deadlines.Calculating;

/// <summary>Which provision moves an end on a free day, depending on the law that sets the period. All say the same as § 193 BGB.</summary>
internal static class ShiftBasis
{
    public const string European = "Art. 3 Abs. 4 VO (EWG, Euratom) Nr. 1182/71";

    /// <summary>First match wins: the more special laws stand first. "SGB X" is no part of "SGB XI", so the whole word counts.</summary>
    private static readonly (string Law, string Basis)[] s_byLaw =
    [
        ("VwVfG", "§ 31 Abs. 3 Satz 1 VwVfG"),
        ("VwZG", "§ 31 Abs. 3 Satz 1 VwVfG"),
        ("BMG", "§ 31 Abs. 3 Satz 1 VwVfG"),
        ("IFG", "§ 31 Abs. 3 Satz 1 VwVfG"),
        ("UIG", "§ 31 Abs. 3 Satz 1 VwVfG"),
        ("LTranspG", "§ 31 Abs. 3 Satz 1 VwVfG"),
        ("VwGO", "§ 57 Abs. 2 VwGO, § 222 Abs. 2 ZPO"),
        ("AO", "§ 108 Abs. 3 AO"),
        ("SGG", "§ 64 Abs. 3 SGG"),
        ("SGB", "§ 26 Abs. 3 Satz 1 SGB X"),
        ("OWiG", "§ 46 Abs. 1 OWiG, § 43 Abs. 2 StPO"),
        ("ArbGG", "§ 46 Abs. 2 ArbGG, § 222 Abs. 2 ZPO"),
        ("ZPO", "§ 222 Abs. 2 ZPO"),
        ("DSGVO", European),
        ("VgV", European),
        ("1182/71", European),
    ];

    /// <param name="basis">The provision that sets the period; null: civil law.</param>
    public static string Of(string? basis)
    {
        if (basis is null)
            return "§ 193 BGB";
        foreach (var (law, shift) in s_byLaw)
        {
            for (int at = basis.IndexOf(law, StringComparison.Ordinal); at >= 0; at = basis.IndexOf(law, at + 1, StringComparison.Ordinal))
            {
                int after = at + law.Length;
                if ((at == 0 || !char.IsLetter(basis[at - 1])) && (after == basis.Length || !char.IsLetter(basis[after])))
                    return shift;
            }
        }

        return "§ 193 BGB";
    }
}
