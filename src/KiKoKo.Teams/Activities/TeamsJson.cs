using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KiKoKo.Teams.Activities;

/// <summary>
/// The wire format: camelCase, absent rather than null, a property given twice is an error (two readers could otherwise
/// disagree on what was signed).
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNameCaseInsensitive = false,
    NumberHandling = JsonNumberHandling.Strict,
    AllowDuplicateProperties = false,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(MessageEntity))]
[JsonSerializable(typeof(FeedbackRequest))]
[JsonSerializable(typeof(StreamInfo))]
internal sealed partial class TeamsJson : JsonSerializerContext
{
    /// <summary>
    /// For what goes out: letters stay letters, because the channel counts the size of a message in characters.
    /// </summary>
    public static TeamsJson Outgoing { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
