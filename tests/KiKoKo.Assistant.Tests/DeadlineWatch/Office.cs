using System.Security.Cryptography;
using System.Text;
using Dapper;
using KiKoKo.Assistant.DeadlineWatch;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Storage;

namespace KiKoKo.Assistant.Tests.DeadlineWatch;

/// <summary>A small office on a real database, with as many servers as a test wants.</summary>
internal sealed class Office : IAsyncDisposable, IPeople
{
    public const string Anna = "anna";
    public const string Bernd = "bernd";
    public const string Clara = "clara";
    public const string Dora = "dora";

    private readonly string _folder = Directory.CreateTempSubdirectory("kikoko-watch-").FullName;
    private readonly List<Server> _servers = [];
    private int _documents;

    private Office(Clock clock, WatchOptions? options) => (Clock, Options) = (clock, options ?? new WatchOptions());

    public Clock Clock { get; }

    public WatchOptions Options { get; }

    public Server First => _servers[0];

    public DeadlineBook Book => First.Book;

    public IReadOnlyList<Colleague> All { get; } =
    [
        new(Anna, "Anna Arndt", "Personal", Audience.Staff),
        new(Bernd, "Bernd Bach", "Personal", Audience.Staff),
        new(Clara, "Clara Cramer", "Finanzen", Audience.Of(Audience.Managers)),
        new(Dora, "Dora Dietz", "IT", Audience.Staff),
    ];

    /// <summary>Opens at 12:00 by the clock in Germany, with one server.</summary>
    public static async Task<Office> OpenAsync(DateOnly day, WatchOptions? options = null)
    {
        var office = new Office(new Clock(GermanDay.At(day, new TimeOnly(12, 0))), options);
        await office.StartServerAsync();
        return office;
    }

    /// <summary>One more server on the same database.</summary>
    public async Task<Server> StartServerAsync(params INoticeChannel[] channels)
    {
        var server = new Server(await Database.OpenAsync(new DatabaseOptions { DataFolder = _folder }, default), this, channels);
        _servers.Add(server);
        return server;
    }

    public async Task StopAsync(Server server)
    {
        _servers.Remove(server);
        await server.Database.DisposeAsync();
    }

    public async Task<WatchedDeadline> AddAsync(string person, string title, DateOnly day, params int[] leads)
    {
        var outcome = await Book.AddAsync(person, new NewDeadline(title, day) { LeadDays = leads.Length > 0 ? leads : null }, default);
        return Assert.IsType<WatchKept>(outcome).Deadline!;
    }

    /// <summary>Goes through the days with a round at 9:00 and 15:00 each, up to and including <paramref name="last"/>.</summary>
    public async Task PassAsync(DateOnly last)
    {
        for (var day = Clock.Today(); day <= last; day = day.AddDays(1))
        {
            foreach (int hour in (int[])[9, 15])
            {
                if (GermanDay.At(day, new TimeOnly(hour, 0)) is var moment && moment > Clock.GetUtcNow())
                {
                    Clock.MoveTo(moment);
                    await First.Round.RunAsync(default);
                }
            }
        }
    }

    public Task<IReadOnlyList<Notice>> NoticesAsync(string person) => new NoticeInbox(First.Database, Clock).ListAsync(person, 1000, default);

    public async Task<IReadOnlyList<Notice>> RemindersAsync(string person) => [.. (await NoticesAsync(person)).Where(n => n.Kind == NoticeKind.Reminder)];

    public Task<long> CountAsync(string table) => First.Database.ReadAsync(c => c.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {table}"), default);

    /// <summary>Takes in a Fristenkalender; one of the same <paramref name="source"/> is replaced.</summary>
    public Task PutCalendarAsync(string source, string audience, params string[] rows)
    {
        string id = $"k{++_documents}";
        string text = "Termin | Wiederholung | Für wen | Hinweis\n" + string.Join('\n', rows);
        byte[] original = Encoding.UTF8.GetBytes(text + id);
        var document = new Document(
            id, source, source, "Fristenkalender Personal", "Personal", "Fristenkalender", "1.0", null, null, audience, "Personalservice", [], null, null,
            Convert.ToHexStringLower(SHA256.HashData(original)), "m", DateTimeOffset.UnixEpoch);
        return First.Documents.PutAsync(new DocumentContent(document, original, [new Block(BlockKind.Table, text, null, [])], [], [], null), default);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            await server.Database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>What one process has in memory.</summary>
    internal sealed class Server(Database database, Office office, params INoticeChannel[] channels)
    {
        public Database Database => database;

        public DocumentStore Documents { get; } = new(database, office.Clock);

        public DeadlineBook Book { get; } = new(database, office, office.Options, office.Clock);

        public NoticeOutbox Outbox { get; } = new(database, channels, office.Options, office.Clock);

        public HouseCalendars House { get; private set; } = NewHouse(database, office);

        public ReminderRound Round { get; private set; } = new(database, NewHouse(database, office), new NoticeOutbox(database, channels, office.Options, office.Clock), office, office.Options, office.Clock);

        /// <summary>Forgets all that is not in the database, as a new process would.</summary>
        public void Restart()
        {
            House = NewHouse(database, office);
            Round = new ReminderRound(database, NewHouse(database, office), new NoticeOutbox(database, channels, office.Options, office.Clock), office, office.Options, office.Clock);
        }

        private static HouseCalendars NewHouse(Database database, Office office) => new(database, new DocumentStore(database, office.Clock), office, office.Options, office.Clock);
    }
}
