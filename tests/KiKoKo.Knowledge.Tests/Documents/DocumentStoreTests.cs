using KiKoKo.Knowledge.Documents;
using KiKoKo.Storage;
using static KiKoKo.Knowledge.Tests.Documents.Samples;

namespace KiKoKo.Knowledge.Tests.Documents;

public sealed class DocumentStoreTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kikoko-documents-").FullName;
    private Database _database = null!;
    private DocumentStore _store = null!;

    [Fact]
    public async Task Put_OfEveryField_IsReadBackAsWritten()
    {
        var document = new Document(
            "d1", "personal/ü/Urlaub.docx", "Urlaub „neu“.docx", "Urlaub & Freistellung", "Personal", "Dienstvereinbarung", "2.1 (Entwurf)", Day("2026-01-01"), Day("2027-12-31"),
            Audience.Managers, "Amt 10 'Personal'", ["Urlaub", "Sonderurlaub, \"Bildung\""], "urlaub-alt.docx", 12, new string('b', 64), "meta-9", Now.AddTicks(7));
        byte[] original = [0, 1, 255, 0, 10];
        Block[] blocks =
        [
            new(BlockKind.Heading, "§ 1 Geltung", 1, [], 1),
            new(BlockKind.Paragraph, "Zeile 1\nZeile 2\t– „Ende“ 😀", null, ["§ 1 Geltung"], 1),
            new(BlockKind.ListItem, "erstens", 2, ["§ 1 Geltung", "a) \"b\""], 2),
            new(BlockKind.Table, "A | B\n1 | 2", null, [], null, "Tabelle 1"),
            new(BlockKind.FormField, "Name", null, []),
            new(BlockKind.Note, "Notiz", null, [], null, null, 3),
        ];
        Passage[] passages = [new("d1#0", "d1", 0, 0, 1, ["§ 1 Geltung"], 1, "Text eins"), new("d1#1", "d1", 1, 2, 5, [], null, "Text zwei")];
        Contact[] contacts =
        [
            new("k2", "d1", 1, "Ohne Angaben", "", "", "", "", "", "", ""),
            new("k1", "d1", 0, "Änne Öz", "Sachbearbeitung", "Personal", "0000 12-34", "a@example.org", "2.17", "B. Beispiel", "Urlaub; Elternzeit"),
        ];
        var form = new Form("f1", "d1", "Urlaubsantrag", [new FormField("txtName", "Name, Vorname", "text"), new FormField("ok", "Einverstanden", "checkbox")]);

        Assert.False(await _store.PutAsync(new DocumentContent(document, original, blocks, passages, contacts, form), CancellationToken.None));

        var read = Assert.Single((await _store.ReadCatalogueAsync(CancellationToken.None)).All);
        Assert.Equal(document.Topics, read.Topics);
        Assert.Equal(document, read with { Topics = document.Topics });
        Assert.Equal(original, await _store.ReadOriginalAsync(document.Sha256, CancellationToken.None));
        var readBlocks = await _store.ReadBlocksAsync("d1", CancellationToken.None);
        Assert.Equal(blocks.Select(b => b.Path), readBlocks.Select(b => b.Path));
        Assert.Equal(blocks, readBlocks.Zip(blocks, (r, b) => r with { Path = b.Path }));
        AssertSame(passages, await _store.ReadPassagesAsync("d1", CancellationToken.None));
        AssertSame(passages, (await _store.ReadChangesAsync(0, CancellationToken.None)).Passages);
        Assert.Equal([contacts[1], contacts[0]], await _store.ReadContactsAsync(CancellationToken.None));
        var readForm = Assert.Single(await _store.ReadFormsAsync(CancellationToken.None));
        Assert.Equal(form.Fields, readForm.Fields);
        Assert.Equal(form, readForm with { Fields = form.Fields });
    }

    [Fact]
    public async Task Put_OfUnknownFields_KeepsThemUnknown()
    {
        await _store.PutAsync(Content(Document("d1") with { Topics = [] }), CancellationToken.None);
        var read = (await _store.ReadCatalogueAsync(CancellationToken.None)).Find("d1")!;
        Assert.Equal((null, null, null, null), (read.ValidFrom, read.ValidUntil, read.Supersedes, read.Pages));
        Assert.Empty(read.Topics);
    }

    [Fact]
    public async Task Put_OfTheSameSource_RetiresTheOldVersionAltogether()
    {
        var old = Content(Document("d1", "a.docx"), "alt") with
        {
            Contacts = [new Contact("k1", "d1", 0, "Alt", "", "", "", "", "", "", "")],
            Form = new Form("f1", "d1", "Alt", []),
        };
        await _store.PutAsync(old, CancellationToken.None);
        Assert.True(await _store.PutAsync(Content(Document("d2", "a.docx"), "neu"), CancellationToken.None));

        var catalogue = await _store.ReadCatalogueAsync(CancellationToken.None);
        Assert.Equal("d2", Assert.Single(catalogue.All).Id);
        Assert.Empty(await _store.ReadContactsAsync(CancellationToken.None));
        Assert.Empty(await _store.ReadFormsAsync(CancellationToken.None));
        var changes = await _store.ReadChangesAsync(0, CancellationToken.None);
        Assert.Equal("neu", Assert.Single(changes.Passages).Text);
        Assert.Equal(["d1"], changes.Retired);
    }

    [Fact]
    public async Task Put_OfAnotherSource_LeavesTheFirstAlone()
    {
        await _store.PutAsync(Content(Document("d1")), CancellationToken.None);
        Assert.False(await _store.PutAsync(Content(Document("d2")), CancellationToken.None)); // the same bytes: the original is kept once
        Assert.Equal(["d1", "d2"], (await _store.ReadCatalogueAsync(CancellationToken.None)).All.Select(d => d.Id).Order());
    }

    [Fact]
    public async Task Put_ThatFails_LeavesTheOldVersionLive()
    {
        await _store.PutAsync(Content(Document("d1", "a.docx")), CancellationToken.None);
        var broken = Content(Document("d2", "a.docx")) with { Passages = [.. Twice(new Passage("same", "d2", 0, 0, 0, [], null, "x"))] };
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => _store.PutAsync(broken, CancellationToken.None));

        var catalogue = await _store.ReadCatalogueAsync(CancellationToken.None);
        Assert.Equal("d1", Assert.Single(catalogue.All).Id);
        Assert.Equal(1, catalogue.Sequence);
    }

    [Fact]
    public async Task Retire_OfALiveSource_TakesItOutOnce()
    {
        await _store.PutAsync(Content(Document("d1", "a.docx")), CancellationToken.None);
        Assert.True(await _store.RetireAsync("a.docx", CancellationToken.None));
        Assert.False(await _store.RetireAsync("a.docx", CancellationToken.None));
        Assert.False(await _store.RetireAsync("never.docx", CancellationToken.None));
        Assert.Empty((await _store.ReadCatalogueAsync(CancellationToken.None)).All);
        Assert.Equal(["d1"], (await _store.ReadChangesAsync(0, CancellationToken.None)).Retired);
    }

    [Fact]
    public async Task Put_AfterRetiring_BringsTheSourceBack()
    {
        await _store.PutAsync(Content(Document("d1", "a.docx")), CancellationToken.None);
        await _store.RetireAsync("a.docx", CancellationToken.None);
        Assert.False(await _store.PutAsync(Content(Document("d2", "a.docx")), CancellationToken.None));
        Assert.Equal("d2", Assert.Single((await _store.ReadCatalogueAsync(CancellationToken.None)).All).Id);
    }

    [Fact]
    public async Task ReadChanges_FromANumberOn_GivesOnlyWhatCameAfter()
    {
        await _store.PutAsync(Content(Document("d1")), CancellationToken.None);
        await _store.PutAsync(Content(Document("d2")), CancellationToken.None);
        long before = await _store.ReadSequenceAsync(CancellationToken.None);
        var none = await _store.ReadChangesAsync(before, CancellationToken.None);
        Assert.Equal((before, 0, 0, 0), (none.Sequence, none.Documents.Count, none.Passages.Count, none.Retired.Count));

        await _store.PutAsync(Content(Document("d3")), CancellationToken.None);
        await _store.RetireAsync("personal/d1.docx", CancellationToken.None);

        var changes = await _store.ReadChangesAsync(before, CancellationToken.None);
        Assert.Equal(["d3"], changes.Documents.Select(d => d.Id));
        Assert.Equal(["d3"], changes.Passages.Select(p => p.DocumentId));
        Assert.Equal(["d1"], changes.Retired);
        Assert.True(changes.Sequence > before);
        Assert.Equal(changes.Sequence, await _store.ReadSequenceAsync(CancellationToken.None));
    }

    [Fact]
    public async Task ReadChanges_OfSeveralDocuments_GroupsPassagesInTheOrderOfTheDocuments()
    {
        foreach (string id in new[] { "z", "a", "m" })
        {
            var content = Content(Document(id)) with { Passages = [new(id + "#1", id, 1, 0, 0, [], null, "zwei"), new(id + "#0", id, 0, 0, 0, [], null, "eins")] };
            await _store.PutAsync(content, CancellationToken.None);
        }

        var changes = await _store.ReadChangesAsync(0, CancellationToken.None);
        Assert.Equal(["z", "a", "m"], changes.Documents.Select(d => d.Id));
        Assert.Equal(["z#0", "z#1", "a#0", "a#1", "m#0", "m#1"], changes.Passages.Select(p => p.Id));
    }

    /// <summary>A follower that asks again and again ends with what the catalogue says, whatever happened in between.</summary>
    [Fact]
    public async Task ReadChanges_FollowedThroughRandomChanges_AgreesWithTheCatalogue()
    {
        var random = new Random(7);
        var follower = new HashSet<string>();
        long sequence = 0;
        for (int i = 0; i < 120; i++)
        {
            string source = $"s{random.Next(12)}";
            if (random.Next(3) == 0)
                await _store.RetireAsync(source, CancellationToken.None);
            else
                await _store.PutAsync(Content(Document($"d{i}", source)), CancellationToken.None);

            if (random.Next(4) != 0)
                continue;
            var changes = await _store.ReadChangesAsync(sequence, CancellationToken.None);
            follower.ExceptWith(changes.Retired);
            follower.UnionWith(changes.Documents.Select(d => d.Id));
            sequence = changes.Sequence;
            Assert.Equal((await _store.ReadCatalogueAsync(CancellationToken.None)).All.Select(d => d.Id).Order(), follower.Order());
        }
    }

    [Fact]
    public async Task Read_OfWhatIsNotThere_IsEmpty()
    {
        Assert.Null(await _store.ReadOriginalAsync("none", CancellationToken.None));
        Assert.Empty(await _store.ReadBlocksAsync("none", CancellationToken.None));
        Assert.Empty(await _store.ReadPassagesAsync("none", CancellationToken.None));
        Assert.Equal(0, await _store.ReadSequenceAsync(CancellationToken.None));
    }

    public async ValueTask InitializeAsync()
    {
        _database = await Database.OpenAsync(new DatabaseOptions { DataFolder = _folder }, CancellationToken.None);
        _store = new DocumentStore(_database, new StandingTime(Now));
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static IEnumerable<T> Twice<T>(T one) => [one, one];

    private static void AssertSame(IReadOnlyList<Passage> expected, IReadOnlyList<Passage> actual)
    {
        Assert.Equal(expected.Select(p => p.Path), actual.Select(p => p.Path));
        Assert.Equal(expected, actual.Zip(expected, (a, e) => a with { Path = e.Path }));
    }
}
