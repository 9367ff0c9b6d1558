namespace KiKoKo.Assistant.Evidence;

/// <summary>A content word in the forms by which words are compared.</summary>
/// <param name="lower">As written, in lower case.</param>
/// <param name="stem">As the search engine stems it.</param>
/// <param name="senses">Groups of synonyms it belongs to.</param>
internal sealed class WordForm(string lower, string stem, int[] senses)
{
    /// <summary>From here on two words say the same.</summary>
    public const float Same = 0.8f;

    private const float AsSynonym = 0.9f;
    private const float AsHead = 0.85f;
    private const float AsLongerWord = 0.7f;
    private const float AsRelative = 0.75f;
    private const float AsModifier = 0.55f;

    private const int LeastHead = 4;
    private const int LeastModifier = 5;
    private const int LeastPrefix = 6;

    private static readonly string[] Particles = ["zuruck", "zusamm", "wieder", "weiter", "bekannt", "bereit", "fertig", "statt", "teil", "fest", "nach", "uber", "unter", "vor", "auf", "aus", "bei", "ein", "mit", "her", "hin", "los", "fort", "weg", "ab", "an", "um", "zu"];

    public string Lower { get; } = lower;

    public string Stem { get; } = stem;

    /// <summary>What verb forms share: "vorleg" of "vorzulegen", "vorgelegt" and "vorlegen".</summary>
    public string Root { get; } = RootOf(stem);

    public bool HasSenseOf(WordForm other)
    {
        foreach (int sense in senses)
        {
            if (Array.IndexOf(other.Senses, sense) >= 0)
                return true;
        }

        return false;
    }

    private int[] Senses => senses;

    /// <summary>How far a word of a source says what this one says: 0 to 1.</summary>
    public float LikenessIn(WordForm source)
    {
        if (Stem == source.Stem || Lower == source.Lower)
            return 1;
        if (HasSenseOf(source))
            return AsSynonym;
        if (Root.Length > 2 && Root == source.Root)
            return 0.95f;
        if (source.Stem.Length > Stem.Length)
        {
            if (Stem.Length >= LeastHead && source.Stem.EndsWith(Stem, StringComparison.Ordinal))
                return AsHead;
            if (Stem.Length >= LeastModifier && source.Stem.StartsWith(Stem, StringComparison.Ordinal))
                return AsModifier;
        }
        else
        {
            if (source.Stem.Length >= LeastHead && Stem.EndsWith(source.Stem, StringComparison.Ordinal))
                return AsLongerWord;
            if (source.Stem.Length >= LeastModifier && Stem.StartsWith(source.Stem, StringComparison.Ordinal))
                return AsModifier;
        }

        if (IsWithParticle(Root, source.Root) || IsWithParticle(source.Root, Root))
            return AsRelative;
        int common = Root.AsSpan().CommonPrefixLength(source.Root);
        return common >= LeastPrefix && common * 10 >= Math.Max(Root.Length, source.Root.Length) * 6 ? AsRelative : 0;
    }

    /// <summary>"Sie legen es vor" has "legen" alone where "vorlegen" has both.</summary>
    private static bool IsWithParticle(string whole, string verb) =>
        verb.Length >= 3 && whole.Length > verb.Length && whole.EndsWith(verb, StringComparison.Ordinal) && Array.IndexOf(Particles, whole[..^verb.Length]) >= 0;

    /// <param name="stem">Without umlauts.</param>
    public static string RootOf(string stem)
    {
        string root = stem;
        foreach (string particle in Particles)
        {
            if (root.Length > particle.Length + 4 && root.StartsWith(particle, StringComparison.Ordinal) && root.AsSpan(particle.Length, 2) is "ge" or "zu")
            {
                root = string.Concat(particle, root.AsSpan(particle.Length + 2));
                break;
            }
        }

        if (ReferenceEquals(root, stem) && root.Length > 5 && root.StartsWith("ge", StringComparison.Ordinal))
            root = root[2..];
        root = Ablaut.Undo(root);
        if (root.Length > 4 && root.EndsWith("et", StringComparison.Ordinal))
            return root[..^2];
        return root.Length > 3 && root[^1] == 't' ? root[..^1] : root;
    }
}
