using System.ComponentModel.DataAnnotations;

namespace NtmLearn.Lms.Data;

/// <summary>Section <c>Data</c>: the folder for the database file, keys and uploads.</summary>
public sealed class DataOptions
{
    public const string Section = "Data";

    /// <summary>Created when absent; relative to the working directory.</summary>
    [Required(ErrorMessage = "Data__Folder must not be empty.")]
    public string Folder { get; set; } = "data";

    public string FullFolder => Path.GetFullPath(Folder);

    public string DatabaseFile => Path.Combine(FullFolder, "ntmlearn.db");
}
