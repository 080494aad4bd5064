namespace NtmLearn.TestKit;

/// <summary>A content folder of a few documents that a test writes.</summary>
public sealed class TestContent : IDisposable
{
    public const string MarketId = "cho-phien";
    public const string MarketQuestion = "Phí thuê một gian hàng tại chợ phiên là bao nhiêu?";

    private readonly TemporaryFolder folder = new();

    public TestContent() => CreateEmpty(folder.Path);

    public string CorpusFolder => Path.Combine(folder.Path, "corpus");

    public KeyValuePair<string, string?> Setting => new("Content:Folder", folder.Path);

    /// <summary>A guide that says what a stall costs.</summary>
    public static string Market(string fee) =>
        $"""
        ---
        id: {MarketId}
        ---
        # Hướng dẫn tham gia chợ phiên

        ## Phí gian hàng

        Phí thuê một gian hàng tại chợ phiên là {fee} mỗi ngày.

        ## Giờ mở cửa

        Chợ phiên mở cửa từ sáng sớm đến chiều tối, bà con mang nông sản đến bán tại các gian hàng.
        """;

    /// <summary>Makes a content folder without documents; words and fixed texts are the product's own.</summary>
    public static void CreateEmpty(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "corpus"));
        foreach (var name in (string[])["language", "templates"])
        {
            var copy = Directory.CreateDirectory(Path.Combine(folder, name));
            foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "content", name)))
            {
                File.Copy(file, Path.Combine(copy.FullName, Path.GetFileName(file)));
            }
        }
    }

    /// <summary>Writes a file of the corpus and returns its path.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(CorpusFolder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => folder.Dispose();
}
