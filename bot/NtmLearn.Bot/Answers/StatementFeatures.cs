using System.Text.RegularExpressions;
using NtmLearn.Language;

namespace NtmLearn.Bot.Answers;

/// <summary>What kinds of answer a stretch of text can give, read off the words alone.</summary>
[Flags]
internal enum StatementFeatures
{
    None = 0,
    Money = 1 << 0,
    Percentage = 1 << 1,
    Date = 1 << 2,
    Year = 1 << 3,
    Contact = 1 << 4,
    NamedPlace = 1 << 5,
    DocumentNumber = 1 << 6,
    Authority = 1 << 7,
    Number = 1 << 8,
    Source = 1 << 9,
    Purpose = 1 << 10,
    Means = 1 << 11,
    Frequency = 1 << 12,
    Result = 1 << 13,

    /// <summary>One named place below the province: "xã Lương Hòa A".</summary>
    NamedCommune = 1 << 14,

    /// <summary>Says for whom.</summary>
    Audience = 1 << 15,

    /// <summary>Says that something is not said.</summary>
    Absence = 1 << 16,

    /// <summary>Names three authorities or associations in a row.</summary>
    SeveralAuthorities = 1 << 17,

    Duration = 1 << 18,
}

/// <summary>Finds <see cref="StatementFeatures"/>.</summary>
internal static partial class FeatureReader
{
    public static StatementFeatures Read(string text)
    {
        var folded = VietnameseText.Fold(text);
        var features = StatementFeatures.None;
        void Add(bool found, StatementFeatures feature) => features |= found ? feature : StatementFeatures.None;
        Add(Money().IsMatch(folded), StatementFeatures.Money);
        Add(Percentage().IsMatch(folded), StatementFeatures.Percentage);
        Add(Date().IsMatch(folded), StatementFeatures.Date);
        Add(Year().IsMatch(folded), StatementFeatures.Year);
        Add(Contact().IsMatch(folded), StatementFeatures.Contact);
        Add(Place().IsMatch(text), StatementFeatures.NamedPlace);
        Add(Commune().IsMatch(text), StatementFeatures.NamedCommune);
        Add(DocumentNumber().IsMatch(text), StatementFeatures.DocumentNumber);
        Add(Authority().IsMatch(folded), StatementFeatures.Authority);
        Add(Number().IsMatch(folded), StatementFeatures.Number);
        Add(Source().IsMatch(folded), StatementFeatures.Source);
        Add(Purpose().IsMatch(folded), StatementFeatures.Purpose);
        Add(Means().IsMatch(folded), StatementFeatures.Means);
        Add(Frequency().IsMatch(folded), StatementFeatures.Frequency);
        Add(Result().IsMatch(folded), StatementFeatures.Result);
        Add(Absence().IsMatch(folded), StatementFeatures.Absence);
        Add(Audience().IsMatch(folded), StatementFeatures.Audience);
        Add(Duration().IsMatch(folded), StatementFeatures.Duration);
        Add(Bodies().IsMatch(folded), StatementFeatures.SeveralAuthorities);
        return features;
    }

    [GeneratedRegex(@"\d[\d.,]*\s*(ty|trieu|nghin|ngan|dong|vnd|usd)\b")]
    private static partial Regex Money();

    [GeneratedRegex(@"\d\s*%|\bphan tram\b")]
    private static partial Regex Percentage();

    [GeneratedRegex(@"\b\d{1,2}[/-]\d{1,2}[/-]\d{4}\b|\bngay \d{1,2} thang \d{1,2}\b|\bthang \d{1,2}[/-]\d{4}\b|\bthang \d{1,2} nam\b|\b\d{1,2}/(19|20)\d\d\b|\b\d{1,2} gio\b|\bthu (hai|ba|tu|nam|sau|bay)\b|\bchu nhat\b")]
    private static partial Regex Date();

    [GeneratedRegex(@"\b(19|20)\d\d\b")]
    private static partial Regex Year();

    [GeneratedRegex(@"\b0\d{2,3}[ .]?\d{3}[ .]?\d{3,4}\b|\b(1900|1800)[ .]?\d{3,4}|\b11[1345]\b|@|https?:|\bwww\.|\.vn\b|\bso nha\b|\bduong \w+, (phuong|xa)")]
    private static partial Regex Contact();

    [GeneratedRegex(@"\b([Xx]ã|[Hh]uyện|[Ấấ]p|[Kk]hóm|[Pp]hường|[Tt]hị trấn|[Tt]hị xã|[Tt]hành phố|[Tt]ỉnh|TP|TX|TT)\.?\s+(\p{Lu}\p{Ll}+|\d{1,2}\b)|\b(tại|ở) các (huyện|xã|ấp|khóm|phường|thị xã|thành phố)\b")]
    private static partial Regex Place();

    [GeneratedRegex(@"\b([Xx]ã|[Ấấ]p|[Kk]hóm|[Pp]hường|[Tt]hị trấn|[Hh]uyện)\s+(\p{Lu}\p{Ll}+|\d{1,2}\b)")]
    private static partial Regex Commune();

    [GeneratedRegex(@"\b\d{1,5}(/\d{4})?/\p{Lu}[\p{Lu}\d]*(-\p{L}+\d*)*")]
    private static partial Regex DocumentNumber();

    [GeneratedRegex(@"\b(ubnd|uy ban|so (nong|thong|tai|ke|khoa|noi|y|giao|van|cong|xay)|van phong|mat tran|hoi (nong|lien|cuu|phu)|tinh doan|lien doan|ban (chi|quan)|bo (nong|thong|khoa|y|tai|noi)|chinh phu|thu tuong|bao \w+|dai (phat|pt|truyen)|hdnd|hoi dong|cong an|trung tam|to cong nghe|to chuc)\b")]
    private static partial Regex Authority();

    [GeneratedRegex(@"\b((hoi|so|lien doan|tinh doan|doan|bo|uy ban|bao|dai|cong doan) [^,;:.]{3,40}, ){2,}(va )?(hoi|so|lien doan|tinh doan|doan|bo|uy ban|bao|dai|cong doan) ")]
    private static partial Regex Bodies();

    [GeneratedRegex(@"\b(\d+|mot|hai|ba|bon|nam|sau|bay|muoi) (phut|gio|tieng|ngay|buoi|tuan|thang)\b")]
    private static partial Regex Duration();

    [GeneratedRegex(@"\d|\b(mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi) (muc|noi|nhiem|nhom|chi|tieu|xa|ap|mo)")]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(tu nguon|nguon (von|kinh phi|thu|luc)|von|ngan sach|dong gop|tai tro)\b")]
    private static partial Regex Source();

    [GeneratedRegex(@"\bkhong (neu|cho biet|ghi|noi|de cap|co thong tin|co so lieu)\b")]
    private static partial Regex Absence();

    [GeneratedRegex(@"\b(cho|toi|den|doi voi) (cac )?(can bo|nguoi dan|nhan dan|cong dong|ba con|ho dan|ho gia dinh|hoc vien|nong dan|thanh nien|phu nu|hoi vien|thanh vien|nguoi|doanh nghiep|hop tac xa)\b")]
    private static partial Regex Audience();

    [GeneratedRegex(@"\b(de|nham|huong (toi|den)|gop phan|muc (dich|tieu)|vi|phuc vu)\b")]
    private static partial Regex Purpose();

    [GeneratedRegex(@"\b(thong qua|bang|qua|ung dung|theo hinh thuc|tren (mang|app)|truc tuyen|buoc)\b")]
    private static partial Regex Means();

    [GeneratedRegex(@"\b(dinh ky|thuong xuyen|hang (thang|quy|nam|tuan|ngay)|moi (thang|quy|nam|tuan|ngay))\b")]
    private static partial Regex Frequency();

    [GeneratedRegex(@"\b(da (dat|hoan thanh|cong nhan|trien khai|to chuc|co|duoc)|dat duoc|dat chuan|co \d+ (xa|huyen|ap))\b")]
    private static partial Regex Result();
}
