namespace KiKoKo.Knowledge.Search.Vectors;

/// <summary>Which model turns texts into vectors, and what it may take. Without an endpoint the search works by words alone.</summary>
public sealed class EmbeddingOptions
{
    /// <summary>Base address of an OpenAI-compatible service, as in <c>http://127.0.0.1:11434/v1</c>. Empty: no vectors. The only host that is ever contacted.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The model's name at the endpoint. Another name: everything is embedded anew in the background.</summary>
    public string? Name { get; set; }

    /// <summary>Sent as a bearer token when set. Comes from the environment, never from the repository.</summary>
    public string? ApiKey { get; set; }

    /// <summary>A file whose first line is the key, instead of <see cref="ApiKey"/>.</summary>
    public string? ApiKeyFile { get; set; }

    /// <summary>How many numbers a vector must have; anything else is refused. 0: as many as the first one has.</summary>
    public int Dimensions { get; set; }

    /// <summary>Passages per request.</summary>
    public int BatchSize { get; set; } = 16;

    /// <summary>Time limit of one request in the background.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a search waits for the vector of its question before it goes on by words alone.</summary>
    public TimeSpan QueryTimeout { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Cosine below which a passage does not count as similar. Differs from model to model.</summary>
    public double MinimumSimilarity { get; set; } = 0.3;

    /// <summary>What the model wants before a question ("query: "). Part of the embedded text.</summary>
    public string QueryPrefix { get; set; } = "";

    /// <summary>What the model wants before a passage ("passage: "). Another prefix: everything is embedded anew.</summary>
    public string PassagePrefix { get; set; } = "";

    /// <summary>Lets document text travel unencrypted to another machine. Only for a network that nobody else listens to.</summary>
    public bool DangerouslyAllowUnencrypted { get; set; }

    /// <summary>Is there a model to ask?</summary>
    public bool IsEnabled => !string.IsNullOrWhiteSpace(Endpoint);

    /// <summary>What is wrong with these settings, each with its mend, in German. Empty when nothing is.</summary>
    public IReadOnlyList<string> FindProblems()
    {
        List<string> problems = [];
        if (!IsEnabled)
        {
            if (!string.IsNullOrWhiteSpace(Name))
                problems.Add("Embeddings:Name ist gesetzt, Embeddings:Endpoint fehlt. Abhilfe: die Adresse des Dienstes eintragen (zum Beispiel http://127.0.0.1:11434/v1) oder beide Einstellungen entfernen.");
            return problems;
        }

        if (string.IsNullOrWhiteSpace(Name))
            problems.Add("Embeddings:Endpoint ist gesetzt, Embeddings:Name fehlt. Abhilfe: den Namen des Modells eintragen, wie der Dienst ihn kennt (zum Beispiel bge-m3).");
        if (!Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            problems.Add($"Embeddings:Endpoint „{Endpoint}“ ist keine Adresse. Abhilfe: zum Beispiel http://127.0.0.1:11434/v1 eintragen.");
        else if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            problems.Add("Embeddings:Endpoint enthält mehr als eine Adresse (Zugangsdaten, „?“ oder „#“). Abhilfe: nur die Adresse eintragen; der Schlüssel gehört in Embeddings:ApiKey.");
        else if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback && !DangerouslyAllowUnencrypted)
            problems.Add($"Embeddings:Endpoint „{Endpoint}“ ist unverschlüsselt und auf einem anderen Rechner; dorthin geht der Text der Dokumente. Abhilfe: https verwenden oder, in einem abgeschlossenen Netz, Embeddings:DangerouslyAllowUnencrypted auf true setzen.");
        if (!string.IsNullOrWhiteSpace(ApiKey) && !string.IsNullOrWhiteSpace(ApiKeyFile))
            problems.Add("Embeddings:ApiKey und Embeddings:ApiKeyFile sind beide gesetzt. Abhilfe: eine der beiden Einstellungen entfernen.");
        Require(Dimensions is >= 0 and <= 16_384, nameof(Dimensions), "zwischen 0 (jede Länge) und 16384 liegen", "1024");
        Require(BatchSize is >= 1 and <= 1024, nameof(BatchSize), "zwischen 1 und 1024 liegen", "16");
        Require(Timeout >= TimeSpan.FromSeconds(1) && Timeout <= TimeSpan.FromHours(1), nameof(Timeout), "zwischen 00:00:01 und 01:00:00 liegen", "00:01:00");
        Require(QueryTimeout >= TimeSpan.FromMilliseconds(10) && QueryTimeout <= TimeSpan.FromSeconds(10), nameof(QueryTimeout), "zwischen 00:00:00.01 und 00:00:10 liegen", "00:00:00.3");
        Require(MinimumSimilarity is >= -1 and <= 1, nameof(MinimumSimilarity), "zwischen -1 und 1 liegen", "0.3");
        return problems;

        void Require(bool holds, string name, string demand, string example)
        {
            if (!holds)
                problems.Add($"Embeddings:{name} muss {demand}. Abhilfe: zum Beispiel {example} eintragen oder die Einstellung entfernen, dann gilt die Vorgabe.");
        }
    }
}
