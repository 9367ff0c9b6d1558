using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Dapper;
using KiKoKo.Storage;

namespace KiKoKo.Knowledge.Documents;

/// <summary>Documents in the database. The only code that knows their tables.</summary>
public sealed class DocumentStore(Database database, TimeProvider time)
{
    private const string DocumentColumns =
        "id, source, file_name, title, department, kind, version, valid_from, valid_until, audience, owner, topics, supersedes, pages, sha256, meta_hash, ingested_at";

    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the next change that this process makes. Changes of other processes show in <see cref="ReadSequenceAsync"/> only.</summary>
    public Task Changed => Volatile.Read(ref _changed).Task;

    /// <summary>The number of the last change. Grows with every document taken in, replaced or retired.</summary>
    public Task<long> ReadSequenceAsync(CancellationToken cancel) =>
        database.ReadAsync(c => c.ExecuteScalarAsync<long>("SELECT sequence FROM change_counter WHERE id = 1"), cancel);

    /// <summary>All live documents, as one consistent state.</summary>
    public Task<Catalogue> ReadCatalogueAsync(CancellationToken cancel) =>
        database.ReadAsync(
            async c =>
            {
                long sequence = await c.ExecuteScalarAsync<long>("SELECT sequence FROM change_counter WHERE id = 1");
                var rows = await c.QueryAsync<DocumentRow>($"SELECT {DocumentColumns} FROM documents WHERE retired_at IS NULL ORDER BY sequence");
                return new Catalogue(sequence, rows.Select(r => r.ToDocument()));
            },
            cancel);

    /// <summary>Passages of live documents changed after <paramref name="sequence"/>, and the ids of documents retired since then.</summary>
    /// <param name="sequence">0 reads everything.</param>
    public Task<DocumentChanges> ReadChangesAsync(long sequence, CancellationToken cancel) =>
        database.ReadAsync(
            async c =>
            {
                long now = await c.ExecuteScalarAsync<long>("SELECT sequence FROM change_counter WHERE id = 1");
                var documents = await c.QueryAsync<DocumentRow>(
                    $"SELECT {DocumentColumns} FROM documents WHERE retired_at IS NULL AND sequence > @sequence ORDER BY sequence", new { sequence });
                var passages = await c.QueryAsync<PassageRow>(
                    "SELECT p.id, p.document_id, p.ordinal, p.first_block, p.last_block, p.path, p.page, p.text FROM passages p JOIN documents d ON d.id = p.document_id "
                    + "WHERE d.retired_at IS NULL AND d.sequence > @sequence ORDER BY d.sequence, p.ordinal",
                    new { sequence });
                var retired = await c.QueryAsync<string>("SELECT id FROM documents WHERE retired_at IS NOT NULL AND sequence > @sequence", new { sequence });
                return new DocumentChanges(now, [.. documents.Select(r => r.ToDocument())], [.. passages.Select(r => r.ToPassage())], [.. retired]);
            },
            cancel);

    /// <summary>The passages of some documents, in order.</summary>
    /// <param name="documentIds">At most some hundred.</param>
    public async Task<ILookup<string, Passage>> ReadPassagesAsync(IReadOnlyCollection<string> documentIds, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            c => c.QueryAsync<PassageRow>(
                "SELECT id, document_id, ordinal, first_block, last_block, path, page, text FROM passages WHERE document_id IN @documentIds ORDER BY document_id, ordinal", new { documentIds }),
            cancel);
        return rows.Select(r => r.ToPassage()).ToLookup(p => p.DocumentId, StringComparer.Ordinal);
    }

    /// <summary>Takes a document in. A live document of the same source is retired in the same transaction.</summary>
    public Task<bool> PutAsync(DocumentContent content, CancellationToken cancel) =>
        ChangeAsync(c => PutAsync(c, content), cancel);

    /// <summary>Retires the live document of a source: no longer searched, shown or cited. False when there is none.</summary>
    public Task<bool> RetireAsync(string source, CancellationToken cancel) =>
        ChangeAsync(
            async c => await RetireAsync(c, source, await NextSequenceAsync(c)),
            cancel);

    /// <summary>The blocks of a document in reading order, for showing it.</summary>
    public async Task<IReadOnlyList<Block>> ReadBlocksAsync(string documentId, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            c => c.QueryAsync<BlockRow>(
                "SELECT kind, level, path, page, sheet, slide, text FROM blocks WHERE document_id = @documentId ORDER BY ordinal", new { documentId }),
            cancel);
        return [.. rows.Select(r => r.ToBlock())];
    }

    /// <summary>The passages of a document in reading order.</summary>
    public async Task<IReadOnlyList<Passage>> ReadPassagesAsync(string documentId, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            c => c.QueryAsync<PassageRow>(
                "SELECT id, document_id, ordinal, first_block, last_block, path, page, text FROM passages WHERE document_id = @documentId ORDER BY ordinal", new { documentId }),
            cancel);
        return [.. rows.Select(r => r.ToPassage())];
    }

    /// <summary>The document, live or retired, that last held this very content; null when none ever did.</summary>
    public async Task<Document?> FindByContentAsync(string sha256, CancellationToken cancel)
    {
        var row = await database.ReadAsync(
            c => c.QueryFirstOrDefaultAsync<DocumentRow>($"SELECT {DocumentColumns} FROM documents WHERE sha256 = @sha256 ORDER BY sequence DESC LIMIT 1", new { sha256 }),
            cancel);
        return row?.ToDocument();
    }

    /// <summary>The file as it was taken in; null when there is none of that hash.</summary>
    public Task<byte[]?> ReadOriginalAsync(string sha256, CancellationToken cancel) =>
        database.ReadAsync(c => c.ExecuteScalarAsync<byte[]?>("SELECT content FROM originals WHERE sha256 = @sha256", new { sha256 }), cancel);

    /// <summary>All contacts of live documents. The caller filters them by <see cref="Catalogue.IsVisible"/>.</summary>
    public async Task<IReadOnlyList<Contact>> ReadContactsAsync(CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            c => c.QueryAsync<ContactRow>(
                "SELECT x.id, x.document_id, x.ordinal, x.name, x.function, x.department, x.phone, x.mail, x.room, x.deputy, x.responsibilities "
                + "FROM contacts x JOIN documents d ON d.id = x.document_id WHERE d.retired_at IS NULL ORDER BY x.document_id, x.ordinal"),
            cancel);
        return [.. rows.Select(r => r.ToContact())];
    }

    /// <summary>All forms of live documents. The caller filters them by <see cref="Catalogue.IsVisible"/>.</summary>
    public async Task<IReadOnlyList<Form>> ReadFormsAsync(CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            c => c.QueryAsync<FormRow>("SELECT f.id, f.document_id, f.title, f.fields FROM forms f JOIN documents d ON d.id = f.document_id WHERE d.retired_at IS NULL ORDER BY f.title"),
            cancel);
        return [.. rows.Select(r => r.ToForm())];
    }

    private async Task<bool> ChangeAsync(Func<DbConnection, Task<bool>> change, CancellationToken cancel)
    {
        bool result = await database.WriteAsync(change, cancel);
        Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        return result;
    }

    private async Task<bool> PutAsync(DbConnection c, DocumentContent content)
    {
        var d = content.Document;
        long sequence = await NextSequenceAsync(c);
        bool replaced = await RetireAsync(c, d.Source, sequence);

        await c.ExecuteAsync(
            "INSERT INTO originals (sha256, content) VALUES (@sha256, @content) ON CONFLICT (sha256) DO NOTHING",
            new { sha256 = d.Sha256, content = content.Original.ToArray() });
        await c.ExecuteAsync(
            $"INSERT INTO documents ({DocumentColumns}, sequence) VALUES (@Id, @Source, @FileName, @Title, @Department, @Kind, @Version, @ValidFrom, @ValidUntil, @Audience, @Owner, "
            + "@Topics, @Supersedes, @Pages, @Sha256, @MetaHash, @IngestedAt, @Sequence)",
            new
            {
                d.Id,
                d.Source,
                d.FileName,
                d.Title,
                d.Department,
                d.Kind,
                d.Version,
                ValidFrom = Iso(d.ValidFrom),
                ValidUntil = Iso(d.ValidUntil),
                d.Audience,
                d.Owner,
                Topics = JsonSerializer.Serialize(d.Topics),
                d.Supersedes,
                d.Pages,
                d.Sha256,
                d.MetaHash,
                IngestedAt = d.IngestedAt.ToString("O", CultureInfo.InvariantCulture),
                Sequence = sequence,
            });
        await c.ExecuteAsync(
            "INSERT INTO blocks (document_id, ordinal, kind, level, path, page, sheet, slide, text) VALUES (@DocumentId, @Ordinal, @Kind, @Level, @Path, @Page, @Sheet, @Slide, @Text)",
            content.Blocks.Select((b, i) => new
            {
                DocumentId = d.Id,
                Ordinal = i,
                Kind = b.Kind.ToString(),
                b.Level,
                Path = JsonSerializer.Serialize(b.Path),
                b.Page,
                b.Sheet,
                b.Slide,
                b.Text,
            }));
        await c.ExecuteAsync(
            "INSERT INTO passages (id, document_id, ordinal, first_block, last_block, path, page, text) VALUES (@Id, @DocumentId, @Ordinal, @FirstBlock, @LastBlock, @Path, @Page, @Text)",
            content.Passages.Select(p => new { p.Id, p.DocumentId, p.Ordinal, p.FirstBlock, p.LastBlock, Path = JsonSerializer.Serialize(p.Path), p.Page, p.Text }));
        await c.ExecuteAsync(
            "INSERT INTO contacts (id, document_id, ordinal, name, function, department, phone, mail, room, deputy, responsibilities) "
            + "VALUES (@Id, @DocumentId, @Ordinal, @Name, @Function, @Department, @Phone, @Mail, @Room, @Deputy, @Responsibilities)",
            content.Contacts);
        if (content.Form is { } form)
        {
            await c.ExecuteAsync(
                "INSERT INTO forms (id, document_id, title, fields) VALUES (@Id, @DocumentId, @Title, @Fields)",
                new { form.Id, form.DocumentId, form.Title, Fields = JsonSerializer.Serialize(form.Fields) });
        }

        return replaced;
    }

    private async Task<bool> RetireAsync(DbConnection c, string source, long sequence)
    {
        string now = time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        return await c.ExecuteAsync(
            "UPDATE documents SET retired_at = @now, sequence = @sequence WHERE source = @source AND retired_at IS NULL", new { now, sequence, source }) > 0;
    }

    private static async Task<long> NextSequenceAsync(DbConnection c)
    {
        await c.ExecuteAsync("UPDATE change_counter SET sequence = sequence + 1 WHERE id = 1");
        return await c.ExecuteScalarAsync<long>("SELECT sequence FROM change_counter WHERE id = 1");
    }

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
