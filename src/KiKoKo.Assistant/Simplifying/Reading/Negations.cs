using System.Text.RegularExpressions;

namespace KiKoKo.Assistant.Simplifying.Reading;

/// <summary>Words that turn a statement into its opposite.</summary>
internal static partial class Negations
{
    /// <summary>"nicht", "kein", "ohne", "unzulässig", "verboten"; not "unverzüglich", which negates nothing.</summary>
    public static bool IsOne(string lower) => Words().IsMatch(lower) || IsAdjective(lower);

    public static bool IsAdjective(string lower) => Adjectives().IsMatch(lower);

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"^(?:nicht|nichts|nie|niemals|niemand(?:en|em|es)?|nirgends|nirgendwo|kein(?:e|er|es|em|en)?|keinerlei|keinesfalls|keineswegs|mitnichten|ohne|weder|verboten(?:e[rsmn]?)?|verbiete[nt]|verbietet|untersag(?:t|en|te[rsmn]?)|ausgeschlossen(?:e[rsmn]?)?|nicht\p{Ll}{4,})$", Plain, 200)]
    private static partial Regex Words();

    [GeneratedRegex(@"^(?:un(?:zulässig|befugt|gültig|wirksam|vollständig|möglich|richtig|erlaubt|nötig|begründet|bekannt|befristet|berechtigt|geeignet|bezahlt|statthaft|zutreffend|begrenzt|beschränkt|erheblich|verbindlich|verändert|verschuldet|entschuldigt|rechtmäßig|zuständig|sicher|genau|zureichend|zumutbar|üblich|erforderlich|beachtlich|besetzt|gekürzt|verheiratet)\p{Ll}{0,2})$", Plain, 200)]
    private static partial Regex Adjectives();
}
