using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Dapper;
using KiKoKo.Audit.Content;
using KiKoKo.Audit.Merkle;

namespace KiKoKo.Audit;

/// <summary>What is wrong, and with which entry (null: with the log as a whole).</summary>
public sealed record VerificationProblem(long? Index, string What);

/// <summary>The outcome of a verification.</summary>
/// <param name="Size">The size that the tree claims.</param>
/// <param name="RootHash">The root over the entries found, lower-case hex.</param>
/// <param name="Entries">How many entries were found.</param>
/// <param name="Checkpoints">How many checkpoints are stored.</param>
public sealed record VerificationReport(long Size, string RootHash, long Entries, int Checkpoints, IReadOnlyList<VerificationProblem> Problems);

/// <summary>One pass over the log in order of its entries.</summary>
internal sealed class Verification(LogHead head, ContentCipher cipher)
{
    /// <summary>So many missing entries in a row are named one by one; the rest are counted.</summary>
    private const int NamedInARow = 20;

    private readonly List<VerificationProblem> _problems = [];
    private readonly Dictionary<long, Checkpoint> _checkpoints = [];
    private readonly Frontier _tree = new();
    private (long Size, TreeHash Root)? _known;
    private long _size;
    private long _next;
    private bool _keysReadable = true;

    public async Task<VerificationReport> RunAsync(DbConnection c, IReadOnlyList<string> damage)
    {
        foreach (string line in damage)
            Report(null, "Die Datenbankdatei ist beschädigt: " + line);

        try
        {
            foreach (var (at, root, created) in await c.QueryAsync<(long, byte[], string)>("SELECT size, root_hash, created_at FROM audit_checkpoints"))
                _checkpoints[at] = new Checkpoint(root, created);
            (_size, byte[] frontier) = await c.QuerySingleAsync<(long, byte[])>("SELECT size, frontier FROM audit_tree WHERE id = 1");
            _known = ReadHead();
            await ReadEntriesAsync(c);
            Compare(frontier);
            await ReportOrphansAsync(c, "audit_content", "id", "Ein Inhalt gehört zu keinem Eintrag.");
            await ReportOrphansAsync(c, "audit_content_keys", "content_id", "Ein Schlüssel gehört zu keinem Eintrag.");
        }
        catch (Exception e) when (e is DbException or DataException or InvalidOperationException or InvalidCastException or FormatException or OverflowException)
        {
            Report(_next, "Ab hier ist das Protokoll nicht lesbar: " + e.Message);
        }

        return new VerificationReport(_size, _tree.Root().ToString(), _tree.Size, _checkpoints.Count, _problems);
    }

    private async Task ReadEntriesAsync(DbConnection c)
    {
        const string Sql =
            "SELECT e.idx, e.leaf_hash, e.canonical, e.label_id, e.content_id, x.nonce, x.ciphertext, x.tag, k.wrapped "
            + "FROM audit_entries e LEFT JOIN audit_content x ON x.id = e.content_id LEFT JOIN audit_content_keys k ON k.content_id = e.content_id ORDER BY e.idx";
        await using var reader = await c.ExecuteReaderAsync(Sql);
        while (await reader.ReadAsync())
        {
            long index = reader.GetInt64(0);
            if (index < _next)
                Report(index, "Die Nummer des Eintrags ist nicht möglich.");
            ReportMissing(index, "Der Eintrag fehlt.");
            _next = Math.Max(_next, index == long.MaxValue ? index : index + 1);
            var entry = CheckEntry(reader, index);
            CheckRoot(index, entry);
        }
    }

    private AuditEntry? CheckEntry(DbDataReader reader, long index)
    {
        byte[] canonical = Blob(reader, 2);
        var leaf = TreeHash.OfLeaf(canonical);
        _tree.Append(leaf);
        if (!Blob(reader, 1).AsSpan().SequenceEqual(leaf.Bytes))
            Report(index, "Der Eintrag wurde verändert: sein Hash stimmt nicht.");

        AuditEntry entry;
        try
        {
            entry = AuditLog.Parse(canonical);
        }
        catch (JsonException)
        {
            Report(index, "Der Eintrag ist nicht lesbar.");
            return null;
        }

        if (entry.Index != index)
            Report(index, $"Der Eintrag trägt die Nummer {entry.Index}.");
        if (!IsText(reader, 3, entry.Label?.Id) || !IsText(reader, 4, entry.ContentId))
            Report(index, "Die Verweise der Zeile stimmen nicht mit dem Eintrag überein.");
        if (entry.ContentId is not null)
            CheckContent(reader, index, entry.ContentSha256);
        return entry;
    }

    /// <summary>Erased content (no key) may be gone altogether; what is still there must be what the entry commits to, and readable while it has a key.</summary>
    private void CheckContent(DbDataReader reader, long index, string? commitment)
    {
        bool hasKey = !reader.IsDBNull(8);
        if (reader.IsDBNull(6))
        {
            if (hasKey)
                Report(index, "Der Inhalt fehlt, obwohl er nicht gelöscht wurde.");
            return;
        }

        var content = new Sealed(Blob(reader, 5), Blob(reader, 6), Blob(reader, 7), Blob(reader, 8));
        if (content.Nonce.Length != ContentCipher.NonceSize || content.Tag.Length != ContentCipher.TagSize || content.Commitment() != commitment)
            Report(index, "Der Inhalt wurde verändert: sein Hash stimmt nicht.");
        else if (hasKey && _keysReadable)
            CheckKey(index, content);
    }

    private void CheckKey(long index, Sealed content)
    {
        try
        {
            if (!cipher.CanOpen(content))
                Report(index, "Der Schlüssel des Inhalts ist beschädigt: der Inhalt lässt sich nicht mehr lesen.");
        }
        catch (InvalidDataException e)
        {
            _keysReadable = false;
            Report(null, e.Message);
        }
    }

    private void CheckRoot(long index, AuditEntry? entry)
    {
        long size = _tree.Size;
        if (_checkpoints.TryGetValue(size, out var checkpoint))
        {
            if (checkpoint.Root is null || !checkpoint.Root.AsSpan().SequenceEqual(_tree.Root().Bytes))
                Report(index, $"Die Wurzel über {size} Einträge stimmt nicht mit dem Prüfpunkt überein.");
            if (entry is not null && checkpoint.CreatedAt != entry.Time.ToString("O", CultureInfo.InvariantCulture))
                Report(index, $"Die Zeit des Prüfpunkts über {size} Einträge stimmt nicht.");
        }
        else if (size % AuditLog.CheckpointEvery == 0)
        {
            Report(index, $"Der Prüfpunkt über {size} Einträge fehlt.");
        }

        if (_known is { } k && k.Size == size && k.Root != _tree.Root())
            Report(index, $"Die Wurzel über {size} Einträge stimmt nicht mit der Kopfdatei überein.");
    }

    private void Compare(byte[] frontier)
    {
        foreach (long at in _checkpoints.Keys.Where(s => s <= 0 || s > _tree.Size || s % AuditLog.CheckpointEvery != 0).Order())
            Report(null, $"Den Prüfpunkt über {at} Einträge kann es nicht geben.");
        ReportMissing(Math.Max(_size, _known?.Size ?? 0), "Der Eintrag fehlt am Ende.");
        if (_size < _next)
            Report(_size, "Der Eintrag ist nicht Teil des Baums.");
        if (!frontier.AsSpan().SequenceEqual(_tree.ToBytes()))
            Report(null, "Der Baum passt nicht zu den Einträgen.");
    }

    private async Task ReportOrphansAsync(DbConnection c, string table, string column, string what)
    {
        long orphans = await c.ExecuteScalarAsync<long>(
            $"SELECT COUNT(*) FROM {table} t WHERE NOT EXISTS (SELECT 1 FROM audit_entries e WHERE e.content_id = t.{column})");
        for (long i = 0; i < Math.Min(orphans, NamedInARow); i++)
            Report(null, what);
    }

    private (long Size, TreeHash Root)? ReadHead()
    {
        try
        {
            var known = head.Read();
            if (known is null && _size > 0)
                Report(null, "Die Kopfdatei audit.head fehlt.");
            return known;
        }
        catch (FormatException)
        {
            Report(null, "Die Kopfdatei audit.head ist beschädigt.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Report(null, "Die Kopfdatei audit.head ist nicht lesbar: " + e.Message);
        }

        return null;
    }

    // A damaged number can be anything up to 2^63: the run is counted, not walked.
    private void ReportMissing(long end, string what)
    {
        long named = Math.Min(end, _next + NamedInARow);
        for (long i = _next; i < named; i++)
            Report(i, what);
        if (named >= _next && end > named)
            Report(named, $"{what} Ebenso {end - named - 1} weitere danach.");
    }

    private void Report(long? index, string what) => _problems.Add(new VerificationProblem(index, what));

    private static byte[] Blob(DbDataReader reader, int column) => reader.GetValue(column) as byte[] ?? [];

    // By its bytes: as a string, a text with a zero in it would end there.
    private static bool IsText(DbDataReader reader, int column, string? expected) =>
        expected is null
            ? reader.IsDBNull(column)
            : reader.GetValue(column) is string && reader.GetFieldValue<byte[]>(column).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(expected));

    private sealed record Checkpoint(byte[]? Root, string? CreatedAt);
}
