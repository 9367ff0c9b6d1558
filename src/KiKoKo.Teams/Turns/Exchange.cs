using KiKoKo.Teams.Activities;
using KiKoKo.Teams.Connector;

namespace KiKoKo.Teams.Turns;

/// <summary>An inbound activity that can be answered: its conversation is known, its address is one we may send to.</summary>
internal sealed record Exchange(Activity Inbound, ServiceAddress Service)
{
    public string ConversationId => Inbound.Conversation!.Id!;

    /// <summary>Null when the activity says too little to answer it.</summary>
    public static Exchange? From(Activity inbound, bool isVerified) =>
        !string.IsNullOrEmpty(inbound.Conversation?.Id) && ServiceAddress.From(inbound.ServiceUrl, isVerified) is { } service
            ? new Exchange(inbound, service)
            : null;
}
