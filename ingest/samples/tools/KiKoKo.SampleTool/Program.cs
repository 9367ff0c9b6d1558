using KiKoKo.SampleTool;
using KiKoKo.SampleTool.Sources;

try
{
    return Verbs.Run(args);
}
catch (SourceFault fault)
{
    Console.Error.WriteLine(fault.Message);
    return 1;
}
