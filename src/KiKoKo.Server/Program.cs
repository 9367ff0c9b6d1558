using KiKoKo.Server.Verbs;

return await CommandLine.RunAsync(args);
