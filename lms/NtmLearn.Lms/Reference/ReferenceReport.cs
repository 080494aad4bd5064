namespace NtmLearn.Lms.Reference;

/// <summary>What reading the reference files did.</summary>
/// <param name="Added">Rows that were new.</param>
/// <param name="Changed">Rows that a newer file changed.</param>
/// <param name="Kept">Rows that the file would change but the office has edited or removed.</param>
public sealed record ReferenceReport(int Added, int Changed, int Kept)
{
    public static readonly ReferenceReport Nothing = new(0, 0, 0);

    public static ReferenceReport operator +(ReferenceReport left, ReferenceReport right) => Add(left, right);

    public static ReferenceReport Add(ReferenceReport left, ReferenceReport right) =>
        new(left.Added + right.Added, left.Changed + right.Changed, left.Kept + right.Kept);
}
