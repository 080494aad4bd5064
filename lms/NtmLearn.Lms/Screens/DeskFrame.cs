namespace NtmLearn.Lms.Screens;

/// <summary>
/// What stands around the pages of somebody signed in: who it is and where they may go. One per request, filled after
/// sign-in has been read and before any page is rendered.
/// </summary>
public sealed class DeskFrame
{
    /// <summary>The person's name; null when nobody is signed in.</summary>
    public string? Name { get; private set; }

    /// <summary>What the person is here, as "Điều phối viên tỉnh".</summary>
    public string? RoleLabel { get; private set; }

    /// <summary>The pages this person may open, in the order shown.</summary>
    public IReadOnlyList<NavigationItem> Items { get; private set; } = [];

    public void Fill(string name, string roleLabel, IReadOnlyList<NavigationItem> items) =>
        (Name, RoleLabel, Items) = (name, roleLabel, items);

    /// <summary>The item a page belongs to: the one with the longest path that the page's path begins with.</summary>
    public NavigationItem? Current(string path) => Items
        .Where(item => path == item.Path || path.StartsWith(item.Path + "/", StringComparison.Ordinal))
        .MaxBy(item => item.Path.Length);
}
