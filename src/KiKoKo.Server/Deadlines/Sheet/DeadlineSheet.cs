using System.Globalization;
using KiKoKo.Audit.Labels;
using KiKoKo.Server.Pages;

namespace KiKoKo.Server.Deadlines.Sheet;

/// <summary>The Fristenblatt: a computed deadline as something to print and to file. Says the same whatever the format.</summary>
/// <param name="Author">The administration.</param>
internal sealed record DeadlineSheet(string Title, string Author, TransparencyLabel Label, IReadOnlyList<SheetPart> Parts)
{
    public const string Subject = "Fristenblatt: nach Regel berechnet, keine KI";

    /// <summary>All that stands on it, line by line: what its label is given to.</summary>
    public string Text => string.Join('\n', Parts.SelectMany(p => p.Lines));

    /// <param name="value">What was entered for a name; "betreff" besides the facts.</param>
    /// <param name="address">Where the label can be looked up; null: this server has no public address.</param>
    /// <exception cref="ArgumentException">Nothing was computed.</exception>
    public static DeadlineSheet Of(Computation computation, Func<string, string?> value, string author, TransparencyLabel label, Uri? address)
    {
        if (computation.Text is not { } result)
            throw new ArgumentException("There is no sheet without a result.", nameof(computation));
        var form = computation.Form;
        var parts = new List<SheetPart> { new SheetTitle(author, $"Fristenblatt: {form.Title}"), new SheetResult(result.Caption, result.Main, result.Further) };
        if (value("betreff") is { Length: > 0 } subject)
            parts.AddRange(new SheetHeading("Betreff"), new SheetParagraph(subject.Trim()));
        if (form.Rule is { } rule)
            parts.AddRange(new SheetHeading("Ereignis"), new SheetParagraph(rule.Trigger));
        if (computation.Facts(value).ToList() is { Count: > 0 } facts)
            parts.AddRange(new SheetHeading("Angaben"), new SheetFacts(facts));
        parts.AddRange(new SheetHeading("Regel"), new SheetFacts([.. Rule(form)]));
        parts.AddRange(new SheetHeading("Rechenschritte"), new SheetSteps([.. computation.Outcome.Steps.Select(s => (s.What, s.Basis))]));
        if (computation.Warnings.Count > 0)
            parts.AddRange(new SheetHeading("Hinweise"), new SheetRemarks([.. computation.Warnings.Select(w => (ResultText.NameOf(w.Kind), w.Text))]));
        parts.AddRange(
            new SheetHeading("Entstehung"),
            new SheetParagraph($"Nach Regel berechnet, keine KI. Berechnet am {Wording.Moment(label.CreatedAt)}. Kennzeichnung {label.Id}{(address is null ? "" : $", nachzuschlagen unter {address}")}."),
            new SheetParagraph("Das Blatt gibt die Berechnung aus den genannten Angaben wieder. Es ersetzt keine rechtliche Prüfung; maßgeblich sind die genannten Vorschriften."));
        return new($"Fristenblatt: {form.Title}", author, label, parts);
    }

    private static IEnumerable<(string Name, string Value)> Rule(CalculatorForm form)
    {
        yield return ("Name", form.Title);
        if (form.Rule is not { } rule)
        {
            yield return ("Art", "eigene Rechnung");
            yield break;
        }

        yield return ("Grundlage", rule.Basis);
        if (rule.ValidFrom is { } from)
            yield return ("Gilt ab", Wording.Day(from));
        if (rule.ValidUntil is { } until)
            yield return ("Gilt bis", Wording.Day(until));
        yield return ("Schlüssel", rule.Key);
    }
}

/// <summary>A piece of the sheet, in reading order.</summary>
internal abstract record SheetPart
{
    /// <summary>As plain text.</summary>
    public abstract IEnumerable<string> Lines { get; }
}

internal sealed record SheetTitle(string Author, string Title) : SheetPart
{
    public override IEnumerable<string> Lines => Author.Length > 0 ? [Author, Title] : [Title];
}

internal sealed record SheetResult(string Caption, string Main, IReadOnlyList<string> Further) : SheetPart
{
    public override IEnumerable<string> Lines => [Caption, Main, .. Further];
}

internal sealed record SheetHeading(string Text) : SheetPart
{
    public override IEnumerable<string> Lines => [Text];
}

internal sealed record SheetParagraph(string Text) : SheetPart
{
    public override IEnumerable<string> Lines => [Text];
}

internal sealed record SheetFacts(IReadOnlyList<(string Name, string Value)> Facts) : SheetPart
{
    public override IEnumerable<string> Lines => Facts.Select(f => $"{f.Name}: {f.Value}");
}

internal sealed record SheetSteps(IReadOnlyList<(string What, string Basis)> Steps) : SheetPart
{
    public override IEnumerable<string> Lines => Steps.Select((s, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {s.What} [{s.Basis}]"));
}

internal sealed record SheetRemarks(IReadOnlyList<(string Caption, string Text)> Remarks) : SheetPart
{
    public override IEnumerable<string> Lines => Remarks.Select(r => $"{r.Caption}: {r.Text}");
}
