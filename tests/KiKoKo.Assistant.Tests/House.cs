using System.Security.Cryptography;
using System.Text;
using KiKoKo.Assistant.Conversations;
using KiKoKo.Audit;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;
using KiKoKo.Storage;

namespace KiKoKo.Assistant.Tests;

/// <summary>A small administration with a real database, index and log in a folder of its own.</summary>
internal sealed class House : IAsyncDisposable
{
    public static readonly Person Staff = new("p1", Audience.Staff);
    public static readonly Person Manager = new("p2", Audience.Of(Audience.Managers));

    private readonly string _folder = Directory.CreateTempSubdirectory("kikoko-house-").FullName;
    private int _number;

    public Database Database { get; private set; } = null!;

    public DocumentStore Store { get; private set; } = null!;

    public SearchEngine Search { get; private set; } = null!;

    public AuditLog Audit { get; private set; } = null!;

    public KiKoKoAssistant Assistant { get; private set; } = null!;

    public TimeProvider Time { get; private init; } = TimeProvider.System;

    /// <param name="time">Null: the system's clock.</param>
    public static async Task<House> CreateAsync(Func<House, Task> furnish, TimeProvider? time = null, AssistantOptions? options = null)
    {
        var house = new House { Time = time ?? TimeProvider.System };
        house.Database = await Database.OpenAsync(new DatabaseOptions { DataFolder = house._folder }, default);
        house.Store = new DocumentStore(house.Database, house.Time);
        await furnish(house);
        house.Search = await SearchEngine.OpenAsync(new SearchOptions { Folder = Path.Combine(house._folder, "index") }, house.Store, house.Time, default);
        house.Audit = new AuditLog(house.Database, new AuditOptions { DataFolder = house._folder, SecretsFolder = Path.Combine(house._folder, "secrets") }, house.Time);
        house.Assistant = new KiKoKoAssistant(house.Search, house.Store, house.Audit, house.Database, options ?? new AssistantOptions(), house.Time);
        return house;
    }

    public Task<Reply> AskAsync(string text, Person? person = null, string? conversation = null) => Assistant.AnswerAsync(new Turn(person ?? Staff, "test", text, conversation), default);

    public async Task<Document> AddAsync(
        string title,
        IEnumerable<(string Heading, string Text)> sections,
        string audience = Audience.Everyone,
        DateOnly? until = null,
        string? supersedes = null,
        string kind = "Dienstanweisung",
        IEnumerable<Contact>? contacts = null,
        string? form = null,
        string[]? topics = null,
        string? original = null,
        DateOnly? from = null)
    {
        string id = $"d{++_number}";
        byte[] file = Encoding.UTF8.GetBytes(original ?? title + _number);
        var document = new Document(
            id, "/quelle/" + id, id + ".md", title, "Personal", kind, "1.0", from, until, audience, "Personalservice (11.1)", topics ?? [], supersedes, null,
            Convert.ToHexStringLower(SHA256.HashData(file)), "m", DateTimeOffset.UnixEpoch);
        var passages = sections.Select((s, i) => new Passage($"{id}-{i}", id, i, i, i, [s.Heading], null, s.Text)).ToList();
        var blocks = sections.Select(s => new Block(BlockKind.Paragraph, s.Text, null, [s.Heading])).ToList();
        var list = (contacts ?? []).Select((c, i) => c with { Id = $"{id}-c{i}", DocumentId = id, Ordinal = i }).ToList();
        await Store.PutAsync(new DocumentContent(document, file, blocks, passages, list, form is null ? null : new Form($"{id}-f", id, form, [])), default);
        return document;
    }

    public static Contact Contact(string name, string function, string responsibilities) =>
        new("", "", 0, name, function, "Amt 11", "06799 400-1", "stelle@musterstadt-rhein.example", "R 1", "", responsibilities);

    public async ValueTask DisposeAsync()
    {
        Search.Dispose();
        await Database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
