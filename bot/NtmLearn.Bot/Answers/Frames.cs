using System.Globalization;
using NtmLearn.Bot.Conversations;

namespace NtmLearn.Bot.Answers;

/// <summary>
/// The only words of our own around a quotation. Each states something that code has counted or read off the
/// document; nothing here depends on a language model or on one particular document.
/// </summary>
internal static class Frames
{
    /// <summary>More items announced than listed, or fewer.</summary>
    public static string AnnouncedAgainstListed(string announced, int listed) =>
        $"Văn bản ghi {announced} nhưng chỉ liệt kê {listed.ToString("00", CultureInfo.InvariantCulture)} mục, không nêu rõ phần còn lại:";

    /// <summary>As many items listed as announced.</summary>
    public static string Announced(string announced) => $"Văn bản nêu {announced}:";

    /// <summary>Items listed without a number being announced.</summary>
    public static string Listed(int count, string noun) => $"Văn bản liệt kê {count.ToString("00", CultureInfo.InvariantCulture)} {noun}:";

    /// <summary>The n-th of several items.</summary>
    public static string Nth(int number, int of) => $"Mục thứ {number} trong {of} mục:";

    /// <summary>A text that tells about another one is not that one.</summary>
    public static string ReportsOn(string other) => $"Đây là bài viết giới thiệu, tóm tắt {other}, không phải nguyên văn:";

    /// <summary>What the person is taken to have asked, when its spelling was mended.</summary>
    public static string Understood(string question) => $"Đã hiểu là: {question}";

    public static string Author => "Tên người viết ghi ở cuối bài:";

    public static string Caption => "Chú thích ảnh trong văn bản:";

    /// <summary>Before a Vietnamese quotation for people who asked in another language.</summary>
    public static string? Original(ReplyLanguage language) => language switch
    {
        ReplyLanguage.English => "The document says (in Vietnamese):",
        ReplyLanguage.Khmer => "ឯកសារសរសេរថា (ជាភាសាវៀតណាម)៖",
        _ => null,
    };
}
