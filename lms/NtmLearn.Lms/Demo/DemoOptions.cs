namespace NtmLearn.Lms.Demo;

/// <summary>Section <c>Demo</c>.</summary>
public sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>Folder with the files of the demonstration; <c>demo/</c> of the content folder when empty.</summary>
    public string? Folder { get; set; }
}
