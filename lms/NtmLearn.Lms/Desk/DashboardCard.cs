using NtmLearn.Lms.Access;

namespace NtmLearn.Lms.Desk;

/// <summary>Something to do or to know, in one line with a page behind it.</summary>
public sealed record DashboardLine(string Text, string? Href = null);

/// <summary>What a card shows.</summary>
/// <param name="Figure">A number or a short word, already written out.</param>
public sealed record DashboardContent(string Title, string? Figure = null, string? Note = null, string? Href = null, string LinkText = "Xem danh sách")
{
    /// <summary>What is due, the most pressing first.</summary>
    public IReadOnlyList<DashboardLine> Lines { get; init; } = [];
}

/// <summary>
/// A card of the desk's first page. Each feature registers its own as a singleton; a card that has nothing to say to this
/// caller gives null and is not shown.
/// </summary>
/// <param name="Order">Lower ones come first; hundreds leave room between features.</param>
/// <param name="Right">Asked of whoever has it; how far it goes is the card's own affair.</param>
public sealed record DashboardCard(
    int Order, Right Right, Func<IServiceProvider, Caller, CancellationToken, Task<DashboardContent?>> ReadAsync);
