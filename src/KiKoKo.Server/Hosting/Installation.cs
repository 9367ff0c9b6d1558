using KiKoKo.Assistant;
using KiKoKo.Assistant.DeadlineWatch;
using KiKoKo.Audit;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;
using KiKoKo.Knowledge.Search.Vectors;
using KiKoKo.Server.Embeddings;
using KiKoKo.Server.People;
using KiKoKo.Server.Verbs;
using KiKoKo.Storage;

namespace KiKoKo.Server.Hosting;

/// <summary>Everything that lies in one data folder, opened: database, documents, index, log, assistant.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "synonyme.txt");

    private readonly EmbeddingsEndpoint? _embeddings;

    private Installation(Database database, DocumentStore documents, SearchEngine search, EmbeddingsEndpoint? embeddings, AuditLog audit, DeadlineBook deadlines, KiKoKoAssistant assistant)
    {
        _embeddings = embeddings;
        Database = database;
        Documents = documents;
        Search = search;
        Audit = audit;
        Deadlines = deadlines;
        Assistant = assistant;
    }

    public Database Database { get; }

    public DocumentStore Documents { get; }

    public SearchEngine Search { get; }

    public AuditLog Audit { get; }

    public DeadlineBook Deadlines { get; }

    public KiKoKoAssistant Assistant { get; }

    /// <inheritdoc cref="OpenAsync(string, AssistantOptions, EmbeddingOptions, WatchOptions, bool, CancellationToken)"/>
    /// <remarks>With the settings that lie in the folder and in the environment, and with the vectors that there are: for one command, which makes none.</remarks>
    public static async Task<Installation> OpenAsync(string dataFolder, CancellationToken cancel)
    {
        var settings = Settings.Of(dataFolder);
        var installation = await OpenAsync(dataFolder, settings.Assistant(), settings.Embeddings(), settings.Watch(), stays: false, cancel);
        try
        {
            if (installation.Search.Vectors is { } vectors)
                await vectors.LoadAsync(cancel);
            return installation;
        }
        catch
        {
            await installation.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens the folder; creates what is missing.</summary>
    /// <param name="stays">A server: it need not wait for the repair of a damaged index, which goes on beside searches.</param>
    /// <exception cref="StorageException">The database cannot be used; the message names the mend.</exception>
    public static async Task<Installation> OpenAsync(string dataFolder, AssistantOptions options, EmbeddingOptions embeddings, WatchOptions watch, bool stays, CancellationToken cancel)
    {
        var time = TimeProvider.System;
        var database = await Database.OpenAsync(new DatabaseOptions { DataFolder = dataFolder }, cancel);
        try
        {
            var documents = new DocumentStore(database, time);
            var search = await SearchEngine.OpenAsync(
                IndexOptions(dataFolder, stays), documents, time, cancel);
            var audit = OpenAudit(database, dataFolder);
            await RequireKeysAsync(audit, dataFolder, cancel);
            var endpoint = embeddings.IsEnabled ? new EmbeddingsEndpoint(embeddings) : null;
            if (endpoint is not null)
                search.AddVectors(database, endpoint, embeddings);
            var deadlines = new DeadlineBook(database, new Personas(), watch, time);
            return new Installation(database, documents, search, endpoint, audit, deadlines, new KiKoKoAssistant(search, documents, audit, options, time, new WatchDialogue(deadlines, time)));
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    private static async Task RequireKeysAsync(AuditLog audit, string dataFolder, CancellationToken cancel)
    {
        string folder = Path.Combine(dataFolder, "secrets");
        try
        {
            if (await audit.CanReadContentsAsync(cancel))
                return;
        }
        catch (InvalidDataException e)
        {
            throw new UserError(e.Message, e);
        }

        throw new UserError($"Der Schlüssel der Protokollinhalte fehlt in „{folder}“. Abhilfe: content.key aus der Sicherung zurückspielen; ohne ihn bleiben alle früheren Inhalte unlesbar.");
    }

    /// <summary>Opens only the log, for verification: works also when the index is damaged.</summary>
    public static AuditLog OpenAudit(Database database, string dataFolder) =>
        new(database, new AuditOptions { DataFolder = dataFolder, SecretsFolder = Path.Combine(dataFolder, "secrets") }, TimeProvider.System);

    /// <summary>Where the index of a data folder lies.</summary>
    public static SearchOptions IndexOptions(string dataFolder, bool stays) =>
        new() { Folder = Path.Combine(dataFolder, "index"), SynonymsFile = Path.Combine(dataFolder, "synonyme.txt"), ShippedSynonymsFile = Shipped, RepairsBesideSearches = stays };

    /// <summary>The full path of an existing data folder.</summary>
    /// <exception cref="UserError">It does not exist.</exception>
    public static string ExistingFolder(string data)
    {
        string full = Path.GetFullPath(data);
        return Directory.Exists(full)
            ? full
            : throw new UserError($"Der Datenordner „{full}“ fehlt. Abhilfe: zuerst ./kikoko start oder ./kikoko ingest ausführen, oder --data angeben.");
    }

    /// <summary>The synonyms that come with the program; null when they were removed.</summary>
    public static StreamReader? ShippedSynonyms() => File.Exists(Shipped) ? File.OpenText(Shipped) : null;

    public async ValueTask DisposeAsync()
    {
        Search.Dispose();
        _embeddings?.Dispose();
        await Database.DisposeAsync();
    }
}
