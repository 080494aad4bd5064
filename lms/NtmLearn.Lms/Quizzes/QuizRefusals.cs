using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Quizzes;

/// <summary>Why something about a quiz was not done.</summary>
internal static class QuizRefusals
{
    public static readonly Refusal Forbidden = new(RefusalKind.Forbidden, "quiz_forbidden", "Chỉ Văn phòng Điều phối soạn bài kiểm tra.");

    public static readonly Refusal NoQuiz = new(RefusalKind.NotFound, "quiz_not_found", "Khóa này chưa có bài kiểm tra. Xin nhờ Văn phòng Điều phối soạn trước.");

    public static readonly Refusal NoCourse = new(RefusalKind.NotFound, "course_not_found", "Không tìm thấy khóa này.");

    public static readonly Refusal NoClass = new(RefusalKind.NotFound, "class_not_found", "Không tìm thấy lớp này, hoặc lớp ngoài phạm vi của anh chị.");

    public static readonly Refusal NoQuestion = new(RefusalKind.NotFound, "question_not_found", "Câu hỏi này đã bị xóa. Xin mở lại bài kiểm tra.");

    public static readonly Refusal TooMany = new(RefusalKind.Conflict, "too_many_questions", $"Một bài có nhiều nhất {QuizQuestions.Most} câu. Xin bỏ bớt câu cũ.");

    public static readonly Refusal NotEnrolled = new(RefusalKind.Forbidden, "not_enrolled", "Chỉ người đã có chỗ trong lớp làm bài kiểm tra này.");

    public static readonly Refusal NoTries = new(RefusalKind.Conflict, "no_tries_left", "Anh chị đã làm hết số lần. Điểm ở bảng dưới.");

    public static readonly Refusal NotOpen = new(RefusalKind.Conflict, "quiz_closed", "Bài kiểm tra chỉ mở từ buổi cuối của lớp và trong những ngày sau lớp. Quá hạn, xin làm trên giấy với tập huấn viên.");

    public static readonly Refusal NoAttempt = new(RefusalKind.NotFound, "attempt_not_found", "Không tìm thấy bài đang làm. Xin bắt đầu lại.");
}
