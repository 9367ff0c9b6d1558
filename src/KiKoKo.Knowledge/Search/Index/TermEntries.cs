namespace KiKoKo.Knowledge.Search.Index;

/// <summary>A term and its postings as <see cref="TermTable"/> has gathered them.</summary>
/// <param name="Text">UTF-8.</param>
/// <param name="Entries">
/// Per passage: its number as difference, weighted frequency in one byte, number of positions, positions as differences
/// with the form of the word in the lowest three bits.
/// </param>
internal readonly record struct TermEntries(byte[] Text, ReadOnlyMemory<byte> Entries, int PassageCount);
