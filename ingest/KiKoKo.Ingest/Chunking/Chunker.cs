using KiKoKo.Ingest.Readers;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Ingest.Chunking;

/// <summary>
/// Cuts a document into passages of 80 to 220 words along its structure. No passage crosses a heading of level 1 or 2;
/// short deeper sections of one parent share a passage. A short section or document is one short passage.
/// </summary>
internal static class Chunker
{
    private const int ShortSectionWords = 40;
    private const int DeepLevel = 3;

    /// <param name="title">The document's title; a heading that only repeats it is left out of the paths.</param>
    public static IReadOnlyList<PassageDraft> Cut(IReadOnlyList<Block> blocks, string title)
    {
        var sections = Section.Of(blocks);
        bool withFields = blocks.All(b => b.Kind is BlockKind.FormField or BlockKind.Heading);
        string? titleHeading = TitleHeading(sections, title);
        var passages = new List<PassageDraft>();
        for (int i = 0; i < sections.Count;)
        {
            int end = i + 1;
            if (IsEmpty(sections, i, withFields))
            {
                while (end < sections.Count && IsEmpty(sections, end, withFields) && IsSibling(sections[i], sections[end]))
                    end++;
                Enumeration(blocks, sections[i..end], titleHeading, passages);
                i = end;
                continue;
            }

            if (IsShort(sections[i]))
            {
                int words = WordsOf(sections[i]);
                while (end < sections.Count && IsShort(sections[end]) && IsSibling(sections[i], sections[end]) && (words += WordsOf(sections[end])) <= Packing.MaxWords)
                    end++;
            }

            if (end == i + 1)
                Single(blocks, sections[i], titleHeading, withFields, passages);
            else
                Merged(blocks, sections[i..end], titleHeading, withFields, passages);
            i = end;
        }

        return passages;
    }

    private static void Single(IReadOnlyList<Block> blocks, Section section, string? titleHeading, bool withFields, List<PassageDraft> passages)
    {
        foreach (var run in Packing.Pack(Unit.Of(section.Body, section.FirstBody, Packing.MaxWords, withFields)))
            passages.Add(Draft(blocks, run, Path(section.Path, titleHeading)));
    }

    // Headings without any text enumerate something: they belong to the end of their parent's text, or stand together.
    private static void Enumeration(IReadOnlyList<Block> blocks, List<Section> siblings, string? titleHeading, List<PassageDraft> passages)
    {
        string text = string.Join('\n', siblings.Select(s => s.Path[^1]));
        var parent = Path([.. siblings[0].Path.SkipLast(1)], titleHeading);
        int first = siblings[0].Heading, last = siblings[^1].Heading;
        if (passages.Count > 0 && passages[^1] is var before && before.LastBlock == first - 1 && before.Path.SequenceEqual(parent) && Words.Count(before.Text) + Words.Count(text) <= Packing.MaxWords)
            passages[^1] = before with { LastBlock = last, Text = $"{before.Text}\n{text}" };
        else
            passages.AddRange(Words.Cut(text, Packing.MaxWords).Select(t => new PassageDraft(first, last, parent, PageOf(blocks[first]), t)));
    }

    // A heading with deeper sections below it lives on in their paths.
    private static bool IsEmpty(List<Section> sections, int at, bool withFields)
    {
        var section = sections[at];
        return section.Heading >= 0 && section.Body.TrueForAll(b => b.Kind == BlockKind.FormField && !withFields)
            && !(at + 1 < sections.Count && sections[at + 1].Path.Count > section.Path.Count && sections[at + 1].Path.Take(section.Path.Count).SequenceEqual(section.Path));
    }

    private static void Merged(IReadOnlyList<Block> blocks, List<Section> siblings, string? titleHeading, bool withFields, List<PassageDraft> passages)
    {
        var units = new List<Unit>();
        foreach (var section in siblings)
        {
            units.Add(new Unit(section.Path[^1], section.Heading, null, IsBorder: true, KeepsNext: true));
            units.AddRange(Unit.Of(section.Body, section.FirstBody, Packing.MaxWords, withFields));
        }

        foreach (var run in Packing.Pack(units))
            passages.Add(Draft(blocks, run, Path([.. siblings[0].Path.SkipLast(1)], titleHeading)));
    }

    private static PassageDraft Draft(IReadOnlyList<Block> blocks, List<Unit> run, IReadOnlyList<string> path) =>
        new(run[0].Block, run[^1].LastBlock, path, PageOf(blocks[run[0].Block]), Packing.Text(run));

    private static bool IsShort(Section section) => section.Heading >= 0 && section.Level >= DeepLevel && section.Body.Count > 0 && WordsOf(section) < ShortSectionWords;

    private static bool IsSibling(Section a, Section b) => a.Level == b.Level && a.Path.Count == b.Path.Count && a.Path.SkipLast(1).SequenceEqual(b.Path.SkipLast(1));

    private static int WordsOf(Section section) => section.Body.Sum(b => Words.Count(b.Text)) + Words.Count(section.Path[^1]);

    private static int? PageOf(Block block) => block.Page ?? block.Slide;

    private static IReadOnlyList<string> Path(IReadOnlyList<string> path, string? titleHeading) =>
        titleHeading is not null && path.Count > 0 && path[0] == titleHeading ? [.. path.Skip(1)] : path;

    // The first heading is the title when it says the same, or when it stands alone above all others and is no numbered part.
    private static string? TitleHeading(List<Section> sections, string title)
    {
        var headings = sections.Where(s => s.Heading >= 0).ToList();
        if (headings.Count == 0)
            return null;
        var first = headings[0];
        bool same = string.Equals(Letters(first.Path[0]), Letters(title), StringComparison.OrdinalIgnoreCase);
        bool alone = headings.Count > 1 && HeadingPatterns.Match(first.Path[0]) is null && headings.Skip(1).All(h => h.Level > first.Level);
        return same || alone ? first.Path[0] : null;
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
