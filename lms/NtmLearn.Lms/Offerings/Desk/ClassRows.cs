namespace NtmLearn.Lms.Offerings.Desk;

/// <summary>A page of classes with figures over all of them.</summary>
/// <param name="Seats">Of classes that are announced.</param>
public sealed record ClassRows(IReadOnlyList<ClassRow> Rows, IReadOnlyDictionary<OfferingStatus, int> Counts, int Seats, int Taken, int Total);
