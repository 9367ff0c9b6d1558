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

    public IEnumerable<Fact> Facts => lead is null ? statement.Facts : statement.Facts.Concat(lead.Statement.Facts);
}
