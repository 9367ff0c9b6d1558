using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Knowledge.Search.Suggestions;

/// <summary>A text that can be suggested, with the documents that it is known from: whoever may see one of them may see it.</summary>
internal sealed class SuggestionEntry
{
    private string[]? _beginnings;

    private SuggestionEntry(SuggestionKind kind, string detail, IReadOnlyList<string> texts)
    {
        Kind = kind;
        Detail = detail;
        Texts = texts;
    }

    public SuggestionKind Kind { get; }

    public string Text => Texts[0];

    public string Detail { get; }

    /// <summary>What it can be found by: the text, for a contact also function and department.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>Newest first; never empty.</summary>
    public List<Document> Documents { get; } = [];

    /// <summary>The text as one may have typed it, words apart by a blank.</summary>
    public IReadOnlyList<string> Beginnings => _beginnings ??= [.. WaysToBegin(Text).Distinct(StringComparer.Ordinal)];

    /// <summary>Were these words, written out, typed from the beginning of the text?</summary>
    public bool BeginsWith(string words)
    {
        foreach (string beginning in Beginnings)
        {
            if (beginning.StartsWith(words, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>All that the documents of a catalogue and their contact lists name. Equal ones are one entry.</summary>
    /// <param name="contacts">Those of lists that the catalogue does not hold are left out.</param>
    public static IReadOnlyList<SuggestionEntry> Of(Catalogue catalogue, IEnumerable<Contact> contacts)
    {
        var entries = new Dictionary<(SuggestionKind Kind, string Text, string Detail), SuggestionEntry>();
        foreach (var document in catalogue.All.OrderByDescending(d => d.IngestedAt).ThenBy(d => d.Id, StringComparer.Ordinal))
        {
            var kind = document.Kind == DocumentKinds.Form ? SuggestionKind.Form : SuggestionKind.Document;
            string detail = Join(document.Kind, document.Department);
            Add(kind, detail, detail, document, document.Title);
            foreach (string topic in document.Topics)
                Add(SuggestionKind.Topic, "", TypedWords.Written(topic), document, topic);
        }

        foreach (var contact in contacts)
        {
            if (catalogue.Find(contact.DocumentId) is not { } list)
                continue;
            string[] named = [.. new[] { contact.Name, contact.Function, contact.Department }.Where(t => !string.IsNullOrWhiteSpace(t))];
            if (named.Length == 0)
                continue;
            string detail = Join(named[1..]);
            Add(SuggestionKind.Contact, detail, detail, list, named);
        }

        return [.. entries.Values];

        void Add(SuggestionKind kind, string detail, string key, Document document, params string[] texts)
        {
            if (string.IsNullOrWhiteSpace(texts[0]))
                return;
            var whole = (kind, kind == SuggestionKind.Topic ? "" : texts[0], key);
            if (!entries.TryGetValue(whole, out var entry))
                entries.Add(whole, entry = new SuggestionEntry(kind, detail, texts));
            if (entry.Documents.Count == 0 || entry.Documents[^1] != document)
                entry.Documents.Add(document);
        }
    }

    private static IEnumerable<string> WaysToBegin(string text)
    {
        string[] words = [.. TypedWords.Cut(text).Select(w => text.Substring(w.Start, w.Length))];
        yield return string.Join(' ', words.Select(TypedWords.Written));
        yield return string.Join(' ', words.Select(TypedWords.Plain));
    }

    private static string Join(params IEnumerable<string> parts) => string.Join(", ", parts.Where(p => p.Length > 0));
}
