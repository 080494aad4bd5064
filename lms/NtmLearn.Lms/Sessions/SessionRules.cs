using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Sessions;

/// <summary>What can be wrong with a session by itself.</summary>
internal static class SessionRules
{
    private const int LongestMinutes = 12 * 60;
    private static readonly DateOnly Earliest = new(2020, 1, 1);
    private static readonly DateOnly Latest = new(2099, 12, 31);

    public static IEnumerable<Refusal> Check(SessionInput input)
    {
        if (input.Day < Earliest || input.Day > Latest)
        {
            yield return Invalid("day_out_of_range", "Ngày học phải từ năm 2020 đến năm 2099. Xin xem lại năm.", "day");
        }

        if (input.StartMinute is < 0 or >= 24 * 60 || input.EndMinute is < 0 or >= 24 * 60)
        {
            yield return Invalid("time_out_of_range", "Giờ học phải từ 00:00 đến 23:59.", "startMinute");
        }
        else if (input.EndMinute <= input.StartMinute)
        {
            yield return Invalid("ends_before_start", "Giờ kết thúc phải sau giờ bắt đầu. Xin sửa một trong hai.", "endMinute");
        }
        else if (input.EndMinute - input.StartMinute > LongestMinutes)
        {
            yield return Invalid("too_long", "Một buổi dài nhất 12 giờ. Xin tách thành nhiều buổi.", "endMinute");
        }

        if (input.Title is { Length: > TrainingSession.TitleMaxLength })
        {
            yield return Invalid("title_too_long", $"Tên buổi nhiều nhất {TrainingSession.TitleMaxLength} ký tự. Xin viết ngắn lại.", "title");
        }

        if (input.OnlineLink is { } link && !WebLink.IsValid(link))
        {
            yield return Invalid("link_invalid", WebLink.Wrong, "onlineLink");
        }
    }

    private static Refusal Invalid(string code, string message, string field) => new(RefusalKind.Invalid, code, message, field);
}
