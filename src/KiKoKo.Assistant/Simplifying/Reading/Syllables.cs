using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace KiKoKo.Assistant.Simplifying.Reading;

/// <summary>Counts the spoken syllables of a German word by its vowel groups.</summary>
/// <remarks>
/// A group of vowels is one syllable when it is a diphthong or a long vowel, else one each. Where a prefix, a suffix or a
/// foreign stem divides such a group (be-urlauben, Patri-ent, Famili-e) a seam is set before counting.
/// </remarks>
internal static partial class Syllables
{
    private const char Seam = '|';

    private static readonly string[] s_oneSound = ["ai", "ei", "au", "äu", "eu", "ie", "aa", "ee", "oo", "oi", "ou", "ay", "ey", "oy"];

    /// <summary>English words of the office with a silent e or with vowels that German would read apart.</summary>
    private static readonly FrozenDictionary<string, int> s_english = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["software"] = 2,
        ["hardware"] = 2,
        ["firmware"] = 2,
        ["malware"] = 2,
        ["ransomware"] = 3,
        ["online"] = 2,
        ["offline"] = 2,
        ["homepage"] = 2,
        ["website"] = 2,
        ["update"] = 2,
        ["upgrade"] = 2,
        ["phone"] = 1,
        ["home"] = 1,
        ["office"] = 2,
        ["file"] = 1,
        ["template"] = 2,
        ["team"] = 1,
        ["stream"] = 1,
        ["leasing"] = 2,
        ["feature"] = 2,
        ["board"] = 1,
        ["keyboard"] = 2,
        ["dashboard"] = 2,
        ["whiteboard"] = 2,
        ["onboarding"] = 3,
        ["coach"] = 1,
        ["download"] = 2,
        ["upload"] = 2,
        ["interface"] = 3,
        ["compliance"] = 3,
        ["performance"] = 3,
        ["governance"] = 3,
        ["deadline"] = 2,
        ["hotline"] = 2,
        ["guideline"] = 2,
        ["pipeline"] = 2,
        ["share"] = 1,
        ["release"] = 2,
        ["queue"] = 1,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] s_englishLongestFirst = [.. s_english.Keys.OrderByDescending(k => k.Length)];

    /// <summary>At least 1: numbers and abbreviations without a vowel count as one.</summary>
    public static int Count(string word)
    {
        if (!word.Any(char.IsLetter))
            return 1;
        int sum = 0;
        foreach (string part in Joints().Split(word.ToLowerInvariant().Replace("\u00AD", "", StringComparison.Ordinal)))
            sum += CountPart(part);
        return Math.Max(1, sum);
    }

    private static int CountPart(string part)
    {
        if (part.Length == 0)
            return 0;
        foreach (string english in s_englishLongestFirst)
        {
            if (part.StartsWith(english, StringComparison.Ordinal))
                return s_english[english] + CountPart(part[english.Length..] is "s" ? "" : part[english.Length..]);
            if (part.EndsWith(english, StringComparison.Ordinal) || part.EndsWith(english + "s", StringComparison.Ordinal))
                return CountPart(part[..part.LastIndexOf(english, StringComparison.Ordinal)]) + s_english[english];
        }

        return Math.Max(1, VowelGroups(WithSeams(part)));
    }

    private static string WithSeams(string part)
    {
        string s = part.Replace("qu", "kw", StringComparison.Ordinal);
        s = ConsonantY().Replace(s, "j");
        s = SilentEau().Replace(s, "o");
        foreach (var seam in s_seams)
            s = seam.Replace(s, m => m.Value + Seam);
        return s;
    }

    private static int VowelGroups(string s)
    {
        int count = 0;
        for (int i = 0; i < s.Length; i++)
        {
            if (!IsVowel(s[i]))
                continue;
            count++;
            if (i + 1 < s.Length && s_oneSound.Contains(s.Substring(i, 2), StringComparer.Ordinal))
                i++;
        }

        return count;
    }

    private static bool IsVowel(char c) => "aeiouyäöüéèêáàâóôúûíîæœø".Contains(c, StringComparison.Ordinal);

    /// <summary>Each matches what stands before a seam.</summary>
    private static readonly Regex[] s_seams =
    [
        PrefixInside(), PrefixAtStart(), Ko(), Re(), Zoo(), UnstressedIe(), PluralIen(), IentIenz(), Eum(), PluralEen(), Jubilaeum(), AForeignSuffix(), Hygiene(),
    ];

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int MatchTimeout = 200;

    [GeneratedRegex(@"[-‑'’.@_/,:]+", Plain, MatchTimeout)]
    private static partial Regex Joints();

    [GeneratedRegex(@"^y(?=[aeiouäöü])", Plain, MatchTimeout)]
    private static partial Regex ConsonantY();

    [GeneratedRegex(@"eau(?=[sx]?$)", Plain, MatchTimeout)]
    private static partial Regex SilentEau();

    /// <summary>be-urteilen, ge-ehrt, also inside: an-ge-eignet.</summary>
    [GeneratedRegex(@"[bg]e(?=eh[rl]|eign|ein|eil|end|erb|erd|ernt|ur[tlk]|unr|inh|infl|irr|imp|igel)", Plain, MatchTimeout)]
    private static partial Regex PrefixInside();

    [GeneratedRegex(@"^[bg]e(?=u[nr]|au[^s]|[äöüoa])", Plain, MatchTimeout)]
    private static partial Regex PrefixAtStart();

    [GeneratedRegex(@"ko(?=ord|op|inz|ed|ex)", Plain, MatchTimeout)]
    private static partial Regex Ko();

    [GeneratedRegex(@"^re(?=in[vst]|imp|akt)", Plain, MatchTimeout)]
    private static partial Regex Re();

    [GeneratedRegex(@"zo(?=olog)", Plain, MatchTimeout)]
    private static partial Regex Zoo();

    /// <summary>Stems whose ending -ie is not stressed and so is two syllables, also inside compounds: Famili-en-name.</summary>
    [GeneratedRegex(@"(famil|stud|ser|akt|lin|präm|fol|komöd|tragöd|best|lil|mater|arter|petersil|histor|kastan|begon|mum|pin|glor|fer|med|immobil|kriter|minister|material|prinzip|privileg|stipend|evangel|utensil|mobil|textil|chemikal|fossil|ital|span|belg|rumän|bulgar|skandinav|austral)i(?=e(n(?!st|er)|$))", Plain, MatchTimeout)]
    private static partial Regex UnstressedIe();

    /// <summary>The plural of nouns in -ie and -ium; not the verbs "schien", "spien".</summary>
    [GeneratedRegex(@"(?<![dhwr])(?<!kn)(?<!sp)i(?=en$)|(?<=[eäoö]r|or|ar|t)i(?=en$)", Plain, MatchTimeout)]
    private static partial Regex PluralIen();

    [GeneratedRegex(@"[ztlpr]i(?=en[tz](?!el|r))", Plain, MatchTimeout)]
    private static partial Regex IentIenz();

    [GeneratedRegex(@"[szlfr]e(?=ums?$)", Plain, MatchTimeout)]
    private static partial Regex Eum();

    [GeneratedRegex(@"e(?=en$)", Plain, MatchTimeout)]
    private static partial Regex PluralEen();

    [GeneratedRegex(@"(?<=l)ä(?=um)", Plain, MatchTimeout)]
    private static partial Regex Jubilaeum();

    /// <summary>arch-a-isch, Mos-a-ik, na-iv.</summary>
    [GeneratedRegex(@"a(?=isch|ik$|iv)", Plain, MatchTimeout)]
    private static partial Regex AForeignSuffix();

    [GeneratedRegex(@"hygi(?=e)", Plain, MatchTimeout)]
    private static partial Regex Hygiene();
}
