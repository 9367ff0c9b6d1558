namespace KiKoKo.Assistant.Evidence;

/// <summary>Leads strong verb forms back to one: "genommen", "nimmt" and "nehmen". By the end of the stem, so that "übernommen" is found with "übernehmen".</summary>
internal static class Ablaut
{
    private static readonly (string Form, string Root)[] Forms =
    [
        ("nomm", "nehm"), ("nimmt", "nehm"), ("nimm", "nehm"), ("gibt", "geb"), ("gab", "geb"), ("trifft", "treff"), ("troff", "treff"), ("zog", "zieh"), ("schloss", "schliess"), ("schrieb", "schreib"),
        ("blieb", "bleib"), ("gilt", "gelt"), ("golt", "gelt"), ("spricht", "sprech"), ("sproch", "sprech"), ("tritt", "tret"), ("schied", "scheid"), ("gonn", "ginn"), ("sandt", "send"), ("bracht", "bring"),
        ("stand", "steh"), ("gang", "geh"), ("fund", "find"), ("bot", "biet"), ("wies", "weis"), ("hob", "heb"), ("schob", "schieb"), ("lor", "lier"), ("bund", "bind"), ("wend", "wend"), ("wandt", "wend"),
        ("stieg", "steig"), ("liess", "lass"), ("lasst", "lass"), ("hielt", "halt"), ("fiel", "fall"), ("liest", "les"), ("sieht", "seh"), ("sah", "seh"), ("half", "helf"), ("hilft", "helf"), ("worb", "werb"), ("wirbt", "werb"),
    ];

    public static string Undo(string stem)
    {
        foreach (var (form, root) in Forms)
        {
            if (stem.Length - form.Length is 0 or > 1 && stem.EndsWith(form, StringComparison.Ordinal))
                return string.Concat(stem.AsSpan(0, stem.Length - form.Length), root);
        }

        return stem;
    }
}
