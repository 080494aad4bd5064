using Microsoft.AspNetCore.Http;

namespace NtmLearn.Lms.Screens;

/// <summary>
/// What was just done, said on the page that follows a redirect. The address carries a key that the page knows, never
/// words, so that nobody can make the site say something by a link.
/// </summary>
public static class Done
{
    /// <summary>Name in the query.</summary>
    public const string Name = "xong";

    /// <summary>The address of a page that shall say what was done.</summary>
    public static string Path(string path, string key)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path + QueryString.Create(Name, key).Value!.Replace('?', path.Contains('?') ? '&' : '?');
    }
}
