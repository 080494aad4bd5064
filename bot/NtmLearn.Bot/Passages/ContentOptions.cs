using System.ComponentModel.DataAnnotations;

namespace NtmLearn.Bot.Passages;

/// <summary>Section <c>Content</c>: where the files lie that the program starts with.</summary>
public sealed class ContentOptions : IValidatableObject
{
    public const string Section = "Content";

    /// <summary>Holds <c>corpus/</c>, <c>language/</c> and <c>templates/</c>; beside the program unless set.</summary>
    public string Folder { get; set; } = Path.Combine(AppContext.BaseDirectory, "content");

    public string CorpusFolder => Path.Combine(Folder, "corpus");

    /// <summary>Reviewed answers; they are read as they are and never imported as documents.</summary>
    public string AnswersFolder => Path.Combine(CorpusFolder, "answers");

    public string LanguageFolder => Path.Combine(Folder, "language");

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Directory.Exists(CorpusFolder))
        {
            yield return new ValidationResult("Content__Folder must name a folder that holds the folder corpus.", [nameof(Folder)]);
        }
    }
}
