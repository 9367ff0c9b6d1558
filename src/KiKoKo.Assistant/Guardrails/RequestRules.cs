using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using KiKoKo.Assistant.Conversations;

namespace KiKoKo.Assistant.Guardrails;

/// <summary>
/// The rules of <c>request-rules.txt</c>: what Regulation (EU) 2024/1689, Annex III No. 4 and Art. 5, reserves to people or
/// forbids, and what this assistant is not for. Deterministic: no language model can talk its way past them.
/// </summary>
internal sealed class RequestRules
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(200);
    private readonly List<RequestRule> _rules;

    private RequestRules(List<RequestRule> rules) => _rules = rules;

    public IReadOnlyList<RequestRule> All => _rules;

    public static RequestRules LoadEmbedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var reader = new StreamReader(assembly.GetManifestResourceStream("KiKoKo.Assistant.Guardrails.request-rules.txt")!);
        return Parse(reader.ReadToEnd());
    }

    /// <exception cref="FormatException">Names the line that cannot be read.</exception>
    public static RequestRules Parse(string source)
    {
        var rules = new List<RequestRule>();
        Draft? draft = null;
        int number = 0;
        foreach (string raw in source.Split('\n'))
        {
            number++;
            string line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[')
            {
                draft?.AddTo(rules);
                draft = Draft.Begin(line, number);
                continue;
            }

            (draft ?? throw new FormatException($"Zeile {number}: vor der ersten Regel.")).Read(line, number);
        }

        draft?.AddTo(rules);
        return new RequestRules(rules);
    }

    /// <summary>The first rule that the request falls under; null when none does.</summary>
    public RequestRule? Find(string text)
    {
        string normalized = Normalize(text);
        return _rules.Find(r => r.Matches(normalized));
    }

    /// <summary>Lower case, compatibility characters folded, invisible characters dropped, one blank between words, ae/oe/ue left alone.</summary>
    internal static string Normalize(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (char c in text.Normalize(NormalizationForm.FormKC))
        {
            var category = char.GetUnicodeCategory(c);
            if (category is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.NonSpacingMark)
                continue;
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                if (result.Length > 0 && result[^1] != ' ')
                    result.Append(' ');
                continue;
            }

            result.Append(char.ToLowerInvariant(c));
        }

        return result.ToString().TrimEnd();
    }

    private sealed class Draft(string name, ReplyKind outcome)
    {
        private readonly List<Regex> _when = [];
        private readonly List<Regex> _unless = [];
        private string _basis = "", _text = "";
        private string? _contact;

        public static Draft Begin(string header, int number)
        {
            string[] parts = header.Trim('[', ']').Split(' ', 2);
            if (parts.Length != 2 || !Enum.TryParse(parts[0], ignoreCase: true, out ReplyKind outcome) || outcome is not (ReplyKind.Refusal or ReplyKind.Handover))
                throw new FormatException($"Zeile {number}: erwartet [refusal Name] oder [handover Name].");
            return new Draft(parts[1], outcome);
        }

        public void Read(string line, int number)
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            string value = line[(colon + 1)..].Trim();
            switch (line[..Math.Max(colon, 0)])
            {
                case "grundlage": _basis = value; break;
                case "antwort": _text = value; break;
                case "kontakt": _contact = value; break;
                case "wenn": _when.Add(Pattern(value, number)); break;
                case "ausser": _unless.Add(Pattern(value, number)); break;
                default: throw new FormatException($"Zeile {number}: unbekannte Angabe.");
            }
        }

        public void AddTo(List<RequestRule> rules)
        {
            if (_text.Length == 0 || _when.Count == 0)
                throw new FormatException($"Regel „{name}“: antwort und wenn werden gebraucht.");
            rules.Add(new RequestRule(name, outcome, _basis, _text, _contact, _when, _unless));
        }

        private static Regex Pattern(string value, int number)
        {
            try
            {
                return new Regex(value, RegexOptions.CultureInvariant, MatchTimeout);
            }
            catch (ArgumentException e)
            {
                throw new FormatException($"Zeile {number}: {e.Message}", e);
            }
        }
    }
}
