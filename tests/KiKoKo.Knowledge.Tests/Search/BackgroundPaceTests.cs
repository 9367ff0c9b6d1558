using System.Diagnostics;
using KiKoKo.Knowledge.Search;

namespace KiKoKo.Knowledge.Tests.Search;

public sealed class BackgroundPaceTests
{
    private static readonly TimeSpan Work = TimeSpan.FromMilliseconds(2);

    [Fact]
    public void Step_SearchesWait_RestsAsLongAsItWorked()
    {
        var gate = new SearchGate(places: 0);
        _ = gate.EnterAsync().AsTask();

        Assert.InRange(RestOf(gate, steps: 20), 20 * Work, TimeSpan.MaxValue);
    }

    [Fact]
    public void Step_NobodyWaits_DoesNotRest()
    {
        // Other programs may interrupt it, but not in most of its steps.
        Assert.InRange(RestOf(new SearchGate(places: 1), steps: 20), TimeSpan.Zero, 10 * Work);
    }

    private static TimeSpan RestOf(SearchGate gate, int steps)
    {
        var pace = new BackgroundPace(gate, TimeProvider.System);
        var rest = TimeSpan.Zero;
        for (int i = 0; i < steps; i++)
        {
            long start = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(start) < Work)
            {
            }

            start = Stopwatch.GetTimestamp();
            pace.Step();
            rest += Stopwatch.GetElapsedTime(start);
        }

        return rest;
    }
}
