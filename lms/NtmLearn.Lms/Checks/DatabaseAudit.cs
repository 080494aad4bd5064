using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Checks;

/// <summary>Holds the whole database against every rule. Changes nothing.</summary>
public sealed class DatabaseAudit(IDbContextFactory<NtmLearnDbContext> contexts, IEnumerable<DatabaseRule> rules)
{
    /// <summary>Rule after rule, in the order of their list.</summary>
    public async IAsyncEnumerable<(string Name, RuleLook Look)> LookAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var rule in rules)
        {
            var look = new RuleLook();
            await rule.LookAsync(contexts.CreateDbContext, look, cancellationToken);
            yield return (rule.Name, look);
        }
    }
}
