using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace KiKoKo.Assistant.Simplifying.Reading;

/// <summary>What the form of a German word tells about verbs, as far as a form can.</summary>
internal static partial class Verbs
{
    private static readonly FrozenSet<string> s_werden = Set("wird werden wurde wurden werde würde würden worden geworden");
    private static readonly FrozenSet<string> s_sein = Set("ist sind war waren sei seien wäre wären bin bist");
    private static readonly FrozenSet<string> s_haben = Set("hat haben hatte hatten habe hätte hätten");
    private static readonly FrozenSet<string> s_modals = Set("kann können konnte konnten könnte könnten muss müssen musste mussten müsste müssten soll sollen sollte sollten darf dürfen durfte durften dürfte dürften will wollen möchte möchten mag");
    private static readonly FrozenSet<string> s_otherFinite = Set("gilt gelten bleibt bleiben gibt erhält erhalten bekommt bekommen entscheidet entscheiden prüfen stellt stellen gehört gehören beträgt betragen beginnt endet steht stehen liegt liegen dient braucht brauchen informiert informieren regelt erfolgt verfällt läuft teilt meldet zahlt trägt kommt kommen macht finden findet kostet lautet wirkt hilft geht gehen sieht nimmt nehmen führt enthält umfasst ersetzt tritt treten bedarf unterliegt obliegt setzt legt leitet bearbeitet erstattet übernimmt dauert folgt sorgt betrifft richtet bezieht verlangt prüft erteilt");

    public static bool IsAuxiliary(string lower) => s_werden.Contains(lower) || s_sein.Contains(lower) || s_haben.Contains(lower);

    public static bool IsWerden(string lower) => s_werden.Contains(lower);

    public static bool IsSein(string lower) => s_sein.Contains(lower);

    public static bool IsModal(string lower) => s_modals.Contains(lower);

    /// <summary>A finite verb beyond doubt; many are not in the list.</summary>
    public static bool IsFinite(string lower) => lower is not ("worden" or "geworden") && (IsAuxiliary(lower) || s_modals.Contains(lower) || s_otherFinite.Contains(lower));

    /// <summary>The form of a second participle; "erhalten" may be an infinitive, "bestellt" a finite verb as well.</summary>
    public static bool IsParticiple(string lower) => lower.Length > 4 && Participle().IsMatch(lower) && !NoParticiple().IsMatch(lower);

    /// <summary>"einzureichen" → "einreichen"; null when the form is no infinitive with zu inside.</summary>
    public static string? WithoutInnerZu(string lower) => InnerZu().Match(lower) is { Success: true } m ? m.Groups["prefix"].Value + m.Groups["stem"].Value : null;

    public static bool IsInfinitive(string lower) => lower.Length > 3 && (lower.EndsWith("en", StringComparison.Ordinal) || lower.EndsWith("ern", StringComparison.Ordinal) || lower.EndsWith("eln", StringComparison.Ordinal) || lower is "sein" or "tun");

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private const string Particle = "ab|an|auf|aus|bei|bekannt|bereit|dar|durch|ein|entgegen|fern|fest|fort|frei|her|hin|hinaus|hinzu|los|mit|nach|nieder|offen|sicher|statt|teil|um|unter|vor|voraus|weg|weiter|wieder|zurück|zusammen|zu|über|vorweg|heran|herbei|inne|kund|nahe|gegenüber|instand";

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@$"^(?:(?:{Particle})?ge\p{{L}}{{2,}}(?:t|en)|(?:{Particle})?(?:be|er|ver|ent|emp|zer|miss|über|unter|wider|hinter|voll|ge)\p{{L}}+t|\p{{L}}+iert|(?:{Particle})?(?:be|er|ver|ent|emp|zer|über|unter|wider|wieder|ge)?\p{{L}}*(?:hoben|schlossen|schieden|nommen|schrieben|zogen|wiesen|worfen|sprochen|brochen|griffen|boten|holfen|loren|bunden|funden|trieben|nannt|sandt|wandt|laden|lassen|geben|halten|fallen|treten|tragen))$", Plain, 200)]
    private static partial Regex Participle();

    [GeneratedRegex(@"^(?:gegen|gestern|gerecht|gesamt|gemeint|gering|geeignet\p{L}+|gelten|gehören|geben|gehen|gewinnen|geraten|genießen|gelangen|genügen|gewähren|gestalten|gestatten|gefährden|genehmigen|gewährleisten|geschehen|gebühren|gemeinden|behördenweit|unterschiedlich|\p{L}*(?:heit|keit)|erst|überhaupt|bereit|vielleicht|berechtigt)$", Plain, 200)]
    private static partial Regex NoParticiple();

    [GeneratedRegex(@$"^(?<prefix>{Particle})zu(?<stem>\p{{L}}{{2,}}(?:en|ern|eln|tun))$", Plain, 200)]
    private static partial Regex InnerZu();
}
