using KiKoKo.Knowledge.Search.Evaluation;

namespace KiKoKo.Knowledge.Tests.Search.Evaluation;

public sealed class EvaluationRunnerTests
{
    [Fact]
    public void Run_SmallCollection_MeasuresAndWritesTheRun()
    {
        using var folder = new TemporaryFolder();
        Write(folder.Path);
        using var run = new StringWriter();

        var result = EvaluationRunner.Run(folder.Path, null, TimeProvider.System, run);

        Assert.Equal((2, 3), (result.Queries, result.Index.Documents));
        Assert.Equal((1.0, 1.0, 1.0), (result.Ndcg10, result.Mrr10, result.Recall100));
        Assert.True(result.Index.Bytes > 0 && result.Search.P99Ms >= result.Search.P50Ms);
        Assert.StartsWith("q1\ta\t1\t", run.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_SubFolderWithQueriesOnly_TakesTheCorpusOfTheParent()
    {
        using var folder = new TemporaryFolder();
        Write(folder.Path);
        string sub = Directory.CreateDirectory(Path.Combine(folder.Path, "teil")).FullName;
        foreach (string name in (string[])["queries.jsonl", "qrels.tsv"])
            File.Move(Path.Combine(folder.Path, name), Path.Combine(sub, name));

        Assert.Equal(1, EvaluationRunner.Run(sub, null, TimeProvider.System).Ndcg10);
    }

    [Fact]
    public void Run_FileMissing_NamesIt()
    {
        using var folder = new TemporaryFolder();

        Assert.Contains("corpus.jsonl", Assert.Throws<FileNotFoundException>(() => EvaluationRunner.Run(folder.Path, null, TimeProvider.System)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("corpus.jsonl", "{\"id\":\"a\",\"ti", "corpus.jsonl, Zeile 4")]
    [InlineData("corpus.jsonl", "{\"id\":\"d\"}", "corpus.jsonl, Zeile 4")]
    [InlineData("corpus.jsonl", "{\"id\":\"a\",\"text\":\"Noch einmal.\"}", "kommt schon vor")]
    [InlineData("queries.jsonl", "5", "queries.jsonl, Zeile 3")]
    [InlineData("queries.jsonl", "null", "queries.jsonl, Zeile 3")]
    [InlineData("qrels.tsv", "q1\tb\tviel", "qrels.tsv, Zeile 4")]
    public void Run_LineBroken_SaysWhichAndHowToMend(string file, string line, string expected)
    {
        using var folder = new TemporaryFolder();
        Write(folder.Path);
        File.AppendAllLines(Path.Combine(folder.Path, file), [line]);

        string message = Assert.Throws<FormatException>(() => EvaluationRunner.Run(folder.Path, null, TimeProvider.System)).Message;

        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Contains("Abhilfe:", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("query-id\tdoc-id\trelevance")]
    [InlineData("query-id\tdoc-id\trelevance\nq9\ta\t1")]
    public void Run_NothingJudged_IsNoMeasurement(string judgements)
    {
        using var folder = new TemporaryFolder();
        Write(folder.Path);
        File.WriteAllText(Path.Combine(folder.Path, "qrels.tsv"), judgements);

        Assert.Contains("qrels.tsv", Assert.Throws<FormatException>(() => EvaluationRunner.Run(folder.Path, null, TimeProvider.System)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cut_LongMarkdown_PassagesOfAboutTwoHundredWordsWithTheirHeadings()
    {
        string text = "# Teil\n## Erstens\n" + string.Concat(Enumerable.Repeat("Wort ", 500)) + "\n## Zweitens\nKurz.";

        var passages = Chunker.Cut(text);

        Assert.Equal(4, passages.Count);
        Assert.All(passages, p => Assert.InRange(p.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, 1, 200));
        Assert.Equal(["Teil", "Zweitens"], passages[^1].Path);
    }

    private static void Write(string folder)
    {
        File.WriteAllLines(
            Path.Combine(folder, "corpus.jsonl"),
            [
                """{"id":"a","title":"Urlaub","text":"Der Antrag auf Erholungsurlaub."}""",
                """{"id":"b","title":"Reise","text":"Die Dienstreise wird genehmigt."}""",
                """{"id":"c","text":"Ein Dokument ohne Titel."}""",
            ]);
        File.WriteAllLines(Path.Combine(folder, "queries.jsonl"), ["""{"id":"q1","text":"Urlaub beantragen"}""", """{"id":"q2","text":"Genehmigung Dienstreisen"}"""]);
        File.WriteAllLines(Path.Combine(folder, "qrels.tsv"), ["query-id\tdoc-id\trelevance", "q1\ta\t1", "q2\tb\t1"]);
    }
}
