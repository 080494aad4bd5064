using Microsoft.AspNetCore.Mvc;
using NtmLearn.Lms.Api.Validation;

namespace NtmLearn.Lms.Api.Paging;

/// <summary>
/// Which stretch of a list is wanted. Bound with <c>[AsParameters]</c>; not a positional record, which the description of the
/// API cannot read.
/// </summary>
public sealed record PageQuery
{
    public const int LargestLimit = 200;
    public const int CursorMaxLength = 4000;
    private const int UsualLimit = 50;

    /// <summary>How many at most: 1 to 200, 50 when not said.</summary>
    [FromQuery(Name = "limit"), RangeVi(1, LargestLimit)]
    public int? Limit { get; init; }

    /// <summary>As an earlier page said in <c>next</c>.</summary>
    [FromQuery(Name = "cursor"), MaxLengthVi(CursorMaxLength)]
    public string? Cursor { get; init; }

    internal int Size => Math.Clamp(Limit ?? UsualLimit, 1, LargestLimit);
}
