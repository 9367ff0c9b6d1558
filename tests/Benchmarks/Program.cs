using BenchmarkDotNet.Running;
using KiKoKo.Benchmarks;
using KiKoKo.Benchmarks.Corpora;
using KiKoKo.Benchmarks.Loads;

var work = new Workplace(Environment.GetEnvironmentVariable("KIKOKO_BENCH") ?? Path.Combine(Path.GetTempPath(), "kikoko-bench"));
switch (args)
{
    case ["export", .. var rest]:
        Console.WriteLine($"{CollectionExport.Write(Workplace.Collection(rest.FirstOrDefault()), work)} chunks in {work.Folder}");
        return 0;
    case ["lucene"]:
        new LuceneRun(work, Console.Out).Run();
        return 0;
    case ["compare"]:
        new CompareRun(work, Console.Out).Run();
        return 0;
    case ["terms"]:
        new TermsRun(work, Console.Out).Run();
        return 0;
    case ["agreement"]:
        var plain = new PlainRun(work, Console.Out);
        plain.Agreement(new LuceneRun(work, Console.Out).Search("one", filtered: false).Found, filtered: false);
        plain.Search(filtered: false);
        return 0;
    case ["ours"]:
        new OurRun(work, Console.Out).Run();
        return 0;
    case ["index"]:
        new OurRun(work, Console.Out).Index();
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}
