namespace KiKoKo.Knowledge.Documents;

/// <summary>All of a document: what is written when it is taken in.</summary>
public sealed record DocumentContent(
    Document Document,
    ReadOnlyMemory<byte> Original,
    IReadOnlyList<Block> Blocks,
    IReadOnlyList<Passage> Passages,
    IReadOnlyList<Contact> Contacts,
    Form? Form);
