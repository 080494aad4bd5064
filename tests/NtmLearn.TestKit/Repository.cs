namespace NtmLearn.TestKit;

/// <summary>Finds the repository's own files from wherever a program was built in it.</summary>
public static class Repository
{
    private static readonly string Root = FindFolder();

    /// <summary>The path of a file or folder such as <c>content/language</c>.</summary>
    public static string Find(string relative) => Path.GetFullPath(relative, Root);

    private static string FindFolder()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "NtmLearn.sln")))
        {
            at = at.Parent ?? throw new DirectoryNotFoundException("The program does not run inside the repository.");
        }

        return at.FullName;
    }
}
