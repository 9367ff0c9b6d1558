namespace KiKoKo.Knowledge.Documents;

/// <summary>A person or an office of a contact list. Unknown fields are empty.</summary>
/// <param name="Responsibilities">What one turns to them for, as the list says it.</param>
public sealed record Contact(
    string Id,
    string DocumentId,
    int Ordinal,
    string Name,
    string Function,
    string Department,
    string Phone,
    string Mail,
    string Room,
    string Deputy,
    string Responsibilities);
