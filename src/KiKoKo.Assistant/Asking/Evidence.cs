using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Assistant.Asking;

/// <summary>A verbatim excerpt of a passage that answers, and how well.</summary>
/// <param name="Sentences">In the order of the passage, unchanged.</param>
/// <param name="Coverage">Share of the question's weight that excerpt, heading and title together cover: 0 to 1.</param>
internal sealed record Excerpt(Document Document, Passage Passage, IReadOnlyList<string> Sentences, double Coverage, double Score);
