using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Access;

/// <summary>A page in the navigation of a desk. Each feature registers its own as a singleton.</summary>
/// <param name="Order">Lower ones come first; hundreds leave room between features.</param>
/// <param name="Rights">Shown to whoever has one of these; the same as the page asks for.</param>
public sealed record DeskLink(int Order, string Path, string Label, params IReadOnlyList<Right> Rights)
{
    /// <summary>What a caller may open, in order.</summary>
    public static IEnumerable<NavigationItem> For(Caller caller, IEnumerable<DeskLink> links) => links
        .Where(link => link.Rights.Any(caller.Can))
        .OrderBy(link => link.Order)
        .Select(link => new NavigationItem(link.Path, link.Label));
}
