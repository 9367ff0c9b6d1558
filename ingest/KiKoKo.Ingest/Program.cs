using KiKoKo.Ingest.Worker;
if (args is [ExtractionWorker.Verb, var f]) return WorkerProgram.Run(f);
return 0;
