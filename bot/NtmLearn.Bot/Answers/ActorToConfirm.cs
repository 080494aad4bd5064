using System.Text.RegularExpressions;

namespace NtmLearn.Bot.Answers;

/// <summary>
/// "Công an xã đi lấy ý kiến phải không?": a body is named to be confirmed. When the documents do not say so, whoever
/// asks is helped by who it is.
/// </summary>
internal static partial class ActorToConfirm
{
    /// <summary>The question with "ai" for the body named; null when none is named to be confirmed.</summary>
    public static string? AskWho(string question)
    {
        var match = DoneBy().Match(question);
        match = match.Success ? match : Does().Match(question);
        return match.Success ? $"{match.Groups["before"].Value}ai {match.Groups["deed"].Value}?" : null;
    }

    private const string Body = @"(UBND|Ủy ban|Uỷ ban|Sở|Hội|Công an|Mặt trận|Đoàn|Phòng|Ban|Bộ|Chi cục|Trường|Trạm|Đài|Báo)( (\p{Lu}\p{L}*|nhân dân|xã|huyện|tỉnh|ấp|phường|thị trấn|thị xã|thành phố))*";
    private const string End = @",? (phải|đúng) không[\s?.]*$";

    [GeneratedRegex("^(?<before>.* do ) ?" + Body + " (?<deed>.+?)" + End)]
    private static partial Regex DoneBy();

    [GeneratedRegex("^(?<before>)(Có phải )?" + Body + " (đi |đứng ra |được giao |phải |sẽ )?(?<deed>.+?)" + End)]
    private static partial Regex Does();
}
