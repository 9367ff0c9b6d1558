namespace KiKoKo.Assistant.Evidence;

/// <summary>A content word of a sentence.</summary>
/// <param name="At">Index of its token.</param>
/// <param name="Weight">How much it says: names and nouns most.</param>
internal readonly record struct ContentWord(int At, WordForm Form, float Weight);

/// <summary>A sentence, list item or table row as the check sees it: words, facts, and the small words that turn them.</summary>
internal sealed class Statement
{
    private const float Noun = 1;
    private const float OtherWord = 0.6f;
    private const float UnitWord = 0.3f;
    private const float Filler = 0.15f;
    private const int NearBy = 5;
    private const int LeastWordsOfClause = 2;

    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal)
    {
        "beträgt", "betragen", "gilt", "gelten", "erfolgt", "erfolgen", "liegt", "steht", "stehen", "dabei", "bleibt", "kommt", "lautet", "heißt", "insgesamt", "jeweils", "jeweiligen", "entsprechend", "entsprechende", "entsprechenden",
        "zum", "beispiel", "grundsätzlich", "laut", "gemäß", "hinaus", "zudem", "außerdem", "ebenfalls", "ebenso", "daneben", "ferner", "findet", "statt", "sogar", "vielmehr", "hierbei", "gehört", "gehören", "lassen", "lässt", "müssen",
        "person", "personen", "jemand", "falls", "folgendes", "folgende", "folgenden", "wichtig", "frage", "antwort", "hinweis", "regelung", "nämlich", "zudem", "also", "laut", "fundstelle", "kurz", "bitte", "ansprechperson", "kontakt", "telefon", "durchwahl", "telefonnummer", "rufnummer", "mailadresse", "mail", "adresse", "raum", "zimmer", "erreichen", "erreichbar",
    };

    private readonly int[] _piece;
    private readonly int[] _clause;
    private readonly HashSet<int> _inFacts;

    private Statement(List<Token> tokens, string[] lower, IReadOnlyList<Fact> facts, HashSet<int> inFacts, List<ContentWord> words, List<Marker> markers)
    {
        (Tokens, Lower, Facts, _inFacts, ContentWords, Markers) = (tokens, lower, facts, inFacts, words, markers);
        FirstBreak = tokens.FindIndex(t => t.Text == "|") is >= 0 and var first ? first : tokens.Count;
        _piece = Pieces(tokens, lower);
        _clause = Clauses(_piece, words, facts);
    }

    public IReadOnlyList<Token> Tokens { get; }

    /// <summary>The tokens in lower case.</summary>
    public string[] Lower { get; }

    public IReadOnlyList<Fact> Facts { get; }

    public IReadOnlyList<ContentWord> ContentWords { get; }

    public IReadOnlyList<Marker> Markers { get; }

    public int ClauseCount => _clause.Length == 0 ? 0 : _clause[^1] + 1;

    public static Statement Read(string text, Words words)
    {
        var tokens = Scanner.Scan(text);
        string[] lower = [.. tokens.Select(t => t.Text.ToLowerInvariant())];
        var reader = new FactReader(tokens, lower);
        var facts = reader.Read();
        var content = new List<ContentWord>(tokens.Count);
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != TokenKind.Word || reader.Covers.Contains(i) || words.Form(lower[i]) is not { } form)
                continue;
            float weight = Fillers.Contains(lower[i]) ? Filler : Measure.Of(lower[i]) is { Sort: not Measure.AnySort } ? UnitWord : tokens[i].IsCapitalised && (i > 0 || lower[i].Length > 6) ? Noun : OtherWord;
            content.Add(new ContentWord(i, form, weight));
        }

        return new Statement(tokens, lower, facts, reader.Covers, content, MarkerReader.Read(tokens, lower));
    }

    /// <summary>Index of the token that ends the first cell of a row; the number of tokens where there is none.</summary>
    public int FirstBreak { get; }

    /// <summary>Is there no content word in the token's table cell? False where there are no cells.</summary>
    public bool IsAloneInCell(int token)
    {
        int from = token, to = token;
        while (from >= 0 && Tokens[from].Text != "|")
            from--;
        while (to < Tokens.Count && Tokens[to].Text != "|")
            to++;
        return (from >= 0 || to < Tokens.Count) && !ContentWords.Any(w => w.At > from && w.At < to && w.At != token);
    }

    /// <summary>Is the token part of a number, day or other fact?</summary>
    public bool IsFact(int token) => _inFacts.Contains(token);

    /// <summary>Which clause a token stands in, counted from 0.</summary>
    public int ClauseOf(int token) => _clause[token];

    /// <summary>How many markers of a kind stand in a token's piece: nothing but what commas and coordinating words part, however short.</summary>
    public int CountBeside(MarkerKind kind, int token)
    {
        int count = 0;
        foreach (var marker in Markers)
            count += marker.Kind == kind && _piece[marker.At] == _piece[token] ? 1 : 0;
        return count;
    }

    /// <summary>The content words of a token's piece, without the token itself.</summary>
    public IEnumerable<ContentWord> Beside(int token) => ContentWords.Where(w => w.At != token && w.Weight > Filler && _piece[w.At] == _piece[token]);

    /// <summary>In one clause, or a few words apart.</summary>
    public bool AreNear(int a, int b) => Math.Abs(a - b) <= NearBy || _clause[a] == _clause[b];

    /// <summary>How many markers of a kind stand in a clause.</summary>
    public int Count(MarkerKind kind, int clause)
    {
        int count = 0;
        foreach (var marker in Markers)
            count += marker.Kind == kind && _clause[marker.At] == clause ? 1 : 0;
        return count;
    }

    public bool HasNear(MarkerKind kind, int at)
    {
        foreach (var marker in Markers)
        {
            if (marker.Kind == kind && AreNear(marker.At, at))
                return true;
        }

        return false;
    }

    /// <summary>The content word that follows a token in its clause, and the one before it.</summary>
    public (ContentWord? Next, ContentWord? Before) Neighbours(int at)
    {
        ContentWord? next = null, before = null;
        foreach (var word in ContentWords)
        {
            if (word.Weight <= Filler || word.At == at || _clause[word.At] != _clause[at])
                continue;
            if (word.At < at)
                before = word;
            else if (next is null)
                next = word;
        }

        return (next, before);
    }

    /// <summary>What stands between commas, semicolons, colons, dashes, cell borders and coordinating words.</summary>
    private static int[] Pieces(List<Token> tokens, string[] lower)
    {
        int[] piece = new int[tokens.Count];
        int count = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            if (i > 0 && (tokens[i].Kind == TokenKind.Break && tokens[i].Text is "," or ";" or ":" or "–" or "—" or "|" || lower[i] is "aber" or "sondern" or "wobei" or "während" or "jedoch" || lower[i] == "und" && !JoinsNouns(tokens, i)))
                count++;
            piece[i] = count;
        }

        return piece;
    }

    /// <summary>Pieces; what says too little by itself belongs to the piece before it.</summary>
    private static int[] Clauses(int[] piece, List<ContentWord> words, IReadOnlyList<Fact> facts)
    {
        int count = piece.Length == 0 ? 0 : piece[^1];
        int[] said = new int[count + 1];
        foreach (var word in words)
            said[piece[word.At]] += word.Weight > Filler ? 1 : 0;
        foreach (var fact in facts)
            said[piece[fact.At]]++;
        int[] clause = new int[count + 1];
        for (int p = 1, toSay = said[0]; p <= count; p++)
        {
            bool begins = toSay >= LeastWordsOfClause && said[p] >= LeastWordsOfClause;
            clause[p] = begins ? clause[p - 1] + 1 : clause[p - 1];
            toSay = begins ? said[p] : toSay + said[p];
        }

        return [.. piece.Select(p => clause[p])];
    }

    /// <summary>"Beamtinnen und Beamte", "1 und 2": one thing, not two statements.</summary>
    private static bool JoinsNouns(List<Token> tokens, int und) =>
        und + 1 < tokens.Count && (tokens[und - 1].IsCapitalised && tokens[und + 1].IsCapitalised || tokens[und - 1].Kind is not (TokenKind.Word or TokenKind.Break) && tokens[und + 1].Kind is not TokenKind.Word);
}
