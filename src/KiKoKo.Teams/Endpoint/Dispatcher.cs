using KiKoKo.Teams.Activities;
using KiKoKo.Teams.Turns;

namespace KiKoKo.Teams.Endpoint;

/// <summary>Decides what an authenticated activity asks for. Kinds that nobody knows yet are received and ignored.</summary>
internal sealed class Dispatcher(TurnIntake intake, TimeProvider time)
{
    private static readonly CardReply Repeated = new("Ihre Eingabe ist schon angekommen.");

    // The channel repeats within minutes; installation and membership events of one installation come together.
    private readonly SeenOnce _activities = new(time, TimeSpan.FromMinutes(15), 100_000);
    private readonly SeenOnce _welcomed = new(time, TimeSpan.FromMinutes(15), 10_000);

    public async ValueTask<Receipt> DispatchAsync(Activity activity, bool isVerified) => activity.Type switch
    {
        ActivityTypes.Message => Exchange.From(activity, isVerified) is { } exchange ? await MessageAsync(exchange) : Receipt.BadActivity,
        ActivityTypes.Invoke => await InvokeAsync(activity),
        ActivityTypes.InstallationUpdate => await InstallationAsync(activity, isVerified),
        ActivityTypes.ConversationUpdate => Membership(activity, isVerified),
        _ => Receipt.Taken,
    };

    private async ValueTask<Receipt> MessageAsync(Exchange exchange)
    {
        // Where others talk, only what is addressed to the bot is its business: by mention, or with a button of its card.
        var conversation = Reading.Conversation(exchange.Inbound);
        bool isMeant = conversation.Kind == ConversationKind.Personal || exchange.Inbound.Value is not null || Mentions.OfRecipient(exchange.Inbound);
        return isMeant ? await OnceAsync(exchange.Inbound, Receipt.Taken, () => intake.TryAnswerAsync(exchange)) : Receipt.Taken;
    }

    private async ValueTask<Receipt> InvokeAsync(Activity activity)
    {
        if (activity.Name == "adaptiveCard/action")
            return CardBuilder.Executed(activity) is { } press ? await PressAsync(activity, press) : Receipt.BadActivity;
        if (activity.Name != "message/submitAction" || activity.Value?.TextOf("actionName") != "feedback")
            return Receipt.NotImplemented;
        return !string.IsNullOrEmpty(activity.Conversation?.Id) && Reading.Feedback(activity) is { } feedback
            ? await OnceAsync(activity, Receipt.EmptyObject, () => Task.FromResult(intake.TryFeedback(feedback)))
            : Receipt.BadActivity;
    }

    private async ValueTask<Receipt> PressAsync(Activity activity, CardPress press)
    {
        CardReply? reply = Repeated;
        await OnceAsync(
            activity,
            Receipt.Taken,
            async () =>
            {
                reply = await intake.PressAsync(press);
                return true;
            });
        return new Receipt(200, reply is null ? CardBuilder.Error(Notices.Failed.Text) : CardBuilder.Answer(reply));
    }

    private async ValueTask<Receipt> InstallationAsync(Activity activity, bool isVerified)
    {
        if (activity.Action == "remove" && activity.Conversation?.Id is { } gone)
        {
            _welcomed.Forget(gone);
            await intake.ForgetAsync(gone);
        }

        return activity.Action == "add" ? Welcome(activity, isVerified) : Receipt.Taken;
    }

    private Receipt Membership(Activity activity, bool isVerified) =>
        activity.Recipient?.Id is { Length: > 0 } bot && activity.MembersAdded?.Any(m => m?.Id == bot) == true
            ? Welcome(activity, isVerified)
            : Receipt.Taken;

    private Receipt Welcome(Activity activity, bool isVerified)
    {
        if (Exchange.From(activity, isVerified) is not { } exchange)
            return Receipt.BadActivity;
        if (!_welcomed.TryClaim(exchange.ConversationId) || intake.TryWelcome(exchange))
            return Receipt.Taken;
        _welcomed.Forget(exchange.ConversationId);
        return Receipt.Overloaded;
    }

    // Claimed before it is queued: the repetition may come while the first is still on its way.
    private async ValueTask<Receipt> OnceAsync(Activity activity, Receipt taken, Func<Task<bool>> take)
    {
        if (string.IsNullOrEmpty(activity.Id))
            return await take() ? taken : Receipt.Overloaded;
        string key = $"{activity.ChannelId}|{activity.Conversation!.Id}|{activity.Type}|{activity.Id}";
        if (!_activities.TryClaim(key) || await take())
            return taken;
        _activities.Forget(key);
        return Receipt.Overloaded;
    }
}
