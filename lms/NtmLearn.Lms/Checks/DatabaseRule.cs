using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Checks;

/// <summary>Something that must be true of the whole database at any time. Only reads, row after row, so that size does not matter.</summary>
public abstract class DatabaseRule
{
    /// <summary>In the words of the operator: "attendance: ledger equals state".</summary>
    public abstract string Name { get; }

    /// <param name="open">Opens a context; two at once where two tables are read side by side.</param>
    public abstract Task LookAsync(Func<NtmLearnDbContext> open, RuleLook look, CancellationToken cancellationToken);
}
