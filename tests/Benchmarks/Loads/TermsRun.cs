using KiKoKo.Benchmarks.Corpora;
using KiKoKo.Benchmarks.Peer;

namespace KiKoKo.Benchmarks.Loads;

/// <summary>Does our copy of Lucene's analysis give Lucene's terms? Compares them chunk by chunk and writes down where they differ.</summary>
internal sealed class TermsRun(Workplace work, TextWriter output)
{
    public void Run()
    {
        string file = work.In("lucene.terms");
        new LuceneProcess(work).Call("analyze", work.Chunks, file);
        int chunks = 0, same = 0;
        using var differing = new StreamWriter(work.In("differing-terms.txt"));
        foreach (var (chunk, theirs) in ChunkFile.Read(work.Chunks).Zip(File.ReadLines(file)))
        {
            chunks++;
            string ours = string.Join(' ', LuceneAnalysis.Terms(chunk.Head + " " + chunk.Body));
            if (ours == theirs)
                same++;
            else
                differing.WriteLine($"{chunk.Id}\n  ours   {string.Join(' ', ours.Split(' ').Except(theirs.Split(' ')))}\n  Lucene {string.Join(' ', theirs.Split(' ').Except(ours.Split(' ')))}");
        }

        output.WriteLine($"Terms: the same in {same} of {chunks} chunks");
    }
}
