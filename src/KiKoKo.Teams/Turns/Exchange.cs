using KiKoKo.Teams.Activities;
using KiKoKo.Teams.Connector;

namespace KiKoKo.Teams.Turns;

/// <summary>An inbound activity that can be answered: its conversation is known, its address is one we may send to.</summary>
internal sealed record Exchange(Activity Inbound, ServiceAddress Service)
{
    public string ConversationId => Inbound.Conversation!.Id!;

    /// <summary>To speak there later.</summary>
    public TeamsAddress Address => new(
        Reading.Person(Inbound) with { Name = "" },
        Reading.Conversation(Inbound),
        Inbound.ServiceUrl!,
        Service.IsVerified,
        Inbound.ChannelId,
        Inbound.Recipient?.Id);

    /// <summary>To speak into a conversation without having been asked. Null when the address is not one we may send to.</summary>
    public static Exchange? From(TeamsAddress address) => From(
        new Activity
        {
            ChannelId = address.ChannelId,
            ServiceUrl = address.ServiceUrl,
            From = new ChannelAccount { Id = address.Person.Id, AadObjectId = address.Person.EntraObjectId },
            Recipient = new ChannelAccount { Id = address.BotId },
            Conversation = new ConversationAccount
            {
                Id = address.Conversation.Id,
                ConversationType = address.Conversation.Kind switch
                {
                    ConversationKind.Personal => "personal",
                    ConversationKind.Channel => "channel",
                    _ => "groupChat",
                },
                TenantId = address.Conversation.TenantId,
            },
        },
        address.IsVerified);

    /// <summary>Null when the activity says too little to answer it.</summary>
    public static Exchange? From(Activity inbound, bool isVerified) =>
        !string.IsNullOrEmpty(inbound.Conversation?.Id) && ServiceAddress.From(inbound.ServiceUrl, isVerified) is { } service
            ? new Exchange(inbound, service)
            : null;
}
