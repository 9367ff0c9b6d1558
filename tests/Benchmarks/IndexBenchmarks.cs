using BenchmarkDotNet.Attributes;
using KiKoKo.Benchmarks.Corpora;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Evaluation;
using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Benchmarks;

/// <summary>What building an index is made of, over the first chunks of the collection.</summary>
[MemoryDiagnoser]
public class IndexBenchmarks
{
    private const int Documents = 5_000;

    private List<IndexedDocument> _documents = [];
    private List<string> _texts = [];
    private List<string> _words = [];
    private Lexicon _lexicon = new();

    /// <summary>Reads the collection and learns its words.</summary>
    [GlobalSetup]
    public void Read()
    {
        _documents = [.. new TestCollection(Workplace.Collection(null)).Corpus().Take(Documents).Select(d => new IndexedDocument(
            d.Id, d.Title, [], [.. Chunker.Cut(d.Text).Select((p, i) => new Passage($"{d.Id}#{i}", d.Id, i, i, i, p.Path, null, p.Text))]))];
        _texts = [.. _documents.SelectMany(d => d.Passages).Select(p => p.Text)];
        var store = new TokenStore(TextAnalysis.German);
        _texts.ForEach(t => store.Add(t));
        _words = [.. Enumerable.Range(0, store.Words).Select(w => store.Letters(w).ToString())];
        _lexicon = new Lexicon();
        new Vocabulary([store]).Teach(_lexicon);
    }

    /// <summary>Normalizing and cutting all texts.</summary>
    [Benchmark]
    public int Cut()
    {
        var store = new TokenStore(TextAnalysis.German);
        int last = 0;
        foreach (string text in _texts)
            last = store.Add(text).To;
        return last;
    }

    /// <summary>Stemming each word once.</summary>
    [Benchmark]
    public int Stem() => _words.Sum(w => WordAnalyzer.Stem(w).Length);

    /// <summary>Taking each word apart once.</summary>
    [Benchmark]
    public int Split()
    {
        var splitter = new CompoundSplitter(_lexicon);
        return _words.Sum(w => splitter.Split(Normalization.WriteOut(w)).Length);
    }

    /// <summary>A whole index in memory.</summary>
    [Benchmark]
    public long Build() => new IndexMaintenance(folder: null, keepPassages: false).Build(new Catalogue(0, []), _documents).Passages;
}
