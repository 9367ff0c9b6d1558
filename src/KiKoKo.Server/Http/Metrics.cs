using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using KiKoKo.Assistant.Conversations;
using KiKoKo.Knowledge.Search;
using KiKoKo.Knowledge.Search.Vectors;

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
        if (search.Vectors is { } vectors)
            Write(text, vectors.Status);
        return text.ToString();
    }

    /// <summary>Only with an embeddings endpoint configured, so that nobody is alarmed about what is not there.</summary>
    private static void Write(StringBuilder text, VectorStatus status)
    {
        Gauge("kikoko_embedding_passages", status.Passages);
        Gauge("kikoko_embedding_passages_done", status.Embedded);
        Gauge("kikoko_embedding_texts_refused", status.Refused);
        Gauge("kikoko_embedding_bytes", status.Bytes);
        Gauge("kikoko_embedding_in_use", status.InUse ? 1 : 0);
        Gauge("kikoko_embedding_working", status.Problem is null ? 1 : 0);
        text.Append(CultureInfo.InvariantCulture, $"# TYPE kikoko_embedding_failures_total counter\nkikoko_embedding_failures_total {status.Failures}\n");
        text.Append("# TYPE kikoko_embedding_queries_total counter\n");
        foreach (var (result, n) in new[]
        {
            ("embedded", status.Queries.Embedded), ("cached", status.Queries.Cached), ("timeout", status.Queries.TimedOut), ("failed", status.Queries.Failed), ("skipped", status.Queries.Skipped),
        })
        {
            text.Append(CultureInfo.InvariantCulture, $"kikoko_embedding_queries_total{{result=\"{result}\"}} {n}\n");
        }

        void Gauge(string name, long value) => text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} gauge\n{name} {value}\n");
    }
}
