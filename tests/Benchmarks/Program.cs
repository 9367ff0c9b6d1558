using System.Globalization;
using BenchmarkDotNet.Running;
using KiKoKo.Benchmarks;
using KiKoKo.Benchmarks.Corpora;
using KiKoKo.Benchmarks.Loads;

var work = new Workplace(Environment.GetEnvironmentVariable("KIKOKO_BENCH") ?? Path.Combine(Path.GetTempPath(), "kikoko-bench"));
switch (args)
{
    case ["export", .. var rest]:
        Console.WriteLine($"{CollectionExport.Write(Workplace.Collection(rest.FirstOrDefault()), work)} chunks in {work.Folder}");
        break;
    case ["lucene"]:
        new LuceneRun(work, Console.Out).Run();
        break;
    case ["compare"]:
        new CompareRun(work, Console.Out).Run();
        break;
    case ["terms"]:
        new TermsRun(work, Console.Out).Run();
        break;
    case ["ours"]:
        new OurRun(work, Console.Out).Run();
        break;
    case ["index"]:
        new IndexRun(work, Console.Out).Run(IndexRun.Product);
        break;
    case ["index", IndexRun.Product or IndexRun.Plain, var times]:
        new IndexRun(work, Console.Out).Run(args[1], int.Parse(times, CultureInfo.InvariantCulture));
        break;
    case ["plain"]:
        var plain = new PlainRun(work, Console.Out);
        foreach (bool filtered in (bool[])[false, true])
        {
            plain.Search(filtered);
            plain.Agreement(new LuceneRun(work, Console.Out).Found("one", filtered), filtered);
        }

        break;
    case ["million"]:
        new MillionRun(work, Console.Out).Run();
        break;
    case ["million-search"]:
        new MillionRun(work, Console.Out).Search();
        break;
    case ["concurrent"]:
        new ConcurrentRun(work, Console.Out).Run();
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
