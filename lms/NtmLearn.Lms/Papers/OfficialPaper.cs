using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace NtmLearn.Lms.Papers;

/// <summary>
/// Builds a paper in the layout of Decree 30/2020/NĐ-CP, Appendix I, part by part in the order in which they stand on the
/// page, as a DOCX file. The number after "Số:" stays blank.
/// </summary>
public sealed class OfficialPaper
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const int Body = 14;
    private const int Small = 13;
    private const int FirstLine = 720; // 1.27 cm
    private const int Gap = 120; // 6 pt

    // The national title in 13 pt fits the right column, with a little room.
    private const int RightColumn = 5650;
    private const int LeftColumn = PaperFile.TextWidth - RightColumn;

    private const int QrColumn = 1417; // 25 mm, which reads well from paper

    private const string NationalTitle = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    private const string Motto = "Độc lập - Tự do - Hạnh phúc";

    private static readonly ParagraphLook Centred = new(JustificationValues.Center);
    private static readonly ParagraphLook Justified = new(JustificationValues.Both) { FirstLine = FirstLine, Before = Gap };

    private readonly List<OpenXmlElement> content = [];
    private readonly List<byte[]> pictures = [];
    private readonly PaperNumbering numbering = new();

    public OfficialPaper(PaperHead head) => content.Add(Head(head));

    /// <summary>Type name and summary: "GIẤY MỜI", "Tham dự lớp tập huấn …", with the short line beneath.</summary>
    public OfficialPaper Title(string typeName, string summary)
    {
        content.Add(PaperElements.Paragraph(Centred with { Before = 240, KeepsNext = true }, (PaperWords.Upper(typeName), new TextLook(Body, IsBold: true))));
        content.Add(PaperElements.Paragraph(Centred with { KeepsNext = true }, (summary, new TextLook(Body, IsBold: true))));
        content.Add(ShortLine(summary, Body, PaperFile.TextWidth));
        return this;
    }

    /// <summary>Kính gửi: one addressee on the same line, several a line each.</summary>
    public OfficialPaper AddressTo(params IReadOnlyList<string> addressees)
    {
        var look = new TextLook(Body);
        if (addressees is [var only])
        {
            content.Add(PaperElements.Paragraph(Centred with { Before = 2 * Gap }, ($"Kính gửi: {only}", look)));
            return this;
        }

        content.Add(PaperElements.Paragraph(new ParagraphLook(JustificationValues.Left) { Before = 2 * Gap, Left = 2 * FirstLine, KeepsNext = true }, ("Kính gửi:", look)));
        for (var i = 0; i < addressees.Count; i++)
        {
            content.Add(PaperElements.Paragraph(
                new ParagraphLook(JustificationValues.Left) { Left = 3 * FirstLine }, ($"- {addressees[i]}{End(i, addressees.Count)}", look)));
        }

        return this;
    }

    /// <summary>Căn cứ: each ends with a semicolon, the last with a full stop.</summary>
    public OfficialPaper Basis(params IReadOnlyList<string> bases)
    {
        for (var i = 0; i < bases.Count; i++)
        {
            content.Add(PaperElements.Paragraph(Justified, ($"{bases[i]}{End(i, bases.Count)}", new TextLook(Body, IsItalic: true))));
        }

        return this;
    }

    /// <summary>A paragraph of the body.</summary>
    public OfficialPaper Paragraph(string text) => Add(text, isBold: false);

    /// <summary>A paragraph that begins with a word in bold, such as "Thời gian:".</summary>
    public OfficialPaper Paragraph(string label, string text)
    {
        content.Add(PaperElements.Paragraph(Justified, (label, new TextLook(Body, IsBold: true)), ($"{PaperWords.Blank(1)}{text}", new TextLook(Body))));
        return this;
    }

    /// <summary>A code for people to read, with its QR code beside it for phones.</summary>
    /// <param name="qr">A square PNG.</param>
    public OfficialPaper Coded(string label, string code, byte[] qr)
    {
        pictures.Add(qr);
        var text = PaperElements.Paragraph(Justified, (label, new TextLook(Body, IsBold: true)), ($"{PaperWords.Blank(1)}{code}", new TextLook(Body)));
        content.Add(PaperElements.SideBySide(
            PaperFile.TextWidth - QrColumn, QrColumn, ([text], [PaperElements.Picture(pictures.Count, QrColumn, $"Mã QR {code}")])));
        return this;
    }

    /// <summary>I. KẾT QUẢ THỰC HIỆN.</summary>
    public OfficialPaper Section(string title) => Add($"{numbering.NextSection()}. {PaperWords.Upper(title)}", isBold: true);

    /// <summary>1. with a title, in bold.</summary>
    public OfficialPaper TitledClause(string title) => Add($"{numbering.NextClause()}. {title}", isBold: true);

    /// <summary>1. with the text itself.</summary>
    public OfficialPaper Clause(string text) => Add($"{numbering.NextClause()}. {text}", isBold: false);

    /// <summary>a), b), c), d), đ) …</summary>
    /// <exception cref="InvalidOperationException">The letters are used up.</exception>
    public OfficialPaper Point(string text) => Add($"{numbering.NextPoint()}) {text}", isBold: false);

    /// <summary>- in front, such as one of several dates.</summary>
    public OfficialPaper Dash(string text) => Add($"- {text}", isBold: false);

    /// <summary>A table over the whole width.</summary>
    /// <exception cref="ArgumentException">A row has more or fewer cells than there are columns.</exception>
    public OfficialPaper Table(PaperTable table)
    {
        content.Add(PaperElements.Paragraph(new ParagraphLook(JustificationValues.Left) { After = Gap, KeepsNext = true }));
        content.Add(PaperGrid.Create(table, PaperFile.TextWidth));
        return this;
    }

    /// <summary>Recipients on the left, who signs on the right: the end of the paper.</summary>
    public OfficialPaper Sign(PaperSignature signature)
    {
        content.Add(PaperElements.Paragraph(new ParagraphLook(JustificationValues.Left) { Before = Gap, KeepsNext = true }));
        content.Add(PaperElements.SideBySide(
            LeftColumn, RightColumn, (Recipients(signature.Recipients), Signer(signature))));
        return this;
    }

    public byte[] ToDocx() => PaperFile.Write(content.Select(e => e.CloneNode(deep: true)), pictures);

    private static Table Head(PaperHead head)
    {
        var issuer = PaperWords.Upper(head.IssuingBody);
        List<Paragraph> left = head.GoverningBody is { } governing
            ? [PaperElements.Paragraph(Centred, (PaperWords.Upper(governing), new TextLook(Small)))]
            : [];
        left.Add(PaperElements.Paragraph(Centred, (issuer, new TextLook(Small, IsBold: true))));
        left.Add(ShortLine(issuer, Small, LeftColumn));
        Paragraph[] right =
        [
            PaperElements.Paragraph(Centred, (NationalTitle, new TextLook(Small, IsBold: true))),
            PaperElements.Paragraph(Centred, (Motto, new TextLook(Body, IsBold: true))),
            PaperElements.Line(BoldWidth.Of(Motto, Body), RightColumn),
        ];
        var number = PaperElements.Paragraph(Centred with { Before = Gap }, ($"Số:{PaperWords.Blank(6)}/{head.Symbol}", new TextLook(Small)));
        var place = PaperElements.Paragraph(
            Centred with { Before = Gap }, ($"{head.Place}, {PaperWords.Day(head.Date)}", new TextLook(Body, IsItalic: true)));
        return PaperElements.SideBySide(LeftColumn, RightColumn, (left, right), ([number], [place]));
    }

    /// <summary>Two fifths of the text: the decree wants between a third and a half.</summary>
    private static Paragraph ShortLine(string text, int points, int room) =>
        PaperElements.Line(Math.Min(BoldWidth.Of(PaperWords.Clean(text), points), room) * 2 / 5, room);

    private static List<Paragraph> Recipients(IReadOnlyList<string> recipients)
    {
        var left = new ParagraphLook(JustificationValues.Left);
        List<Paragraph> paragraphs = [PaperElements.Paragraph(left, ("Nơi nhận:", new TextLook(12, IsBold: true, IsItalic: true)))];
        for (var i = 0; i < recipients.Count; i++)
        {
            paragraphs.Add(PaperElements.Paragraph(left, ($"- {recipients[i]}{End(i, recipients.Count)}", new TextLook(11))));
        }

        return paragraphs;
    }

    private static List<Paragraph> Signer(PaperSignature signature)
    {
        var look = new TextLook(Body, IsBold: true);
        List<Paragraph> paragraphs = [.. signature.TitleLines.Select(t => PaperElements.Paragraph(Centred with { KeepsNext = true }, (PaperWords.Upper(t), look)))];

        // Room for the signature and the seal.
        paragraphs.Add(PaperElements.Paragraph(Centred with { Before = 1500 }, (signature.Name ?? "", look)));
        return paragraphs;
    }

    private static char End(int index, int count) => index == count - 1 ? '.' : ';';

    private OfficialPaper Add(string text, bool isBold)
    {
        content.Add(PaperElements.Paragraph(Justified with { KeepsNext = isBold }, (text, new TextLook(Body, isBold))));
        return this;
    }
}
