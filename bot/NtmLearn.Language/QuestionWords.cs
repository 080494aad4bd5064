using System.Text.RegularExpressions;

namespace NtmLearn.Language;

/// <summary>
/// Finds what a Vietnamese question asks for from its question words. Works on folded text, so with and without
/// diacritics alike; chat spelling must have been repaired before.
/// </summary>
public static partial class QuestionWords
{
    /// <summary>All kinds that the question words of <paramref name="text"/> show.</summary>
    public static QuestionKinds Find(string text)
    {
        var folded = Folded(text);
        var kinds = QuestionKinds.None;
        foreach (var (kind, pattern) in Patterns)
        {
            if (pattern.IsMatch(folded))
            {
                kinds |= kind;
            }
        }

        if (kinds.HasFlag(QuestionKinds.Source))
        {
            kinds &= ~QuestionKinds.Where;
        }

        // "ai chọn ấp nào", "bên nào lo chuyện xã nào": the one who acts is asked for first.
        if (kinds.HasFlag(QuestionKinds.Who) && kinds.HasFlag(QuestionKinds.Where) && !WhereAlone().IsMatch(folded))
        {
            kinds &= ~QuestionKinds.Where;
        }

        // "báo cáo gửi về đâu": to whom.
        if (kinds.HasFlag(QuestionKinds.Where) && Recipient().IsMatch(folded))
        {
            kinds = (kinds & ~QuestionKinds.Where) | QuestionKinds.Who;
        }

        if ((kinds & (QuestionKinds.Who | QuestionKinds.Frequency)) != 0)
        {
            kinds &= ~QuestionKinds.Result;
        }

        if (CountOfNothing().IsMatch(folded))
        {
            kinds |= QuestionKinds.HowMany;
        }

        if (kinds.HasFlag(QuestionKinds.Frequency))
        {
            kinds &= ~(QuestionKinds.When | QuestionKinds.Where | QuestionKinds.YesNo);
        }

        // "chỉ tiêu mang số mấy": a number inside a document, not its own.
        if (kinds.HasFlag(QuestionKinds.DocumentNumber) && NumberedPart().IsMatch(folded))
        {
            kinds = (kinds & ~QuestionKinds.DocumentNumber) | QuestionKinds.What;
        }

        if ((kinds & (QuestionKinds.Money | QuestionKinds.Percentage | QuestionKinds.When | QuestionKinds.DocumentNumber | QuestionKinds.Frequency)) != 0)
        {
            kinds &= ~QuestionKinds.HowMany;
        }

        return kinds;
    }

    /// <summary>The folded noun that is counted: "muc tieu" in "có mấy mục tiêu"; null when nothing is.</summary>
    public static string? CountedNoun(string text)
    {
        var folded = Folded(text);
        var match = Counted().Match(folded);
        if (!match.Success)
        {
            return null;
        }

        var noun = match.Groups["noun"].Value.Trim();
        return noun.StartsWith("cai ", StringComparison.Ordinal) || noun.StartsWith("con ", StringComparison.Ordinal) ? noun[4..] : noun;
    }

    /// <summary>The place asked for in a row: 1 for the first, -1 for the last; null when none is.</summary>
    public static int? Ordinal(string text)
    {
        var folded = Folded(text);
        if (Last().IsMatch(folded))
        {
            return -1;
        }

        var match = Nth().Match(folded);
        if (!match.Success)
        {
            return null;
        }

        var word = match.Groups["n"].Value;
        return word switch
        {
            "dau tien" or "truoc nhat" or "truoc het" or "truoc tien" or "nhat" or "mot" => 1,
            "hai" or "nhi" => 2,
            "ba" => 3,
            "tu" or "bon" => 4,
            "nam" => 5,
            "sau" => 6,
            "bay" => 7,
            "tam" => 8,
            "chin" => 9,
            "muoi" => 10,
            _ => int.TryParse(word, out var number) && number is > 0 and < 100 ? number : null,
        };
    }

    /// <summary>Words that could not be told apart without their diacritics: "nhiêu" and "nhiều", "hội nào" and "hồi nào".</summary>
    private static string Folded(string text)
    {
        var tokens = Tokens.Split(text);
        return $" {string.Join(' ', tokens.Select((t, i) => Plain(tokens, i)))} ";
    }

    private static string Plain(IReadOnlyList<Token> tokens, int i) => tokens[i].Key switch
    {
        "nhiêu" when i == 0 || tokens[i - 1].Folded != "bao" => "bao nhieu",
        "hội" when i + 1 < tokens.Count && tokens[i + 1].Folded == "nao" => "hoi doan",
        "hồi" when i + 1 < tokens.Count && tokens[i + 1].Folded == "nao" => "luc",
        _ => tokens[i].Folded,
    };

    private static readonly (QuestionKinds Kind, Regex Pattern)[] Patterns =
    [
        (QuestionKinds.Money, Money()),
        (QuestionKinds.Percentage, Percentage()),
        (QuestionKinds.Contact, Contact()),
        (QuestionKinds.PersonName, PersonName()),
        (QuestionKinds.Author, Author()),
        (QuestionKinds.DocumentNumber, DocumentNumber()),
        (QuestionKinds.Frequency, Frequency()),
        (QuestionKinds.When, When()),
        (QuestionKinds.Source, Source()),
        (QuestionKinds.Where, Where()),
        (QuestionKinds.HowMany, Counted()),
        (QuestionKinds.Result, Result()),
        (QuestionKinds.Original, Original()),
        (QuestionKinds.Who, Who()),
        (QuestionKinds.Audience, Audience()),
        (QuestionKinds.Goal, Goal()),
        (QuestionKinds.Issuer, Issuer()),
        (QuestionKinds.Why, Why()),
        (QuestionKinds.How, How()),
        (QuestionKinds.List, List()),
        (QuestionKinds.Definition, Definition()),
        (QuestionKinds.YesNo, YesNo()),
        (QuestionKinds.What, What()),
        (QuestionKinds.Picture, Picture()),
        (QuestionKinds.Duration, Duration()),
    ];

    [GeneratedRegex(@" muc (chi|ho tro|thu|phi|luong|thuong|dong|vay) | (bao nhieu|may|khoang may|vai) (chuc |tram |ngan |nghin )?(tien|ty|ti|trieu|dong|nghin dong|ngan dong|cu) | (tong |so |muc |nguon )?(kinh phi|so tien|tien|chi phi|von|ngan sach|ho tro|gia|luong|phi|le phi|hoc phi|phu cap|boi duong) (cua \w+ \w+ (\w+ )?|de \w+ (\w+ )?|la |thuc hien |het |khoang |duoc |can |phai |ton |dong |cap |cho (\w+ ){1,3}?|moi \w+ |mat |cu the |chi )*(la )?bao nhieu (?!nguon|loai|khoan|phan)| ton (het )?bao nhieu | het bao nhieu | mat bao nhieu | (gia|loi|lai|lo|thu nhap|tien cong|gia ban) (\w+ ){0,6}bao nhieu | (loi|lai|lo|kiem|thu) (duoc )?bao nhieu ")]
    private static partial Regex Money();

    [GeneratedRegex(@" (bao nhieu|may|khoang may) (phan tram|%) | (ty|ti) le (\w+ ){0,8}?(bao nhieu|may|nao|the nao|ra sao|cao|thap) | bao nhieu % | phan tram | dat (muc )?bao nhieu (?!xa|tieu|muc|noi|chi) ?")]
    private static partial Regex Percentage();

    [GeneratedRegex(@"^ (sdt|hotline|email|thu dien tu) | so (dien thoai|dt|hotline|phone) | (sdt|dien thoai|hotline|duong day nong|email|e mail|mail|thu dien tu|gmail|fax|website|trang web|fanpage) (?!cua toi)(\w+ ){0,6}?(nao|gi|so may|bao nhieu|dau|khong|la|cua) | dia chi | tru so | (sdt|hotline|email) $| so may de goi | goi so (may|nao) ")]
    private static partial Regex Contact();

    [GeneratedRegex(@" ten (ho )?(la |cua )?(gi|chi) | ai (la nguoi )?(dat but )?ky | (nguoi|ong|ba|lanh dao) (nao )?(dat but )?ky | (giam doc|pho giam doc|chu tich|pho chu tich|bi thu|truong phong|chanh van phong|chanh vp|truong ban|lanh dao|vi nao) (\w+ ){0,9}?(la|ten) (ai|gi) | (ong|ba) nao | ho ten | ten (day du (?!(cua )?(chuong trinh|ke hoach|van ban|quyet dinh|de an|du an|hoi|so|co quan|don vi|bo tieu chi) )|tuoi )| ai (la |lam |giu chuc |hien la )?(giam doc|pho giam doc|chu tich|pho chu tich|bi thu|truong|chanh|pho) | chu ky ")]
    private static partial Regex PersonName();

    [GeneratedRegex(@" (ai|nguoi nao|phong vien nao|nha bao nao|ai la nguoi|ong ba nao) (da |la nguoi )?(viet|soan|dang|dua tin|chap but) | tac gia | (chot|cuoi|duoi) (cung |het )?bai (\w+ ){0,12}(ai|ten) | nguoi viet (bai|tin)? ?| bai (nay |viet nay |bao nay )?(do |cua )ai | ten (nguoi viet|tac gia|phong vien|nha bao) | (phong vien|nha bao|tac gia|cay but) nao ")]
    private static partial Regex Author();

    [GeneratedRegex(@" so (ky )?hieu | (van ban|ke hoach|quyet dinh|cong van|nghi quyet|thong tu|nghi dinh)( \w+){0,14}? (mang |la |co |ghi |danh )*(?<! (te|hoi|quyen|doi|nghe|dan|tieu|chi|muc|dieu|khoan) )so (may|bao nhieu|nao|gi) | so (cua )?(van ban|ke hoach|quyet dinh|cong van) | (mang|ghi|danh) so (may|bao nhieu|nao) | (van ban|ke hoach|quyet dinh) (so )?(may|bao nhieu) |^ so (may|bao nhieu) ")]
    private static partial Regex DocumentNumber();

    [GeneratedRegex(@" bao lau (mot lan|1 lan|thi|bao cao|hop|kiem tra|moi)| (may|bao nhieu) (thang|tuan|quy|ngay|nam|lan) (mot|1|moi|trong) | moi (nam|thang|quy|tuan) (may|bao nhieu) lan | thuong xuyen (khong|hay|ha|chu) | dinh ky (bao lau|may|the nao|ra sao|hang) | (thang|quy|nam) hay (thang|quy|nam) | (dot xuat|dinh ky|thuong xuyen|lau lau|thinh thoang|doi khi|deu dan|deu deu|lien tuc|hang (thang|quy|nam)|mot lan|1 lan|di hoai|suot) (\w+ ){0,5}?hay (la )?(\w+ ){0,5}?(dot xuat|dinh ky|thuong xuyen|lau lau|thinh thoang|doi khi|deu dan|deu deu|lien tuc|hang (thang|quy|nam)|mot lan|1 lan|hoai|suot) ")]
    private static partial Regex Frequency();

    [GeneratedRegex(@" (thang|ngay|nam) \d+ hay (la )?((thang|ngay|nam) )?\d+ | khi nao | bao gio | chung nao | luc nao | hoi nao | ngay (nao|may|gi|bao nhieu)| thang (nao|may) | nam (nao|may|bao nhieu) | may gio | ngay thang( nam)? | thoi (diem|han) | han (chot|cuoi|nop|chot nop) | han den | bao lau (nua|thi|xong) | lich (hoc|mo|lop|tap huan|cu the|khai giang|ra sao|the nao)| khai giang | thoi gian (nao|to chuc|hoc|mo|cu the|thuc hien|ra sao|bat dau|ket thuc)| quy (may|nao) | thu may | (hom|bua) (nao|may) | tu (ngay|thang|nam) nao | het han ")]
    private static partial Regex When();

    [GeneratedRegex(@" (lay|trich|rut|xuat phat|co) (o |tu )?dau | (o|tu) dau (ra|ma co|den|toi|chay ra|lay ra) | (tien|von|kinh phi|nguon) (\w+ ){0,12}?(o|tu) dau | (tien|von|kinh phi) dau | o dau (\w+ ){0,3}(kinh phi|tien|von) | nguon (nao|gi|von nao|tien nao|kinh phi nao|dau) | ai (cho|cap|chi|bo|tra|lo) (tien|kinh phi|von)| (tien|kinh phi|von) (\w+ ){0,8}?cua (ai|nha nuoc hay|dan hay|tinh hay) | dau ra (tien|von|kinh phi)")]
    private static partial Regex Source();

    [GeneratedRegex(@" (o|tai|ve|gan) dau | (o|tai|den|toi|ve|gan|cho) (cho nao|noi nao|dia diem nao) | cho nao | noi nao | dia diem | (xa|huyen|ap|khom|phuong|thi tran|thi xa|tinh|dia phuong|dia ban) nao |(?<! (phan|bat|ban|hang|dan|thi|doi|dung)) dau (vay|the|a|ta|day)? ?$| dia ban nao ")]
    private static partial Regex Where();

    [GeneratedRegex(@" (bao nhieu|(?<=( co| gom| gom co| la| duoc| dat| ra| chia| thanh| tong cong| tat ca| can| voi| neu| ke| de ra| cho| lam| mo| giao| dua ra| lam thanh| liet ke) )may) (?<noun>(?!gio |thang |nam |tien |ty |ti |trieu |phan tram |% |lau )\w+( \w+)?) |^ (may|bao nhieu) (?<noun>(?!cai |con |hoi |ong |ba |anh |chi )\w+( \w+)?) (?!(\w+ )*(nao|gi|(?<!anh )chi|ai|dau|sao|hay|nay|kia|do|khong) )(\w+ ){0,6}$| (?<noun>(muc tieu|noi dung|nhiem vu|chi tieu|tieu chi|mo hinh|lop|xa|ap|huyen|nguoi|nhom|dau viec|viec|nguon|to chuc|hoi|don vi)) (\w+ ){0,5}(?<!so )bao nhieu (vay |the |a |ta |cai |muc |anh chi |ad |em )*$| so luong (?<noun>\w+( \w+)?) | (may) (?<noun>(sao|muc tieu|muc|cai|nhom|phan|loai|dau viec|viec|nguon|xa|ap|lop|nguoi|hoi|ben|mo hinh|noi dung|nhiem vu|chi tieu|tieu chi|to chuc|don vi)) (?!(\w+ )?(do|nay|kia|ay|nao) )(?!(\w+ ){0,9}(gi|chi|nao|sao) )")]
    private static partial Regex Counted();

    [GeneratedRegex(@" (den|toi|cho den|tinh den) (nay|gio|hien tai|bay gio|thoi diem nay) | (den|toi) (dau|muc nao|co nao) (roi|vay)?| ket qua( \w+){0,6}? (ra sao|the nao|sao roi|nhu the nao|sao|dat|co tot|bao nhieu|cu the|toi dau|den dau)| (da|duoc) (\w+ ){1,8}?(chua|hay chua|xong chua) | tien do | xong chua | roi chua | thanh tich | da (dat|lam|mo|chon|co|hoan thanh|cong nhan|trien khai|tap huan) (duoc )?(bao nhieu|may|nhung gi|gi|xa nao|ap nao)| so lieu | co thanh cong ")]
    private static partial Regex Result();

    [GeneratedRegex(@" nguyen (van|ban|goc) | ban (goc|chinh|day du|tom tat|rut gon|that) | toan van | (?<!^ |giup |gium |ban |hay |ho )tom tat (?!(\w+ ){0,8}(giup|gium|giùm|di|cho toi|ho|nha|nhe) $)| rut gon | van ban goc | (?<! ten )day du (khong|chua|cua) | bai (bao|tin|viet) hay | (bao|tin) hay (van ban|ke hoach)| co phai (la )?(toan bo|ban|nguyen)| (van ban|ke hoach) chinh thuc ")]
    private static partial Regex Original();

    [GeneratedRegex(@" ai | nhung ai | (co quan|don vi|so|to chuc|hoi|hoi doan|doan the|ben|phong|ban|nganh|cap|nguoi|doi tuong|thanh phan|nhom|ong|cho|hoi nhom|ban nganh) nao | cho ai | danh cho | (tinh|huyen|xa|so|mat tran|uy ban|ubnd) hay (la )?(tinh|huyen|xa|so|mat tran|uy ban|ubnd|trung uong) | trach nhiem cua | ben (nao|mo) | do (\w+ ){1,4}hay ")]
    private static partial Regex Who();

    [GeneratedRegex(@" (danh )?cho (nhung )?(ai|nguoi nao|doi tuong nao) | (ai|nhung ai|nguoi nao|dan|toi|tui|minh|nong dan|cap nao|can bo nao|can bo cap nao) (co )?(duoc|the|duoc phep|duoc nguoi ta|duoc vo) (di )?(hoc|day|tham gia|du|ngoi|chi|tap huan|huong dan)| doi tuong | (hoc|du) (la )?(nhung )?ai ")]
    private static partial Regex Audience();

    [GeneratedRegex(@" (muon|can|phan dau|nham|nham toi|huong toi|huong den) (dat |lam |co |toi )?(duoc )?(nhung )?(gi|chi|cai gi|dieu gi|dau) | (dat|nham) (duoc|toi) (nhung )?(gi|cai gi|dieu gi) | dich (den|cuoi) ")]
    private static partial Regex Goal();

    [GeneratedRegex(@" (ai|tinh|huyen|trung uong|cap nao|ben nao|noi nao|co quan nao|don vi nao) (minh )?(tu )?(ra|dua ra|lap ra|ky ra|tung ra|ban hanh) (?!lam |mo |to |chu |hoi |nhan |lo |to chuc )")]
    private static partial Regex Issuer();

    [GeneratedRegex(@" (tai|vi|do|bi|lam|boi) sao |(?<! \d{1,2}) sao (lai|ma|khong|phai|toi|chi|no|bai|van) | de (lam (gi|chi)|chi|gi) | muc dich | nham (muc dich|lam gi|gi|vao)| (vi|do) (cai )?(gi|dau) | huong (toi|den) (cai |dieu )?(gi|dau) | ly do ")]
    private static partial Regex Why();

    [GeneratedRegex(@" (bang|theo|kieu|qua|thong qua|nho) (cach |hinh thuc |kenh |phuong tien |cong cu |ung dung |duong )?(nao|gi|dau) | (nhu )?the nao | ra sao | lam sao | cach (nao|gi|thuc) | hinh thuc | (giay|tay|mieng) hay | bang (giay|dien thoai|mang|app) | qua (app|mang|dien thoai|zalo)|kieu gi ")]
    private static partial Regex How();

    [GeneratedRegex(@" (gom|bao gom|co) (nhung )?(gi|cai gi|nhung|noi dung nao|phan nao)| (nhung|cac|may) ((\w+ ){1,4})?(nao|gi) | (nhung|cac) (\w+ ){1,3}so may | ke (ra|ten|het|luon|lun|di|ro|cho|giup|gium|nghe) | liet ke | danh (muc|sach) (cac|nhung) | nhung gi | la nhung | cu the la | \d+ \w+ \w+ (do |nay )?(la )?gi | tat ca ")]
    private static partial Regex List();

    [GeneratedRegex(@" (la|nghia la|tuc la) (cai |con )?(gi|chi|sao) | (the nao|nhu the nao|sao) (la|goi la|duoc goi la|moi la) | (nghia|y nghia|khai niem|dinh nghia) | viet tat | chu (gi|tat) | noi ve (cai |chuyen |linh vuc |viec )?(gi|chi) | (cua|thuoc|nam trong|ve) (cai |tieu chi |linh vuc |chuyen )(gi|nao|j) ")]
    private static partial Regex Definition();

    [GeneratedRegex(@" (khong|ko|chua|ha|phai khong|dung khong|khong vay|khong a|a|hen|nhi|chang|co dung|co phai) $| co (\w+ ){1,20}(khong|chua) | (dung|phai) (khong|ko) | phai (la )?\w+ (\w+ ){0,8}khong ")]
    private static partial Regex YesNo();

    [GeneratedRegex(@" (gi|chi|nao|cai gi|viec gi|chuyen gi|sao|the nao|ra sao|la gi) ")]
    private static partial Regex What();

    [GeneratedRegex(@"^ (hoc |mo )?(o|tai) (dau|cho nao|noi nao)| o dau | dia diem ")]
    private static partial Regex WhereAlone();

    [GeneratedRegex(@" (gui|nop|bao cao|trinh|chuyen) (\w+ ){0,3}?(ve|cho|toi|len|den|o) (dau|noi nao|cho nao) ")]
    private static partial Regex Recipient();

    [GeneratedRegex(@" (anh|hinh|hinh anh|buc anh|tam hinh|tam anh) (minh hoa|(o |dang )?trong (bai|tin|van ban)|(nay )?chup|cua bai|dang kem|kem theo|dau tien|thu (nhat|hai|ba|\d) (chup|la|ve)) | (co|may|nhung) (anh|hinh|hinh anh) (gi|nao|chi|nhu the nao) |^ (anh|hinh) (gi|chup) ")]
    private static partial Regex Picture();

    [GeneratedRegex(@" (keo dai|hoc|mat|ton|trong|het|day|mo|dien ra) (\w+ ){0,2}?(bao lau|may (ngay|gio|tieng|buoi|thang|tuan)|bao nhieu (ngay|gio|tieng|buoi|thang|tuan)) (?!mot lan|thi|1 lan)")]
    private static partial Regex Duration();

    /// <summary>A number of something not named after it; "số bao nhiêu" asks for a name.</summary>
    [GeneratedRegex(@"(?<! so) bao nhieu (vay |the |a |ta |ha |z |ad )*$")]
    private static partial Regex CountOfNothing();

    [GeneratedRegex(@"^(?! (van ban|quyet dinh|cong van|nghi quyet)).* (chi tieu|tieu chi|dieu|khoan|muc) (\w+ ){0,6}(mang |la |danh |ghi )?so (may|bao nhieu|nao|gi) ")]
    private static partial Regex NumberedPart();

    [GeneratedRegex(@" (cuoi cung|sau cung|sau chot|sau rot|chot lai|(muc|khuc|phan|noi dung|nd|nhiem vu|nhom|cai|viec) (chot|cuoi|bet|rot)) ")]
    private static partial Regex Last();

    [GeneratedRegex(@" (?:thu (?<n>nhat|nhi|mot|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi|\d{1,2})|(?<n>dau tien|truoc (nhat|het|tien))|(?:noi dung|muc tieu|nhiem vu|muc|nhom|nd|viec) (?:so |thu )?(?<n>\d{1,2})) ")]
    private static partial Regex Nth();
}
