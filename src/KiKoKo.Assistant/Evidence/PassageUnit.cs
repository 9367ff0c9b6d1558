namespace KiKoKo.Assistant.Evidence;

/// <summary>The smallest piece of a passage that states something: a sentence, a list item, a table row.</summary>
/// <param name="n">The number of its passage.</param>
/// <param name="index">Its place among the units of all passages.</param>
/// <param name="context">Units that say what it is about, and what their words are worth for it.</param>
/// <param name="lead">The line that announces its list: facts and negations there hold for every item.</param>
internal sealed class PassageUnit(int n, int index, Statement statement, bool isRow, IReadOnlyList<(PassageUnit Unit, float Share)> context, PassageUnit? lead)
{
    public const float OfHead = 0.9f, OfLead = 0.9f, OfSentenceBefore = 0.5f, OfHeading = 0.6f;

    public int N => n;

    public int Index => index;

    public Statement Statement => statement;

    public bool IsRow => isRow;

    public IReadOnlyList<(PassageUnit Unit, float Share)> Context => context;

    public PassageUnit? Lead => lead;

    /// <summary>Its own, those of the line that announces it, and numbers of columns ("Stufe 4").</summary>
    public IReadOnlyList<Fact> Facts { get; } = [.. statement.Facts, .. lead?.Statement.Facts ?? [], .. HeadNumbers(isRow, context)];

    private static IEnumerable<Fact> HeadNumbers(bool isRow, IReadOnlyList<(PassageUnit Unit, float Share)> context)
    {
        // A passage may begin in the middle of a table: then the first row is no head, and its facts are its own.
        var head = isRow && context.Count > 0 && context[0].Unit.IsRow ? context[0].Unit.Statement.Facts : [];
        return head.All(f => f.Kind == FactKind.Section || f.Kind == FactKind.Number && f.Value is < 100 or > 2000 and < 2100) ? head : [];
    }
}
