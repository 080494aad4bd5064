namespace NtmLearn.Lms.Privacy.Consents;

/// <summary>What screens say for purposes and channels.</summary>
internal static class ConsentWords
{
    public static string Of(ConsentPurpose purpose) => purpose switch
    {
        ConsentPurpose.Training => "Tổ chức lớp học",
        ConsentPurpose.Notices => "Nhận tin về lớp mới và hoạt động khác",
        ConsentPurpose.Photos => "Chụp và đăng ảnh",
        _ => "Hỏi ý kiến sau lớp học",
    };

    public static string Of(ConsentChannel channel) => channel switch
    {
        ConsentChannel.Web => "trên trang này",
        ConsentChannel.Paper => "trên giấy có ký",
        ConsentChannel.Telephone => "qua điện thoại",
        ConsentChannel.Chat => "qua trò chuyện",
        _ => "gặp trực tiếp",
    };
}
