namespace KiKoKo.Knowledge.Documents;

/// <summary>The kinds of documents that the program treats in a way of their own. All others are the owner's words.</summary>
public static class DocumentKinds
{
    /// <summary>Its rows become contacts.</summary>
    public const string ContactList = "Kontaktliste";

    /// <summary>A table to look things up in: file plan, pay table, division of responsibilities.</summary>
    public const string Directory = "Verzeichnis";

    /// <summary>People fill it in.</summary>
    public const string Form = "Formular";

    /// <summary>Its sections are deadlines of the house, to be computed.</summary>
    public const string DeadlineRules = "Hausfristen";
}
