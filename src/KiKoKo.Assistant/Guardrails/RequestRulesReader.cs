using System.Text.RegularExpressions;
using KiKoKo.Assistant.Conversations;

namespace KiKoKo.Assistant.Guardrails;

/// <summary>Reads the format that the head of <c>request-rules.txt</c> describes.</summary>
internal sealed partial class RequestRulesReader
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<string, string> _groups = new(StringComparer.Ordinal);
    private readonly List<string> _givenNames = [];
    private readonly List<RequestRule> _rules = [];
    private Draft? _draft;

    /// <exception cref="FormatException">Names the line that cannot be read.</exception>
    public RequestRules Read(string source)
    {
        int number = 0;
        foreach (string raw in source.Split('\n'))
        {
            number++;
            string line = raw.Trim();
            if (line.Length > 0 && line[0] != '#')
                ReadLine(line, number);
        }

        Finish();
        return new RequestRules(_rules, new PersonNames(_givenNames));
    }

    private void ReadLine(string line, int number)
    {
        if (line[0] == '[')
        {
            Finish();
            _draft = Draft.Begin(line, number);
            return;
        }

        int colon = line.IndexOf(':', StringComparison.Ordinal);
        string key = line[..Math.Max(colon, 0)], value = line[(colon + 1)..].Trim();
        if (key == "vornamen")
            _givenNames.AddRange(RequestText.Fold(value).Split(' '));
        else if (key.StartsWith("gruppe ", StringComparison.Ordinal))
            _groups[key["gruppe ".Length..]] = "(" + Expand(value, number) + ")";
        else if (_draft is null)
            throw new FormatException($"Zeile {number}: vor der ersten Regel.");
        else if (key is "wenn")
            _draft.When(Pattern(value, number, p => new RequestPattern(p)));
        else if (key is "ausser")
            _draft.Unless(Pattern(value, number, p => new Regex(p, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, MatchTimeout)), number);
        else
            _draft.Set(key, value, number);
    }

    private void Finish()
    {
        if (_draft is not null)
            _rules.Add(_draft.Build());
        _draft = null;
    }

    private T Pattern<T>(string value, int number, Func<string, T> create)
    {
        string pattern = Expand(value, number);
        try
        {
            return create(pattern);
        }
        catch (ArgumentException e)
        {
            throw new FormatException($"Zeile {number}: {e.Message}", e);
        }
    }

    /// <summary>Groups put in; umlauts folded as the request's are.</summary>
    private string Expand(string value, int number)
    {
        string expanded = Reference().Replace(value, m =>
            _groups.TryGetValue(m.Groups["name"].Value, out string? group) ? group : throw new FormatException($"Zeile {number}: unbekannte Gruppe {m.Value}."));
        return expanded
            .Replace("ä", "ae", StringComparison.Ordinal)
            .Replace("ö", "oe", StringComparison.Ordinal)
            .Replace("ü", "ue", StringComparison.Ordinal)
            .Replace("ß", "ss", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\{(?<name>\p{L}[\p{L}-]*)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Reference();

    private sealed class Draft(string name, ReplyKind outcome)
    {
        private readonly List<Clause> _clauses = [];
        private List<RequestPattern> _when = [];
        private List<Regex> _unless = [];
        private string _basis = "", _text = "";
        private string? _contact;

        public static Draft Begin(string header, int number)
        {
            string[] parts = header.Trim('[', ']').Split(' ', 2);
            if (parts.Length != 2 || !Enum.TryParse(parts[0], ignoreCase: true, out ReplyKind outcome) || outcome is not (ReplyKind.Refusal or ReplyKind.Handover))
                throw new FormatException($"Zeile {number}: erwartet [refusal Name] oder [handover Name].");
            return new Draft(parts[1], outcome);
        }

        /// <summary>The first pattern after an exception begins a new clause.</summary>
        public void When(RequestPattern pattern)
        {
            if (_unless.Count > 0)
                CloseClause();
            _when.Add(pattern);
        }

        public void Unless(Regex pattern, int number)
        {
            if (_when.Count == 0)
                throw new FormatException($"Zeile {number}: „ausser“ ohne „wenn“ davor.");
            _unless.Add(pattern);
        }

        public void Set(string key, string value, int number)
        {
            switch (key)
            {
                case "grundlage": _basis = value; break;
                case "antwort": _text = value; break;
                case "kontakt": _contact = value; break;
                default: throw new FormatException($"Zeile {number}: unbekannte Angabe.");
            }
        }

        public RequestRule Build()
        {
            CloseClause();
            if (_text.Length == 0 || _clauses.Count == 0)
                throw new FormatException($"Regel „{name}“: antwort und wenn werden gebraucht.");
            return new RequestRule(name, outcome, _basis, _text, _contact, _clauses);
        }

        private void CloseClause()
        {
            if (_when.Count > 0)
                _clauses.Add(new Clause(_when, _unless));
            (_when, _unless) = ([], []);
        }
    }
}
