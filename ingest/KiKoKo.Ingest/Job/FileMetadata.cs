using System.Globalization;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Ingest.Job;

/// <summary>What a document's owner says about it: keys of the sidecar, of file properties or of a YAML head. Unknown is null.</summary>
internal sealed record FileMetadata
{
    /// <summary>Groups a document may be addressed to. Anything else is refused, so that a typing error never opens a document.</summary>
    public static readonly IReadOnlyList<string> KnownAudiences = [Audience.Everyone, Audience.Managers, Audience.HumanResources];

    public string? Title { get; init; }

    public string? Department { get; init; }

    public string? Kind { get; init; }

    public string? Version { get; init; }

    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidUntil { get; init; }

    public string? Group { get; init; }

    public string? Owner { get; init; }

    public IReadOnlyList<string>? Topics { get; init; }

    public string? Supersedes { get; init; }

    /// <summary>From texts by key in any case; keys that are not ours are left alone.</summary>
    /// <exception cref="MetadataException">A date or audience is not understood, said twice, or misspelt in its key.</exception>
    public static FileMetadata Parse(IReadOnlyDictionary<string, string> written)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in written)
        {
            if (MetadataKeys.NearlyRestricting(name) is { } meant)
                throw new MetadataException($"Der Schlüssel „{name}“ ist unbekannt. Abhilfe: „{meant}“ schreiben oder den Schlüssel umbenennen.");
            if (MetadataKeys.Find(name) is { } key && !values.TryAdd(key, value) && values[key] != value && key is not "title")
                throw new MetadataException($"{key} ist zweimal angegeben. Abhilfe: eine der Angaben löschen.");
        }

        string? Text(string key) => values.TryGetValue(key, out string? value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
        var metadata = new FileMetadata
        {
            Title = Text("title"),
            Department = Text("department"),
            Kind = Text("kind"),
            Version = Text("version"),
            ValidFrom = Day("validFrom", Text("validFrom")),
            ValidUntil = Day("validUntil", Text("validUntil")),
            Group = values.TryGetValue("audience", out string? group) ? AudienceOf(group) : null,
            Owner = Text("owner"),
            Topics = Text("topics")?.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Supersedes = Text("supersedes"),
        };
        if (metadata.ValidFrom > metadata.ValidUntil)
            throw new MetadataException("validFrom liegt nach validUntil. Abhilfe: die beiden Tage prüfen.");
        return metadata;
    }

    /// <summary>What this says, completed by what another source says.</summary>
    public FileMetadata Or(FileMetadata other) => new()
    {
        Title = Title ?? other.Title,
        Department = Department ?? other.Department,
        Kind = Kind ?? other.Kind,
        Version = Version ?? other.Version,
        ValidFrom = ValidFrom ?? other.ValidFrom,
        ValidUntil = ValidUntil ?? other.ValidUntil,
        Group = Group ?? other.Group,
        Owner = Owner ?? other.Owner,
        Topics = Topics ?? other.Topics,
        Supersedes = Supersedes ?? other.Supersedes,
    };

    /// <exception cref="MetadataException">No known group.</exception>
    public static string AudienceOf(string value)
    {
        string group = value.Trim().ToLowerInvariant().Replace("ü", "ue", StringComparison.Ordinal).Replace("ä", "ae", StringComparison.Ordinal);
        return KnownAudiences.Contains(group, StringComparer.Ordinal)
            ? group
            : throw new MetadataException($"audience „{value}“ ist keine bekannte Gruppe. Abhilfe: eine von {string.Join(", ", KnownAudiences)} angeben.");
    }

    private static DateOnly? Day(string key, string? value)
    {
        if (value is null)
            return null;
        string day = value.Length > 10 && value[10] == 'T' ? value[..10] : value;
        string[] formats = ["yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy"];
        return DateOnly.TryParseExact(day, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed)
            ? parsed
            : throw new MetadataException($"{key} „{value}“ ist kein Tag. Abhilfe: als JJJJ-MM-TT angeben, zum Beispiel 2026-01-31.");
    }
}

/// <summary>What the owner says about a document cannot be understood. The message names the mend.</summary>
internal sealed class MetadataException(string message) : Exception(message);
