using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using KiKoKo.Audit.Merkle;

namespace KiKoKo.Audit;

/// <summary>What is wrong, and with which entry (null: with the log as a whole).</summary>
public sealed record VerificationProblem(long? Index, string What);

/// <summary>The outcome of a verification.</summary>
/// <param name="Size">The size that the tree claims.</param>
/// <param name="RootHash">The root over the entries found, lower-case hex.</param>
/// <param name="Entries">How many entries were found.</param>
/// <param name="Checkpoints">How many stored checkpoints were compared.</param>
public sealed record VerificationReport(long Size, string RootHash, long Entries, int Checkpoints, IReadOnlyList<VerificationProblem> Problems);

/// <summary>One pass over the log in order of its entries.</summary>
internal sealed class Verification(LogHead head)
{
    private readonly List<VerificationProblem> _problems = [];
    private readonly Frontier _tree = new();

    public async Task<VerificationReport> RunAsync(DbConnection c, IReadOnlyList<string> damage)
    {
        foreach (string line in damage)
            Report(null, "Die Datenbankdatei ist beschädigt: " + line);

        var checkpoints = new Dictionary<long, byte[]>();
        long size = 0, entries = 0;
        byte[] frontier = [];
        try
        {
            foreach (var (at, root) in await c.QueryAsync<(long, byte[])>("SELECT size, root_hash FROM audit_checkpoints"))
                checkpoints[at] = root;
            (size, frontier) = await c.QuerySingleAsync<(long, byte[])>("SELECT size, frontier FROM audit_tree WHERE id = 1");
            var known = ReadHead(size);
            entries = await ReadEntriesAsync(c, checkpoints, known);
            Compare(size, frontier, known);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or InvalidCastException)
        {
            Report(entries, "Ab hier ist das Protokoll nicht lesbar: " + e.Message);
        }

        return new VerificationReport(size, _tree.Root().ToString(), entries, checkpoints.Count, _problems);
    }

    private async Task<long> ReadEntriesAsync(DbConnection c, Dictionary<long, byte[]> checkpoints, (long Size, TreeHash Root)? known)
    {
        const string Sql =
            "SELECT e.idx, e.leaf_hash, e.canonical, e.label_id, e.content_id, x.nonce, x.ciphertext, x.tag, k.wrapped "
            + "FROM audit_entries e LEFT JOIN audit_content x ON x.id = e.content_id LEFT JOIN audit_content_keys k ON k.content_id = e.content_id ORDER BY e.idx";
        await using var reader = await c.ExecuteReaderAsync(Sql);
        long entries = 0, expected = 0;
        while (await reader.ReadAsync())
        {
            long index = reader.GetInt64(0);
            for (; expected < index; expected++)
                Report(expected, "Der Eintrag fehlt.");
            expected = index + 1;
            entries++;
            CheckEntry(reader, index);

            if (checkpoints.TryGetValue(_tree.Size, out byte[]? root) && !root.AsSpan().SequenceEqual(_tree.Root().Bytes))
                Report(index, $"Die Wurzel über {_tree.Size} Einträge stimmt nicht mit dem Prüfpunkt überein.");
            if (known is { } k && k.Size == _tree.Size && k.Root != _tree.Root())
                Report(index, $"Die Wurzel über {_tree.Size} Einträge stimmt nicht mit der Kopfdatei überein.");
        }

        return entries;
    }

    private void CheckEntry(DbDataReader reader, long index)
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
            return;
        }

        if (entry.Index != index)
            Report(index, $"Der Eintrag trägt die Nummer {entry.Index}.");
        if (Text(reader, 3) != entry.Label?.Id || Text(reader, 4) != entry.ContentId)
            Report(index, "Die Verweise der Zeile stimmen nicht mit dem Eintrag überein.");
        if (entry.ContentId is not null)
            CheckContent(reader, index, entry.ContentSha256);
    }

    /// <summary>Erased content (no key) may be gone altogether; what is still there must be what the entry commits to.</summary>
    private void CheckContent(DbDataReader reader, long index, string? commitment)
    {
        bool hasKey = !reader.IsDBNull(8);
        if (reader.IsDBNull(6))
        {
            if (hasKey)
                Report(index, "Der Inhalt fehlt, obwohl er nicht gelöscht wurde.");
            return;
        }

        string found = Convert.ToHexStringLower(SHA256.HashData([.. Blob(reader, 5), .. Blob(reader, 6), .. Blob(reader, 7)]));
        if (found != commitment)
            Report(index, "Der Inhalt wurde verändert: sein Hash stimmt nicht.");
    }

    private void Compare(long size, byte[] frontier, (long Size, TreeHash Root)? known)
    {
        for (long missing = _tree.Size; missing < Math.Min(Math.Max(size, known?.Size ?? 0), _tree.Size + 20); missing++)
            Report(missing, "Der Eintrag fehlt am Ende.");
        if (size < _tree.Size)
            Report(size, "Der Eintrag ist nicht Teil des Baums.");
        if (!frontier.AsSpan().SequenceEqual(_tree.ToBytes()))
            Report(null, "Der Baum passt nicht zu den Einträgen.");
    }

    private (long Size, TreeHash Root)? ReadHead(long size)
    {
        try
        {
            var known = head.Read();
            if (known is null && size > 0)
                Report(null, "Die Kopfdatei audit.head fehlt.");
            return known;
        }
        catch (FormatException)
        {
            Report(null, "Die Kopfdatei audit.head ist beschädigt.");
            return null;
        }
    }

    private void Report(long? index, string what) => _problems.Add(new VerificationProblem(index, what));

    private static byte[] Blob(DbDataReader reader, int column) => reader.GetValue(column) as byte[] ?? [];

    private static string? Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetValue(column) as string;
}
