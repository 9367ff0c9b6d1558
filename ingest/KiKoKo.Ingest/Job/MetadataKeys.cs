namespace KiKoKo.Ingest.Job;

/// <summary>The keys an owner may write, in any case. A slip of the pen in one of them must never publish a document.</summary>
internal static class MetadataKeys
{
    public static readonly IReadOnlyList<string> All = ["title", "department", "kind", "version", "validFrom", "validUntil", "audience", "owner", "topics", "supersedes"];

    private const int MaxSlips = 2;

    /// <summary>The key as we spell it; null when there is none of that name.</summary>
    public static string? Find(string name) => All.FirstOrDefault(k => string.Equals(k, name.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>The key that differs least from a name.</summary>
    public static string Nearest(string name) => All.MinBy(k => Distance(Letters(name), Letters(k)))!;

    /// <summary>
    /// Among properties that programs write there are many that are not ours; one that nearly says who may read a document and
    /// when is a slip. Gives the key that was meant.
    /// </summary>
    public static string? NearlyRestricting(string name) =>
        Find(name) is null && Nearest(name) is "audience" or "validFrom" or "validUntil" && Distance(Letters(name), Letters(Nearest(name))) <= MaxSlips ? Nearest(name) : null;

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetter)).ToLowerInvariant();

    // Levenshtein.
    private static int Distance(string a, string b)
    {
        int[] above = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int[] row = new int[b.Length + 1];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            above = row;
        }

        return above[b.Length];
    }
}
