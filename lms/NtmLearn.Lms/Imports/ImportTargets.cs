namespace NtmLearn.Lms.Imports;

/// <summary>The kinds of files there are.</summary>
public sealed class ImportTargets
{
    private readonly Dictionary<ImportKind, IImportTarget> targets;

    internal ImportTargets(IEnumerable<IImportTarget> targets) => this.targets = targets.ToDictionary(t => t.Kind);

    internal IImportTarget Of(ImportKind kind) => targets[kind];
}
