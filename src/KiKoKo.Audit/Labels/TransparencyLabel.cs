using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace KiKoKo.Audit.Labels;

/// <summary>How an output came about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LabelKind>))]
public enum LabelKind
{
    /// <summary>Verbatim passages of the administration's documents; no language model took part.</summary>
    [JsonStringEnumMemberName("extract")]
    Extract,

    /// <summary>Words of the program itself, written by people beforehand: refusals, questions back, hand-overs.</summary>
    [JsonStringEnumMemberName("rule")]
    Rule,

    /// <summary>Written by a language model.</summary>
    [JsonStringEnumMemberName("generated")]
    Generated,
}

/// <summary>Whether a person has checked the text since.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReviewState>))]
public enum ReviewState
{
    [JsonStringEnumMemberName("unreviewed")]
    Unreviewed,
    [JsonStringEnumMemberName("reviewed")]
    Reviewed,
}

/// <summary>What every output carries, so that people and programs can tell where it comes from (Art. 50 Regulation (EU) 2024/1689).</summary>
/// <param name="Id">Look-up key, fit to be read out on the telephone: KK-XXXX-XXXX-XX.</param>
/// <param name="Wording">The label line as shown.</param>
/// <param name="Model">The language model, or null when none took part.</param>
public sealed record TransparencyLabel(string Id, LabelKind Kind, string Wording, string? Model, DateTimeOffset CreatedAt, ReviewState Review)
{
    // Crockford's base 32: no I, L, O, U.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A new label. Its id is random: 50 bits.</summary>
    public static TransparencyLabel Create(LabelKind kind, string? model, DateTimeOffset now)
    {
        string code = RandomNumberGenerator.GetString(Alphabet, 10);
        string id = $"KK-{code[..4]}-{code[4..8]}-{code[8..]}";
        return new TransparencyLabel(id, kind, WordingOf(kind), model, now, ReviewState.Unreviewed);
    }

    /// <summary>Brings an id as typed by a person into its stored form; null when it cannot be one.</summary>
    public static string? NormalizeId(string typed)
    {
        var code = new List<char>();
        foreach (char c in typed.Trim().ToUpperInvariant())
        {
            if (c is '-' or ' ')
                continue;
            code.Add(c switch { 'O' => '0', 'I' or 'L' => '1', _ => c });
        }

        if (code is ['K', 'K', .. { Count: 10 } rest])
            code = rest; // a code may itself begin with KK
        return code.Count == 10 && code.TrueForAll(c => Alphabet.Contains(c))
            ? $"KK-{new string([.. code[..4]])}-{new string([.. code[4..8]])}-{new string([.. code[8..]])}"
            : null;
    }

    private static string WordingOf(LabelKind kind) => kind switch
    {
        LabelKind.Extract => "KiKoKo: wörtlicher Auszug, ohne Sprachmodell. Bitte prüfen Sie die Quellen.",
        LabelKind.Rule => "KiKoKo: feste Antwort nach Regel, ohne Sprachmodell.",
        LabelKind.Generated => "KiKoKo: mit KI erstellt. Bitte prüfen Sie die Quellen.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
