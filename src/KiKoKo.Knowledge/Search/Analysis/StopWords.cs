using System.Collections.Frozen;

namespace KiKoKo.Knowledge.Search.Analysis;

/// <summary>Words that carry grammar, not content: they are neither indexed nor searched, in umlaut and written-out form.</summary>
internal static class StopWords
{
    private const string List = """
        der die das den dem des ein eine einer eines einem einen kein keine keiner keines keinem keinen
        dieser diese dieses diesem diesen jener jene jenes jenem jenen jeder jede jedes jedem jeden
        mancher manche manches manchem manchen solcher solche solches solchem solchen derselbe dieselbe dasselbe desselben demselben denselben
        ich du er sie es wir ihr mich dich ihn uns euch mir dir ihm ihnen sich man
        mein meine meiner meines meinem meinen dein deine deiner deines deinem deinen sein seine seiner seines seinem seinen
        ihre ihrer ihres ihrem ihren unser unsere unserer unseres unserem unseren unsrer euer eure eurer eures eurem euren
        wer wen wem wessen was welcher welche welches welchem welchen wann wo wohin woher wie warum weshalb wieso wozu womit wofür
        wodurch woran worauf worin worüber wovon wonach wobei wieviel
        und oder aber sondern denn doch noch sowie sowohl als auch weder entweder dass daß ob weil da wenn falls während obwohl
        damit sodass indem nachdem bevor bis seit sobald solange sofern soweit je desto umso
        in im ins an am ans auf aus bei beim mit nach von vom zu zum zur für gegen ohne um über unter vor hinter neben zwischen
        durch wegen trotz statt gemäß bezüglich hinsichtlich aufgrund entlang außer ab
        ist sind war waren bin bist seid wäre wären gewesen sei seien werde wirst wird werden werdet wurde wurden worden würde würden geworden
        habe hast hat haben habt hatte hatten hätte hätten gehabt hab
        kann kannst können könnt konnte könnte könnten muss muß müssen musst müsst musste mussten müsste soll sollen sollte sollten
        will willst wollen wollte wollten darf darfst dürfen durfte dürfte mag mögen möchte möchten
        nicht nichts nur schon sehr so hier dort dann nun jetzt also etwa etwas mal ja nein bereits eben ganz gar immer nie wieder
        dabei dafür dagegen daher dahin damals danach daran darauf daraus darin darüber darum davon davor dazu deren dessen derer denen
        hierbei hierfür hiermit hierzu hierin hin her zwar jedoch dennoch deshalb deswegen somit insbesondere bzw beziehungsweise usw etc ggf zb dh idr ivm
        alle aller alles allem allen andere anderer anderes anderem anderen einige einiger einiges einigem einigen mehrere mehrerer mehreren
        viel viele vieler vielen wenig wenige mehr selbst selber sonst eigentlich bitte denn halt
        gibt gibts gebe geben macht machen mache tun tut
        """;

    private static readonly FrozenSet<string> Words = List
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(w => (string[])[w, Normalization.WriteOut(w)])
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="word">A normalized word.</param>
    public static bool Contains(ReadOnlySpan<char> word) => Lookup.Contains(word);
}
