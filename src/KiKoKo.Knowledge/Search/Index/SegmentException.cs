namespace KiKoKo.Knowledge.Search.Index;

/// <summary>A segment file or manifest is damaged, cut short, or written by another version. The index is rebuilt from the database.</summary>
internal sealed class SegmentException(string message, Exception? inner = null) : Exception(message, inner);
