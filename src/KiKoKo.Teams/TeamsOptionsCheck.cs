using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace KiKoKo.Teams;

/// <summary>Stops the start when the settings cannot work or must not be used here.</summary>
internal sealed class TeamsOptionsCheck(IHostEnvironment environment) : IValidateOptions<TeamsOptions>
{
    public ValidateOptionsResult Validate(string? name, TeamsOptions options)
    {
        var problems = options.FindProblems(environment.IsProduction());
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
