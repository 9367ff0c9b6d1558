namespace KiKoKo.Knowledge.Documents;

/// <summary>A document that people fill in.</summary>
public sealed record Form(string Id, string DocumentId, string Title, IReadOnlyList<FormField> Fields);

/// <summary>A fillable field: its name in the file, what stands beside it, and what it takes (text, checkbox, choice, date).</summary>
public sealed record FormField(string Name, string Label, string Kind);
