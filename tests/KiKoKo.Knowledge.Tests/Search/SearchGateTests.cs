using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;

namespace KiKoKo.Knowledge.Tests.Search;

public sealed class SearchGateTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public void Enter_WhilePlacesAreFree_AllocatesNothing()
    {
        var gate = new SearchGate(places: 1);
        long allocated = 0;
        // The first rounds compile.
        for (int round = 0; round < 3; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 1000; i++)
            {
                gate.Enter();
                gate.Exit();
                var entered = gate.EnterAsync();
                Assert.True(entered.IsCompletedSuccessfully);
                gate.Exit();
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, allocated);
    }

    [Fact]
    public async Task Exit_SeveralWait_LetsThemInAsTheyCame()
    {
        var gate = new SearchGate(places: 1);
        var served = new List<int>();
        gate.Enter();
        var all = new List<Task>();
        for (int n = 0; n < 6; n++)
        {
            int number = n;
            all.Add(n % 2 == 0 ? ServeAsync(number) : Task.Factory.StartNew(() => Serve(number), TaskCreationOptions.LongRunning));
            // Only who stands in the queue is followed by the next.
            await Until(() => gate.Waiting == number + 1);
        }

        await Task.Delay(20);
        Assert.Empty(served);
        gate.Exit();
        await Task.WhenAll(all).WaitAsync(Soon);

        Assert.Equal([0, 1, 2, 3, 4, 5], served);

        async Task ServeAsync(int number)
        {
            await gate.EnterAsync();
            served.Add(number);
            gate.Exit();
        }

        void Serve(int number)
        {
            gate.Enter();
            served.Add(number);
            gate.Exit();
        }
    }

    [Fact]
    public async Task TryEnter_NoPlaceOrSomebodyWaits_TakesNone()
    {
        var gate = new SearchGate(places: 1);
        Assert.True(gate.TryEnter());
        Assert.False(gate.TryEnter());
        var waiting = gate.EnterAsync().AsTask();
        gate.Exit();

        Assert.False(gate.TryEnter());

        await waiting.WaitAsync(Soon);
        gate.Exit();
        Assert.True(gate.TryEnter());
    }

    [Fact]
    public async Task Gate_ManyThreads_NeverHoldsMoreThanItsPlacesAndLosesNone()
    {
        const int places = 3;
        var gate = new SearchGate(places);
        int inside = 0, most = 0, rounds = 0;
        var threads = Enumerable.Range(0, 10).Select(t => Task.Factory.StartNew(() =>
        {
            var random = new Random(t);
            for (int i = 0; i < 3000; i++)
            {
                switch (random.Next(3))
                {
                    case 0:
                        gate.Enter();
                        break;
                    case 1:
                        gate.EnterAsync().AsTask().Wait();
                        break;
                    default:
                        if (!gate.TryEnter())
                            continue;
                        break;
                }

                int now = Interlocked.Increment(ref inside);
                InterlockedMax(ref most, now);
                Thread.SpinWait(random.Next(60));
                Interlocked.Decrement(ref inside);
                Interlocked.Increment(ref rounds);
                gate.Exit();
            }
        }, TaskCreationOptions.LongRunning)).ToArray();
        await Task.WhenAll(threads).WaitAsync(Soon * 3);

        Assert.InRange(most, 1, places);
        Assert.True(rounds > 10_000);
        Assert.All(Enumerable.Range(0, places), _ => Assert.True(gate.TryEnter()));
        Assert.False(gate.TryEnter());
    }

    [Fact]
    public async Task Search_FromManyCallers_AllAreAnswered()
    {
        await using var fixture = await EngineFixture.CreateAsync();
        await fixture.PutAsync(Samples.Document("d1"), "Der Urlaub ist rechtzeitig zu beantragen.");
        using var engine = await fixture.OpenAsync();
        var request = new SearchRequest("Urlaub", Audience.Staff);

        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => n % 2 == 0 ? Task.Run(() => engine.Search(request)) : Task.Run(() => engine.SearchAsync(request, default))))
            .WaitAsync(Soon * 3);

        Assert.All(results, r => Assert.Single(r.Hits));
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (int seen = Volatile.Read(ref target); seen < value;)
        {
            int before = Interlocked.CompareExchange(ref target, value, seen);
            if (before == seen)
                return;
            seen = before;
        }
    }

    private static async Task Until(Func<bool> condition)
    {
        for (int i = 0; i < 2000 && !condition(); i++)
            await Task.Delay(5);
        Assert.True(condition());
        // Counted before it stands in the queue.
        await Task.Delay(10);
    }
}
