using KiKoKo.Assistant;
using KiKoKo.Assistant.DeadlineWatch;
using KiKoKo.Deadlines.Calendars;
using KiKoKo.Knowledge.Search.Vectors;
using KiKoKo.Server.Verbs;

namespace KiKoKo.Server.Hosting;

/// <summary>
/// The settings of a data folder: its <c>appsettings.json</c>, then the environment, which wins. The same for the server
/// and for every verb, so that both answer alike.
/// </summary>
internal static class Settings
{
    private const string FileName = "appsettings.json";

    /// <exception cref="UserError">The file is there but is not JSON.</exception>
    public static void AddSettings(this IConfigurationBuilder builder, string dataFolder)
    {
        string file = Path.Combine(dataFolder, FileName);
        try
        {
            builder.AddJsonFile(file, optional: true).AddEnvironmentVariables("KIKOKO_");
            _ = (builder as IConfiguration ?? builder.Build()).GetChildren().Count();
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new UserError($"Die Einstellungen „{file}“ sind nicht lesbar. Abhilfe: Leserecht geben und das JSON berichtigen, siehe docs/konfiguration.md.", e);
        }
    }

    /// <inheritdoc cref="AddSettings"/>
    public static IConfiguration Of(string dataFolder)
    {
        var builder = new ConfigurationBuilder();
        builder.AddSettings(dataFolder);
        return builder.Build();
    }

    /// <exception cref="UserError">A value that cannot work; the message says which and how to mend it.</exception>
    public static AssistantOptions Assistant(this IConfiguration configuration)
    {
        AssistantOptions options;
        try
        {
            options = configuration.GetSection("Assistant").Get<AssistantOptions>() ?? new AssistantOptions();
        }
        catch (InvalidOperationException e)
        {
            throw new UserError("Im Abschnitt „Assistant“ der Einstellungen steht ein Wert, der keine Zahl ist. Abhilfe: ihn berichtigen (Dezimalpunkt, kein Komma) oder entfernen, dann gilt die Vorgabe.", e);
        }

        _ = configuration.State();
        if (options.KeepConversationsDays is < 1 or > 3650)
            throw new UserError("Assistant:KeepConversationsDays muss zwischen 1 und 3650 liegen. Abhilfe: zum Beispiel 30 eintragen oder die Einstellung entfernen, dann gilt die Vorgabe.");
        return options.MinimumCoverage is >= 0 and <= 1
            ? options
            : throw new UserError("Assistant:MinimumCoverage muss zwischen 0 und 1 liegen. Abhilfe: zum Beispiel 0.55 eintragen oder die Einstellung entfernen, dann gilt die Vorgabe.");
    }

    /// <summary>Whose public holidays hold, for everything that is computed or watched: <see cref="AssistantOptions.State"/>.</summary>
    /// <exception cref="UserError">The setting names no state.</exception>
    public static State State(this IConfiguration configuration)
    {
        string named = configuration["Assistant:State"] ?? new AssistantOptions().State;
        return States.Find(named) ?? throw new UserError($"Assistant:State „{named}“ ist kein Bundesland. Abhilfe: eines der 16 Länder als Kürzel oder Namen eintragen, zum Beispiel RP.");
    }

    /// <summary>The section "Embeddings", its key read from the file if one is named.</summary>
    /// <exception cref="UserError">A value that cannot work; the message says which and how to mend it.</exception>
    public static EmbeddingOptions Embeddings(this IConfiguration configuration)
    {
        EmbeddingOptions options;
        try
        {
            options = configuration.GetSection("Embeddings").Get<EmbeddingOptions>() ?? new EmbeddingOptions();
        }
        catch (InvalidOperationException e)
        {
            throw new UserError("Im Abschnitt „Embeddings“ der Einstellungen steht ein Wert von falscher Art. Abhilfe: ihn nach docs/konfiguration.md berichtigen oder entfernen, dann gilt die Vorgabe.", e);
        }

        if (options.FindProblems() is [var problem, ..])
            throw new UserError(problem);
        if (options.IsEnabled && !string.IsNullOrWhiteSpace(options.ApiKeyFile))
            options.ApiKey = ReadKey(options.ApiKeyFile);
        if (options.ApiKey is { } key && key.Any(c => c is < '!' or > '~'))
            throw new UserError("Embeddings:ApiKey enthält Zeichen, die ein Schlüssel nicht haben kann (Leerzeichen, Umlaute, Zeilenwechsel). Abhilfe: den Schlüssel neu eintragen.");
        return options;
    }

    /// <summary>The section "Watch", with the holidays of the assistant's state.</summary>
    /// <exception cref="UserError">A value that cannot work; the message says which and how to mend it.</exception>
    public static WatchOptions Watch(this IConfiguration configuration)
    {
        WatchOptions options;
        try
        {
            options = configuration.GetSection("Watch").Get<WatchOptions>() ?? new WatchOptions();
        }
        catch (InvalidOperationException e)
        {
            throw new UserError("Im Abschnitt „Watch“ der Einstellungen steht ein Wert von falscher Art. Abhilfe: ihn nach docs/konfiguration.md berichtigen oder entfernen, dann gilt die Vorgabe.", e);
        }

        return options.FindProblems() is [var problem, ..] ? throw new UserError(problem) : options.In(configuration.State());
    }

    private static string? ReadKey(string file)
    {
        try
        {
            return File.ReadLines(file).FirstOrDefault()?.Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"Embeddings:ApiKeyFile „{file}“ ist nicht lesbar. Abhilfe: den Pfad berichtigen und dem Dienstkonto Leserecht geben.", e);
        }
    }
}
