using System.Collections.Frozen;

namespace KiKoKo.Knowledge.Documents;

/// <summary>
/// What one person may read: the set of audience groups whose documents are open to them. Every search and every look-up
/// takes one; there is no way to read without.
/// </summary>
public sealed class Audience : IEquatable<Audience>
{
    /// <summary>The group whose documents everybody in the house may read.</summary>
    public const string Everyone = "alle";

    /// <summary>Documents for managers.</summary>
    public const string Managers = "fuehrungskraefte";

    /// <summary>Documents for the human resources office.</summary>
    public const string HumanResources = "personalamt";

    private readonly FrozenSet<string> _groups;

    private Audience(IEnumerable<string> groups)
    {
        _groups = groups.Append(Everyone).ToFrozenSet(StringComparer.Ordinal);
        Key = string.Join('|', _groups.Order(StringComparer.Ordinal).Select(Escape));
    }

    /// <summary>Somebody without any special group.</summary>
    public static Audience Staff { get; } = new([]);

    /// <summary>A stable text for caches: equal for equal groups only.</summary>
    public string Key { get; }

    /// <summary>The groups, "alle" always among them.</summary>
    public IReadOnlySet<string> Groups => _groups;

    /// <summary>Somebody in the given groups.</summary>
    public static Audience Of(params IEnumerable<string> groups) => new(groups);

    /// <summary>May a document addressed to <paramref name="documentAudience"/> be read? An unknown group: no.</summary>
    public bool MayRead(string documentAudience) => _groups.Contains(documentAudience);

    public bool Equals(Audience? other) => other is not null && other.Key == Key;

    public override bool Equals(object? obj) => Equals(obj as Audience);

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Key;

    // A group whose name holds the separator must not pass for two groups.
    private static string Escape(string group) => group.Replace(@"\", @"\\").Replace("|", @"\|");
}
