using KiKoKo.Ingest.Job;
using KiKoKo.Ingest.Worker;

return args is [ExtractionWorker.Verb, var file] ? WorkerProgram.Run(file) : await Verbs.RunAsync(args, TimeProvider.System);
