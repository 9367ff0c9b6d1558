using System.Collections.Frozen;

namespace KiKoKo.Assistant.Evidence;

/// <summary>A word that names a person, an office or a thing of its own.</summary>
/// <param name="At">Index of its token.</param>
internal readonly record struct Name(int At, string Text, WordForm Form, NameKind Kind);

internal enum NameKind
{
    /// <summary>A person, or what stands for itself beside another noun.</summary>
    Proper,

    /// <summary>"Personalrat", "Führungskraft": who does something or is to be asked.</summary>
    Office,

    /// <summary>"TVöD", "PersonalPortal".</summary>
    Abbreviation,
}

/// <summary>Finds names by how they are written and what they stand beside; there is no list of people.</summary>
internal static class Names
{
    private static readonly FrozenSet<string> Titles = new[] { "herr", "herrn", "frau", "dr", "prof", "kollege", "kollegin" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Kinds = new[] { "stelle", "abteilung", "team", "sachgebiet", "referat", "dezernat", "amt", "fachbereich", "fachdienst", "gruppe" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Capitalised at the beginning of a sentence without being a noun; nouns that speak of the answer itself.</summary>
    private static readonly FrozenSet<string> NoNames = new[]
    {
        "laut", "gemäß", "kurz", "entsprechend", "bezüglich", "hinsichtlich", "sowohl", "weder", "fundstelle", "fundstellen", "quelle", "quellen", "dokument", "dokumente", "dokumenten", "unterlagen", "text", "passage", "antwort",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Labels = new[]
    {
        "telefon", "tel", "telefonnummer", "rufnummer", "nummer", "durchwahl", "mail", "email", "adresse", "raum", "zimmer", "büro", "kontakt", "ansprechperson", "ansprechpartner", "ansprechpartnerin", "ansprechstelle", "anfragen", "fragen", "rückfragen", "auskunft", "auskünfte", "vertretung", "gebäude",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Offices =
    [
        "amt", "amtes", "amts", "ämter", "ämtern", "service", "desk", "beauftragte", "beauftragten", "beauftragter", "leitung", "leitungen", "leiter", "leiterin", "rat", "rats", "rates", "vertretung", "ausschuss", "ausschusses", "dezernat", "dezernats", "abteilung", "kasse", "büro", "büros",
        "gericht", "gerichts", "ministerium", "ministeriums", "behörde", "behörden", "kommission", "referat", "sekretariat", "sekretariats", "vorstand", "vorstands", "archiv", "pforte", "meister", "meisterin", "meisters", "stelle", "stellen", "führungskraft", "führungskräfte", "vorgesetzte", "vorgesetzten", "beschäftigte", "beschäftigten",
        "auszubildende", "auszubildenden", "beamte", "beamten", "beamtinnen", "personal", "dienstleister", "krankenkasse", "betriebsarzt", "betriebsärztin", "dezernent", "dezernentin", "kämmerei", "kämmerer", "kämmerin", "referentin", "referent", "arzt", "ärztin", "bank", "koordinator", "koordinatorin", "dienst", "dienste", "diensten", "fachdienst", "zentrale", "versicherung", "anstalt",
    ];

    private static readonly FrozenSet<string> NoOffices = new[]
    {
        "vorrat", "beirat", "verrat", "hausrat", "dienststelle", "baustelle", "tankstelle", "haltestelle", "fundstelle", "schnittstelle", "stelle", "stellen", "planstelle", "planstellen", "dienst", "außendienst", "innendienst", "bereitschaftsdienst", "zahlenstellen", "stichstelle", "vordienst", "verdienst", "ansprechstelle", "datenbank", "zentrale", "winterdienst", "rufdienst", "rettungsdienst", "gottesdienst", "spätdienst", "frühdienst", "nachtdienst", "wochenenddienst",
        "beiträge", "amt", "rat",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static List<Name> Read(Statement statement, Words words)
    {
        var names = new List<Name>();
        var (tokens, lower) = (statement.Tokens, statement.Lower);
        for (int i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].IsCapitalised || statement.IsFact(i) || words.Form(lower[i]) is not { } form || Titles.Contains(lower[i]))
                continue;
            NameKind? kind = FactReader.IsLaw(tokens[i].Text) && !tokens[i].Text.EndsWith("Innen", StringComparison.Ordinal) ? NameKind.Abbreviation
                : FollowsTitle(statement, i) ? NameKind.Proper
                : IsOffice(lower[i]) ? NameKind.Office
                : i > 0 && Kinds.Contains(lower[i - 1]) ? NameKind.Proper
                : null;
            if (kind is { } known)
                names.Add(new Name(i, tokens[i].Text, form, known));
        }

        return names;
    }

    /// <summary>Words that say what stands beside them.</summary>
    public static bool IsLabel(string lower) => Labels.Contains(lower) || NoNames.Contains(lower);

    public static bool IsTitle(string lower) => Titles.Contains(lower);

    /// <summary>"Jens Oberhausen": two capitalised words side by side, which German prose seldom has unless they name something.</summary>
    /// <param name="at">The first of them.</param>
    /// <param name="begins">It may be the first word of a sentence, whose capital says nothing.</param>
    public static bool IsPair(Statement statement, int at, Words words, bool begins)
    {
        var (tokens, lower) = (statement.Tokens, statement.Lower);
        return at + 1 < tokens.Count && tokens[at].IsCapitalised && tokens[at + 1].IsCapitalised && tokens[at + 1].Start == tokens[at].End + 1 && tokens[at + 1].IsApart
            && !statement.IsFact(at) && !statement.IsFact(at + 1) && !NoNames.Contains(lower[at]) && !NoNames.Contains(lower[at + 1])
            && words.Form(lower[at]) is not null && words.Form(lower[at + 1]) is not null
            && (at > 0 || !begins || tokens[at].Text.Length > 3 && !lower[at].EndsWith("en", StringComparison.Ordinal) && !lower[at].EndsWith('e'));
    }

    /// <summary>Do they name the same?</summary>
    public static bool Same(Name claim, WordForm source)
    {
        if (claim.Form.Stem == source.Stem || claim.Form.Lower == source.Lower)
            return true;
        if (claim.Kind != NameKind.Office)
            return claim.Form.Lower == source.Lower + "s" || source.Lower == claim.Form.Lower + "s";
        return claim.Form.HasSenseOf(source)
            || Neutral(claim.Form.Stem) == Neutral(source.Stem)
            || claim.Form.Stem.Length > 3 && source.Stem.EndsWith(claim.Form.Stem, StringComparison.Ordinal);
    }

    public static bool IsOffice(string lower)
    {
        if (NoOffices.Contains(lower))
            return false;
        foreach (string ending in Offices)
        {
            if (lower.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool FollowsTitle(Statement statement, int at)
    {
        for (int k = at - 1; k >= 0 && at - k <= 4; k--)
        {
            if (Titles.Contains(statement.Lower[k]))
                return true;
            if (!statement.Tokens[k].IsCapitalised && statement.Tokens[k].Text != ".")
                return false;
        }

        return false;
    }

    private static string Neutral(string stem) =>
        stem.EndsWith("inn", StringComparison.Ordinal) ? stem[..^3] : stem.Length > 5 && stem.EndsWith("in", StringComparison.Ordinal) ? stem[..^2] : stem;
}
