using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using KiKoKo.Assistant.Conversations;
using KiKoKo.Knowledge.Search;

namespace KiKoKo.Server.Http;

/// <summary>Counters in the Prometheus text format. Nothing of persons, nothing of texts.</summary>
internal sealed class Metrics
{
    private readonly ConcurrentDictionary<ReplyKind, long> _replies = new();
    private readonly Lock _gate = new();
    private double _seconds;
    private long _count;

    public void Count(Reply reply)
    {
        _replies.AddOrUpdate(reply.Kind, 1, (_, n) => n + 1);
        lock (_gate)
        {
            _seconds += reply.Timings.TotalMs / 1000;
            _count++;
        }
    }

    public string Write(SearchEngine search)
    {
        var text = new StringBuilder();
        text.Append("# TYPE kikoko_replies_total counter\n");
        foreach (var (kind, n) in _replies.OrderBy(r => r.Key))
            text.Append(CultureInfo.InvariantCulture, $"kikoko_replies_total{{kind=\"{kind.ToString().ToLowerInvariant()}\"}} {n}\n");
        lock (_gate)
        {
            text.Append("# TYPE kikoko_reply_seconds summary\n");
            text.Append(CultureInfo.InvariantCulture, $"kikoko_reply_seconds_sum {_seconds}\nkikoko_reply_seconds_count {_count}\n");
        }

        text.Append("# TYPE kikoko_documents gauge\n");
        text.Append(CultureInfo.InvariantCulture, $"kikoko_documents {search.Catalogue.All.Count()}\n");
        return text.ToString();
    }
}
