using NtmLearn.Bot.Answers;

namespace NtmLearn.Bot.Intents;

/// <summary>Insults. Ordinary words that only look like insults without diacritics (ngủ, ngữ, chỗ, cho) pass.</summary>
internal static class AbuseRules
{
    private static readonly PhraseSet Insults = PhraseSet.Of(
        "đồ ngu", "đồ chó", "!thằng chó", "!con chó này", "óc chó", "óc heo", "óc lợn", "ngu như", "ngu vậy", "ngu thế", "ngu quá", "ngu ngốc",
        "ngu vl", "ngu xuẩn", "ngu lắm", "ngu si", "bot ngu", "máy ngu", "sao ngu", "quá ngu", "đồ điên", "thằng ngu", "con ngu", "mày ngu", "!mày",
        "tụi bây", "tụi mày", "chúng mày", "lũ chúng mày", "đồ khốn", "khốn nạn", "khốn kiếp", "mất dạy", "đồ rác", "rác rưởi", "câm mồm",
        "câm miệng", "cút đi", "cút xéo", "!cút", "biến mẹ", "chó chết", "đồ đần", "đần độn", "đồ vô dụng", "vô dụng vậy", "lũ ăn hại", "đồ ăn hại",
        "bọn ăn hại", "lũ ăn bám", "lũ tham nhũng", "bọn tham nhũng", "lũ ăn cướp", "bọn ăn cướp", "đồ mất nết", "đồ hèn", "súc vật", "súc sinh",
        "con đĩ", "!đĩ", "địt", "!đụ", "đụ má", "đụ mẹ", "đù má", "đù mẹ", "!lồn", "!cặc", "!buồi", "!đéo", "đếch biết gì", "!đm", "đmm", "dmm",
        "đkm", "dkm", "!vãi", "vcl", "vkl", "clgt", "cmm", "đcm", "dcm", "cc gì", "mẹ mày", "má mày", "cha mày", "tổ cha mày", "!bố mày",
        "con mẹ mày", "tiên sư", "thằng khùng", "đồ khùng", "bot khùng", "khùng hả", "bị khùng", "điên hả", "bị điên à", "não phẳng", "não cá vàng",
        "bot rác", "bot như c", "nói như c", "như cứt", "như shit", "!cứt", "ăn cứt", "lừa dân đen", "fuck", "fuck you", "fucking", "shit",
        "bullshit", "bitch", "asshole", "idiot", "moron", "stupid bot", "you are stupid", "you're stupid", "you stupid", "dumb bot", "so dumb",
        "useless bot", "shut up", "wtf", "!đần", "đần quá", "quá đần", "con lợn", "đồ con lợn", "đồ lợn", "như con c", "ăn hại quá", "im mồm",
        "đồ mất dạy", "bot mất dạy", "ngu thật", "đồ bỏ đi", "đồ dở hơi", "dở hơi à", "đồ khỉ", "nói ngu", "trả lời ngu", "idiots", "dumbass",
        "screw you", "go to hell", "!con điên", "thằng điên", "bot này đần", "đần thật", "mà dốt", "dốt quá", "dốt thế", "đồ dốt", "ngu dốt",
        "dốt nát", "mặt dày", "đồ mặt dày", "mặt mẹt", "xàm quá", "xàm xí", "nói xàm", "nhảm quá", "nói nhảm", "trả lời nhảm", "đồ tồi", "đồ đểu",
        "đồ rẻ rách", "!chó má", "đồ chó má", "vô tích sự", "đồ vô tích sự", "ngáo à", "bot ngáo", "ngáo quá");

    private static readonly PhraseSet Ordinary = PhraseSet.Of(
        "ngôn ngữ", "ngủ ngon", "bị chửi", "bị xúc phạm", "người ta chửi", "chó cắn", "nuôi chó", "tiêm chó", "bệnh dại", "bị bắt nạt",
        "bot trả lời", "mày mò");

    public static IReadOnlyList<SafetyRule> All { get; } =
    [
        new(AnswerStatus.Abuse, "insult", Insults) { Unless = Ordinary },
        new(AnswerStatus.Abuse, "insult", PhraseSet.Of("dm", "đm"), PhraseSet.Of("bot", "mày", "thằng", "lũ", "bọn", "con", "nó", "tụi", "trả lời", "chúng mày")) { Within = 4 },
    ];
}
