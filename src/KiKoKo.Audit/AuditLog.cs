using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Dapper;
using KiKoKo.Audit.Content;
using KiKoKo.Audit.Merkle;
using KiKoKo.Storage;

namespace KiKoKo.Audit;

/// <summary>
/// The append-only transparency log: a Merkle tree (RFC 6962) over canonical entries. What it cannot write did not happen:
/// a failed append is an exception that the caller must not swallow.
/// </summary>
public sealed class AuditLog
{
    /// <summary>A checkpoint of size and root is stored after every so many entries.</summary>
    internal const int CheckpointEvery = 64;

    private readonly Database _database;
    private readonly TimeProvider _time;
    private readonly SecretFolder _secrets;
    private readonly ContentCipher _cipher;
    private readonly Pseudonyms _pseudonyms;
    private readonly LogHead _head;

    public AuditLog(Database database, AuditOptions options, TimeProvider time)
    {
        _database = database;
        _time = time;
        _secrets = new SecretFolder(options.SecretsFolder);
        _cipher = new ContentCipher(_secrets);
        _pseudonyms = new Pseudonyms(_secrets);
        _head = new LogHead(options.DataFolder);
    }

    /// <summary>Records an event and, encrypted, its content. Returns after both are on disk.</summary>
    public async Task<AuditReceipt> AppendAsync(AuditEvent happened, AuditContent? content, CancellationToken cancel)
    {
        var now = _time.GetUtcNow();
        string person = _pseudonyms.Of(happened.PersonId, now);
        var encrypted = content is null ? null : _cipher.Seal(content);
        string? contentId = encrypted is null ? null : Guid.CreateVersion7(now).ToString("N");

        var (receipt, root, headFits) = await _database.WriteAsync(
            async c =>
            {
                var tree = await ReadTreeAsync(c);
                bool fits = await _head.IsExtendedByAsync(tree, size => ReadRootAsync(c, size));
                var entry = ToEntry(happened, tree.Size, now, person, contentId, encrypted?.Commitment());
                byte[] canonical = JsonSerializer.SerializeToUtf8Bytes(entry, AuditJson.Options);
                var leaf = TreeHash.OfLeaf(canonical);
                tree.Append(leaf);

                if (encrypted is not null)
                    await StoreContentAsync(c, contentId!, encrypted);
                await c.ExecuteAsync(
                    "INSERT INTO audit_entries (idx, leaf_hash, canonical, label_id, content_id) VALUES (@Index, @leaf, @canonical, @label, @contentId)",
                    new { entry.Index, leaf = leaf.ToArray(), canonical, label = entry.Label?.Id, contentId });
                await c.ExecuteAsync("UPDATE audit_tree SET size = @Size, frontier = @frontier WHERE id = 1", new { tree.Size, frontier = tree.ToBytes() });
                var newRoot = tree.Root();
                if (tree.Size % CheckpointEvery == 0)
                {
                    await c.ExecuteAsync(
                        "INSERT INTO audit_checkpoints (size, root_hash, created_at) VALUES (@Size, @root, @now)",
                        new { tree.Size, root = newRoot.ToArray(), now = now.ToString("O", CultureInfo.InvariantCulture) });
                }

                return (new AuditReceipt(entry.Index, leaf.ToString()), newRoot, fits);
            },
            cancel);
        if (headFits)
            _head.Advance(receipt.Index + 1, root);
        return receipt;
    }

    /// <summary>Entries, newest first, from before <paramref name="before"/> on.</summary>
    public async Task<IReadOnlyList<AuditEntry>> ReadLatestAsync(int count, long? before, CancellationToken cancel)
    {
        var rows = await _database.ReadAsync(
            c => c.QueryAsync<byte[]>(
                "SELECT canonical FROM audit_entries WHERE idx < @before ORDER BY idx DESC LIMIT @count", new { before = before ?? long.MaxValue, count }),
            cancel);
        return [.. rows.Select(Parse)];
    }

    /// <summary>
    /// The key under which contents are encrypted is there, or nothing was encrypted yet. A key that was lost must not be replaced
    /// without a word: all earlier contents would stay unreadable.
    /// </summary>
    public async Task<bool> CanReadContentsAsync(CancellationToken cancel) =>
        _secrets.Find("content") is not null
        || await _database.ReadAsync(c => c.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM audit_content_keys"), cancel) == 0;

    /// <summary>How many entries there are.</summary>
    public Task<long> CountAsync(CancellationToken cancel) =>
        _database.ReadAsync(c => c.ExecuteScalarAsync<long>("SELECT size FROM audit_tree WHERE id = 1"), cancel);

    /// <summary>The entry that carries the label; null when no output ever did.</summary>
    public async Task<AuditEntry?> FindLabelAsync(string labelId, CancellationToken cancel)
    {
        byte[]? row = await _database.ReadAsync(
            c => c.QuerySingleOrDefaultAsync<byte[]?>("SELECT canonical FROM audit_entries WHERE label_id = @labelId", new { labelId }), cancel);
        return row is null ? null : Parse(row);
    }

    /// <summary>The content of an entry; null when it has none or it was erased.</summary>
    public async Task<AuditContent?> ReadContentAsync(AuditEntry entry, CancellationToken cancel)
    {
        if (entry.ContentId is null)
            return null;
        var row = await _database.ReadAsync(
            c => c.QuerySingleOrDefaultAsync<(byte[] Nonce, byte[] Ciphertext, byte[] Tag, byte[] Wrapped)>(
                "SELECT x.nonce, x.ciphertext, x.tag, k.wrapped FROM audit_content x JOIN audit_content_keys k ON k.content_id = x.id WHERE x.id = @ContentId",
                new { entry.ContentId }),
            cancel);
        return row.Nonce is null ? null : _cipher.Open(new Sealed(row.Nonce, row.Ciphertext, row.Tag, row.Wrapped));
    }

    /// <summary>Checks every entry, its content, the tree, the checkpoints and the head file. A damaged database is a problem in the report, not an exception.</summary>
    public async Task<VerificationReport> VerifyAsync(CancellationToken cancel)
    {
        var damage = await _database.CheckIntegrityAsync(cancel);
        try
        {
            return await _database.ReadAsync(c => new Verification(_head, _cipher).RunAsync(c, damage), cancel);
        }
        catch (DbException e)
        {
            return new VerificationReport(0, TreeHash.Empty.ToString(), 0, 0, [new VerificationProblem(null, "Die Datenbank ist nicht lesbar: " + e.Message)]);
        }
    }

    /// <exception cref="JsonException">Not an entry.</exception>
    internal static AuditEntry Parse(byte[] canonical) =>
        JsonSerializer.Deserialize<AuditEntry>(canonical, AuditJson.Options) ?? throw new JsonException("An entry is an object, not null.");

    private static async Task<Frontier> ReadTreeAsync(DbConnection c)
    {
        var (size, frontier) = await c.QuerySingleAsync<(long, byte[])>("SELECT size, frontier FROM audit_tree WHERE id = 1");
        return Frontier.FromBytes(size, frontier);
    }

    private static async Task<TreeHash> ReadRootAsync(DbConnection c, long size)
    {
        var tree = new Frontier();
        foreach (byte[] leaf in await c.QueryAsync<byte[]>("SELECT leaf_hash FROM audit_entries WHERE idx < @size ORDER BY idx", new { size }))
            tree.Append(TreeHash.FromBytes(leaf));
        return tree.Root();
    }

    private static async Task StoreContentAsync(DbConnection c, string id, Sealed content)
    {
        await c.ExecuteAsync(
            "INSERT INTO audit_content (id, nonce, ciphertext, tag) VALUES (@id, @Nonce, @Ciphertext, @Tag)",
            new { id, content.Nonce, content.Ciphertext, content.Tag });
        await c.ExecuteAsync("INSERT INTO audit_content_keys (content_id, wrapped) VALUES (@id, @WrappedKey)", new { id, content.WrappedKey });
    }

    private static AuditEntry ToEntry(AuditEvent e, long index, DateTimeOffset now, string person, string? contentId, string? contentSha256) => new()
    {
        Index = index,
        Time = now,
        Type = e.Type,
        Channel = e.Channel,
        Person = person,
        Function = e.Function,
        Outcome = e.Outcome,
        Reason = e.Reason,
        Label = e.Label,
        TextSha256 = e.TextSha256,
        Composer = e.Composer,
        IndexSequence = e.IndexSequence,
        Retrieved = e.Retrieved,
        Cited = e.Cited,
        RefersTo = e.RefersTo,
        ContentId = contentId,
        ContentSha256 = contentSha256,
    };
}
