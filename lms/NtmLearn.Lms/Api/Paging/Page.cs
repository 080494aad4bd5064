namespace NtmLearn.Lms.Api.Paging;

/// <summary>A stretch of a list.</summary>
/// <param name="Next">The <c>cursor</c> of the stretch that follows; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next) : IPage;

/// <summary>A page of whatever it holds.</summary>
internal interface IPage
{
    string? Next { get; }
}
