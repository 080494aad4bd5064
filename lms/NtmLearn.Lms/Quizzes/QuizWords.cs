namespace NtmLearn.Lms.Quizzes;

/// <summary>Words of quizzes at desks.</summary>
internal static class QuizWords
{
    public static string Of(QuestionKind kind) => kind switch
    {
        QuestionKind.Single => "Chọn một",
        QuestionKind.Multiple => "Chọn nhiều",
        QuestionKind.Order => "Sắp thứ tự",
        QuestionKind.ShortText => "Trả lời ngắn",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Of(ScoreRule rule) => rule == ScoreRule.Best ? "Lấy điểm cao nhất" : "Lấy điểm lần sau cùng";

    public static string Of(AttemptSource source) => source switch
    {
        AttemptSource.Account => "tài khoản",
        AttemptSource.Receipt => "mã phiếu",
        AttemptSource.Paper => "giấy",
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    /// <summary>A, B, C … as printed on paper.</summary>
    public static char Letter(int index) => (char)('A' + index);
}
