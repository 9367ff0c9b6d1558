using BenchmarkDotNet.Attributes;
using KiKoKo.Knowledge.Search;
using KiKoKo.Knowledge.Search.Evaluation;

namespace KiKoKo.Benchmarks;

/// <summary>One question after the other against the whole collection, from text to ranked documents.</summary>
[MemoryDiagnoser]
public class QueryBenchmarks
{
    private SearchEngine? _engine;
    private string[] _queries = [];
    private int _next;

    /// <summary>Indexes the collection.</summary>
    [GlobalSetup]
    public void Open()
    {
        string collection = Workplace.Collection(null);
        _engine = EvaluationRunner.Index(collection, synonyms: null, TimeProvider.System).Engine;
        _queries = [.. new TestCollection(collection).Queries().Select(q => q.Text)];
    }

    /// <summary>The next question, top ten.</summary>
    [Benchmark]
    public int Search() => _engine!.SearchDocuments(_queries[_next++ % _queries.Length], 10).Count;

    /// <summary>Lets the index go.</summary>
    [GlobalCleanup]
    public void Close() => _engine?.Dispose();
}
