using NtmLearn.Language;

namespace NtmLearn.Bot.Answers;

/// <summary>
/// Words that say little about what is asked. They are searched for all the same (stop lists hurt); they only weigh
/// little when we judge how much of a question a text covers.
/// </summary>
internal static class LightWords
{
    /// <summary>From 0, says nothing, to 1.</summary>
    public static double Importance(QuestionWord word)
    {
        if (word.IsNumber)
        {
            return 1;
        }

        var (empty, light) = word.HasTypedDiacritics || word.Key != word.Folded ? (EmptyKeys, LightKeys) : (EmptyFolded, LightFolded);
        var form = word.HasTypedDiacritics || word.Key != word.Folded ? word.Key : word.Folded;
        return empty.Contains(form) ? 0 : light.Contains(form) ? 0.3 : 1;
    }

    private static readonly string[] Empty =
        ("sự là thì mà của và có được cho với ở trong này đó kia ấy vậy thế nào gì ai đâu sao mấy bao nhiêu khi những các một cái "
        + "tôi tui mình bạn anh chị em cô chú bác ad admin ơi ạ nhé nha hả dạ xin thưa vui lòng biết muốn cần phải bị rồi đang đã sẽ cũng "
        + "thêm nữa đều hay hoặc nếu như về từ đến tới do bởi để lại theo tại giúp dùm giùm luôn thôi chỉ còn không chưa chẳng "
        + "ra vô lên xuống đi nè hen nghen á à ừ ờ hông hổng bộ chớ chứ ta nhỉ vầy dạo lúc hồi bây giờ nay hiện cùng "
        + "dành chừng lâu bữa thể rằng nên vì bằng qua trên dưới ngoài vào sau trước giữa mỗi mọi từng cả tất vài tự gọi nghe thấy "
        + "the a an of to in is are was be do does did will can could for on at by with from it this that these those and or there any we us our my i you your he she they their "
        + "what which who whom whose where when why how please tell me about if so not no yes").Split(' ');

    private static readonly string[] Light =
        ("người làm việc chuyện điều thứ loại cách lo hỏi nói xem coi đứng bên phần nhiều ít mới lớn nhỏ chính chung riêng "
        + "nơi chỗ số tên kế hoạch văn bản bài tài liệu chương trình quy định nội dung vấn đề thông tin tỉnh trà vinh năm ngày "
        + "áp dụng phục vụ đề cập nhắc viết tóm tắt tóm lược giới thiệu kể ý nghe đầy đủ liệt nêu ghi đọc trích "
        + "xây dựng thực hiện triển khai nông thôn mới ntm chuyển đổi số cđs cds chuyen doi so "
        + "plan document province programme program get have has thing").Split(' ');

    private static readonly HashSet<string> EmptyKeys = [.. Empty.Select(VietnameseText.Key)];
    private static readonly HashSet<string> LightKeys = [.. Light.Select(VietnameseText.Key)];
    private static readonly HashSet<string> LightFolded = [.. Light.Select(VietnameseText.Fold)];
    private static readonly HashSet<string> EmptyFolded = [.. Empty.Select(VietnameseText.Fold).Except(Content())];

    /// <summary>Folded forms that are as often a word with meaning: "ban" may be bạn or bán.</summary>
    private static IEnumerable<string> Content() => ["ban", "bo", "may", "hen", "chu", "bac", "tu", "qua", "vai", "chi", "co", "an", "ta"];
}
