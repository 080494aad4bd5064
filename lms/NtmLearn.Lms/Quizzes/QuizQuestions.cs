using System.Text.Encodings.Web;
using System.Text.Json;

namespace NtmLearn.Lms.Quizzes;

/// <summary>Questions and answers as JSON in their columns.</summary>
internal static class QuizQuestions
{
    public const int Most = 50;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IReadOnlyList<QuizQuestion> questions) => JsonSerializer.Serialize(questions, Json);

    public static IReadOnlyList<QuizQuestion> Read(string content) => JsonSerializer.Deserialize<List<QuizQuestion>>(content, Json)!;

    /// <summary>The two columns of an attempt: what was chosen, and what was written.</summary>
    public static (string? Choices, string? Texts) Write(QuizAnswers answers) => (
        answers.Choices.Count == 0 ? null : JsonSerializer.Serialize(answers.Choices, Json),
        answers.Texts.Count == 0 ? null : JsonSerializer.Serialize(answers.Texts, Json));

    public static QuizAnswers Read(string? choices, string? texts) => new(
        choices is null ? new Dictionary<int, int[]>() : JsonSerializer.Deserialize<Dictionary<int, int[]>>(choices, Json)!,
        texts is null ? new Dictionary<int, string>() : JsonSerializer.Deserialize<Dictionary<int, string>>(texts, Json)!);
}
