using System.Runtime.InteropServices;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>Turns documents into the bytes of one segment.</summary>
/// <param name="keepPassages">False for evaluation: the passages themselves are not stored.</param>
internal sealed class SegmentBuilder(bool keepPassages)
{
    // Between fields, so that a phrase never spans two of them; and between the words of a table of contents, which is no text.
    private const int FieldGap = 16;

    private readonly TokenStore _tokens = new();
    private readonly List<IndexedDocument> _documents = [];
    private readonly List<(int From, int To)> _titles = [];
    private readonly List<(int From, int To)> _topics = [];
    private readonly List<(int Document, Passage Passage, (int From, int To) Path, (int From, int To) Body)> _passages = [];

    public int Passages => _passages.Count;

    public void Add(IndexedDocument document)
    {
        int number = _documents.Count;
        _documents.Add(document);
        _titles.Add(_tokens.Add(document.Title));
        _topics.Add(_tokens.Add(string.Join(" . ", document.Topics)));
        foreach (var passage in document.Passages)
            _passages.Add((number, passage, _tokens.Add(string.Join(" . ", passage.Path)), _tokens.Add(passage.Text)));
    }

    /// <summary>Adds this batch's words to the lexicon. To be called before <see cref="Build"/>.</summary>
    public void Teach(Lexicon lexicon) => _tokens.Teach(lexicon);

    public byte[] Build(WordAnalyzer analyzer)
    {
        var terms = new TermTable(_tokens, analyzer);
        var writer = new SegmentWriter();
        foreach (var (number, passage, path, body) in _passages)
        {
            terms.BeginPassage();
            int position = 0, length = 0;
            Field(_titles[number], FieldWeights.OfTitle(_titles[number].To - _titles[number].From));
            Field(path, FieldWeights.Heading);
            bool contents = ContentsList.Is(_documents[number].Title, passage);
            ulong fingerprint = Field(body, contents ? FieldWeights.Contents : FieldWeights.Body, contents ? FieldGap : 1);
            int counted = length;
            Field(_topics[number], FieldWeights.Topic);
            length = counted; // Topics are keywords: they add matches, not length.
            terms.EndPassage();
            writer.AddPassage(number, length, fingerprint, keepPassages ? StoredPassage.Write(passage) : []);

            ulong Field((int From, int To) range, float weight, int step = 1)
            {
                ulong hash = 14695981039346656037;
                for (int i = range.From; i < range.To; i++)
                {
                    var (word, same) = _tokens[i];
                    hash = (hash ^ _tokens.Hash(word)) * 1099511628211;
                    if (!same)
                        position += step;
                    if (terms.Add(word, position, weight) && !same)
                        length++;
                }

                position += FieldGap;
                return hash;
            }
        }

        return writer.Finish([.. _documents.Select(d => d.Id)], terms, Words());
    }

    private IEnumerable<(string Word, int Count)> Words()
    {
        for (int i = 0; i < _tokens.Words.Count; i++)
        {
            string word = Normalization.WriteOut(_tokens.Words[i]);
            if (Lexicon.IsWord(word) && !StopWords.Contains(word))
                yield return (word, _tokens.Count(i));
        }
    }
}
