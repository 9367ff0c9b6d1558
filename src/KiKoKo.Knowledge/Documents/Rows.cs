using System.Globalization;
using System.Text.Json;

namespace KiKoKo.Knowledge.Documents;

// Rows as the database returns them. Property names are the column names, so that the SQL needs no aliases.
#pragma warning disable SA1300, IDE1006
internal sealed class DocumentRow
{
    public string id { get; init; } = "";
    public string source { get; init; } = "";
    public string file_name { get; init; } = "";
    public string title { get; init; } = "";
    public string department { get; init; } = "";
    public string kind { get; init; } = "";
    public string version { get; init; } = "";
    public string? valid_from { get; init; }
    public string? valid_until { get; init; }
    public string audience { get; init; } = "";
    public string owner { get; init; } = "";
    public string topics { get; init; } = "[]";
    public string? supersedes { get; init; }
    public long? pages { get; init; }
    public string sha256 { get; init; } = "";
    public string meta_hash { get; init; } = "";
    public string ingested_at { get; init; } = "";

    public Document ToDocument() => new(
        id,
        source,
        file_name,
        title,
        department,
        kind,
        version,
        Day(valid_from),
        Day(valid_until),
        audience,
        owner,
        JsonSerializer.Deserialize<string[]>(topics)!,
        supersedes,
        (int?)pages,
        sha256,
        meta_hash,
        DateTimeOffset.Parse(ingested_at, CultureInfo.InvariantCulture));

    private static DateOnly? Day(string? iso) => iso is null ? null : DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

internal sealed class PassageRow
{
    public string id { get; init; } = "";
    public string document_id { get; init; } = "";
    public long ordinal { get; init; }
    public long first_block { get; init; }
    public long last_block { get; init; }
    public string path { get; init; } = "[]";
    public long? page { get; init; }
    public string text { get; init; } = "";

    public Passage ToPassage() =>
        new(id, document_id, (int)ordinal, (int)first_block, (int)last_block, JsonSerializer.Deserialize<string[]>(path)!, (int?)page, text);
}

internal sealed class BlockRow
{
    public string kind { get; init; } = "";
    public long? level { get; init; }
    public string path { get; init; } = "[]";
    public long? page { get; init; }
    public string? sheet { get; init; }
    public long? slide { get; init; }
    public string text { get; init; } = "";

    public Block ToBlock() =>
        new(Enum.Parse<BlockKind>(kind), text, (int?)level, JsonSerializer.Deserialize<string[]>(path)!, (int?)page, sheet, (int?)slide);
}

internal sealed class ContactRow
{
    public string id { get; init; } = "";
    public string document_id { get; init; } = "";
    public long ordinal { get; init; }
    public string name { get; init; } = "";
    public string function { get; init; } = "";
    public string department { get; init; } = "";
    public string phone { get; init; } = "";
    public string mail { get; init; } = "";
    public string room { get; init; } = "";
    public string deputy { get; init; } = "";
    public string responsibilities { get; init; } = "";

    public Contact ToContact() => new(id, document_id, (int)ordinal, name, function, department, phone, mail, room, deputy, responsibilities);
}

internal sealed class FormRow
{
    public string id { get; init; } = "";
    public string document_id { get; init; } = "";
    public string title { get; init; } = "";
    public string fields { get; init; } = "[]";

    public Form ToForm() => new(id, document_id, title, JsonSerializer.Deserialize<FormField[]>(fields)!);
}
#pragma warning restore SA1300, IDE1006
