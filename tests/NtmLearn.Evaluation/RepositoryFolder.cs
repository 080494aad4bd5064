namespace NtmLearn.Evaluation;

/// <summary>Finds the repository's own files from wherever the program was started.</summary>
internal static class RepositoryFolder
{
    /// <summary>The path of a folder of the repository such as <c>content/language</c>.</summary>
    public static string Find(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NtmLearn.sln")))
            {
                return Path.Combine(folder.FullName, relative);
            }
        }

        throw new DirectoryNotFoundException("The program does not run inside the repository.");
    }
}
