using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NtmLearn.Web.Tests;

/// <summary>Who may know whom. Read from the project and source files, so that what is generated does not count.</summary>
public sealed class ArchitectureTests
{
    private static readonly string Root = FindRoot();

    [Theory]
    [InlineData("bot/NtmLearn.Language", "")]
    [InlineData("lms/NtmLearn.Lms", "NtmLearn.Language")]
    [InlineData("bot/NtmLearn.Bot", "NtmLearn.Language NtmLearn.Lms")]
    [InlineData("lms/NtmLearn.Migrations.Sqlite", "NtmLearn.Bot")]
    [InlineData("lms/NtmLearn.Migrations.PostgreSql", "NtmLearn.Bot")]
    [InlineData("lms/NtmLearn.Web", "NtmLearn.Bot NtmLearn.Lms NtmLearn.Migrations.PostgreSql NtmLearn.Migrations.Sqlite")]
    public void Project_References_AreTheAgreedOnes(string project, string expected)
    {
        var references = References(project, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Replace('\\', '/'))).Order(StringComparer.Ordinal);

        Assert.Equal(expected, string.Join(' ', references));
    }

    [Fact]
    public void Language_Packages_AreNone() => Assert.Empty(References("bot/NtmLearn.Language", "PackageReference"));

    [Fact]
    public void Product_Projects_AreAllNamedHere()
    {
        var projects = new[] { "bot", "lms" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories))
            .Select(Path.GetFileNameWithoutExtension);

        Assert.Equal(6, projects.Count());
    }

    [Fact]
    public void Lucene_Namespaces_AppearOnlyInPassages()
    {
        var users = Sources().Where(s => Regex.IsMatch(s.Text, @"\bLucene\.Net\b")).Select(s => s.Path);

        Assert.All(users, path => Assert.StartsWith("bot/NtmLearn.Bot/Passages/", path, StringComparison.Ordinal));
        Assert.All(
            Directory.EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories).Where(p => File.ReadAllText(p).Contains("Lucene.Net", StringComparison.Ordinal)),
            path => Assert.Equal("NtmLearn.Bot.csproj", Path.GetFileName(path)));
    }

    [Fact]
    public void Passages_PublicTypes_ShowNoLucene()
    {
        var shown = typeof(Bot.Passages.Passage).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMembers().Select(member => $"{type.FullName}: {member}"))
            .Where(member => member.Contains("Lucene.Net", StringComparison.Ordinal));

        Assert.Empty(shown);
    }

    /// <summary>But for what has to stand in the namespace around all others.</summary>
    [Fact]
    public void Namespaces_InTheProduct_AreTheFolders()
    {
        var strangers = Sources().Select(source => (
                source.Path,
                Namespace: Regex.Match(source.Text, @"^namespace (?<name>[\w.]+)", RegexOptions.Multiline).Groups["name"].Value))
            .Where(s => s.Namespace.Length > 0 && s.Namespace != FolderAsNamespace(s.Path));

        Assert.Equal([("lms/NtmLearn.Lms/DeferredHandlers.cs", "NtmLearn")], strangers);
    }

    /// <summary>The source files of the product without the generated migrations, by paths relative to the repository.</summary>
    private static IEnumerable<(string Path, string Text)> Sources() =>
        from folder in new[] { "bot", "lms" }
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*.*", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where Path.GetExtension(path) is ".cs" or ".razor" && !path.Contains("/obj/", StringComparison.Ordinal)
            && !path.StartsWith("lms/NtmLearn.Migrations.", StringComparison.Ordinal)
        select (path, File.ReadAllText(file));

    private static string FolderAsNamespace(string path)
    {
        var parts = path.Split('/');
        return string.Join('.', parts[1..^1]);
    }

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(Path.Combine(Root, project, Path.GetFileName(project) + ".csproj"))
            .Descendants(kind).Select(e => e.Attribute("Include")!.Value);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NtmLearn.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }
}
