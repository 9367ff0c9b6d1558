using System.Buffers;
using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>Turns documents into the bytes of one segment.</summary>
/// <param name="keepPassages">False for evaluation: the passages themselves are not stored.</param>
/// <param name="analysis">Null: the product's.</param>
internal sealed class SegmentBuilder(bool keepPassages, TextAnalysis? analysis = null)
{
    // Between fields, so that a phrase never spans two of them; and between the words of a table of contents, which is no text.
    private const int FieldGap = 16;

    private readonly bool _weighsPlaces = (analysis ?? TextAnalysis.German).WeighsPlaces;
    private readonly TokenStore _tokens = new(analysis ?? TextAnalysis.German);
    private readonly List<string> _documents = [];
    private readonly List<(int From, int To, float Weight)> _titles = [];
    private readonly List<(int From, int To)> _topics = [];
    private readonly List<(int Document, (int From, int To) Path, (int From, int To) Number, (int From, int To) Body, bool IsContents, int StoredTo, ulong Fingerprint)> _passages = [];

    // The texts themselves are forgotten at once; this is what the segment will hold of them.
    private readonly ArrayBufferWriter<byte> _stored = new();

    public int Passages => _passages.Count;

    public int Documents => _documents.Count;

    public void Add(IndexedDocument document)
    {
        int number = _documents.Count;
        _documents.Add(document.Id);
        var (from, to) = _tokens.Add(document.Title);
        _titles.Add((from, to, FieldWeights.OfTitle(document.Title, to - from)));
        _topics.Add(_tokens.Add(string.Join(" . ", document.Topics)));
        foreach (var passage in document.Passages)
        {
            if (keepPassages)
                _stored.Write(StoredPassage.Write(passage));
            var path = _tokens.Add(string.Join(" . ", passage.Path));
            var digits = _tokens.Add(DocumentNumber.StandsWith(passage) ? document.Number : "");
            var body = _tokens.Add(passage.Text, out ulong fingerprint);
            _passages.Add((number, path, digits, body, ContentsList.Is(document.Title, passage), _stored.WrittenCount, fingerprint));
        }
    }

    /// <summary>What it holds so far.</summary>
    public TokenStore Tokens => _tokens;

    /// <param name="vocabulary">With the terms of all words.</param>
    /// <param name="store">Place of <see cref="Tokens"/> in it.</param>
    public byte[] Build(Vocabulary vocabulary, int store = 0)
    {
        var terms = new TermTable(vocabulary, store, _tokens.Words);
        var writer = new SegmentWriter();
        foreach (var (document, path, number, body, contents, storedTo, fingerprint) in _passages)
        {
            terms.BeginPassage();
            int position = 0, length = 0;
            var title = _titles[document];
            Field((title.From, title.To), title.Weight);
            Field(path, FieldWeights.Heading);
            if (contents && _weighsPlaces)
                Field(body, FieldWeights.Contents, FieldGap);
            else
                Field(body, FieldWeights.Body, leading: _weighsPlaces ? FieldWeights.LeadWords : 0);
            int counted = length;
            Field(_topics[document], FieldWeights.Topic);
            Field(number, FieldWeights.Title);
            length = counted; // Topics and the number are keywords: they add matches, not length.
            terms.EndPassage();
            writer.AddPassage(document, length, fingerprint, storedTo);

            void Field((int From, int To) range, float weight, int step = 1, int leading = 0)
            {
                for (int i = range.From; i < range.To; i++)
                {
                    var (word, same) = _tokens[i];
                    if (!same)
                        position += step;
                    float here = i - range.From < leading ? weight * FieldWeights.Lead : weight;
                    if (terms.Add(word, position, here) && !same)
                        length++;
                }

                position += FieldGap;
            }
        }

        return writer.Finish(_documents, _stored.WrittenSpan, terms.Texts(), terms.Entries, Words(vocabulary, store));
    }

    private IEnumerable<(string Word, int Count)> Words(Vocabulary vocabulary, int store)
    {
        for (int i = 0; i < _tokens.Words; i++)
        {
            if (vocabulary.Plain(store, i) is { } word)
                yield return (word, _tokens.Count(i));
        }
    }
}
