using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace NtmLearn.Lms.Papers;

/// <summary>Writes call-up letters as DOCX, one or many in a ZIP.</summary>
public static class CallUpLetters
{
    private const int LongestName = 60;

    private static readonly IReadOnlyList<PaperColumn> NameColumns =
        [new("STT", 1, IsCentred: true), new("Họ và tên", 5), new("Chức vụ", 5), new("Đơn vị", 5)];

    /// <summary>The letter as a DOCX file.</summary>
    /// <exception cref="ArgumentException">It has no session.</exception>
    public static byte[] Write(CallUpLetter letter)
    {
        if (letter.Sessions.Count == 0)
        {
            throw new ArgumentException("A call-up letter names at least one session.", nameof(letter));
        }

        var paper = new OfficialPaper(new PaperHead
        {
            GoverningBody = letter.GoverningBody,
            IssuingBody = letter.IssuingBody,
            Symbol = $"GM-{letter.Symbol}",
            Place = letter.Place,
            Date = letter.Date,
        });
        paper.Title("Giấy mời", $"Tham dự lớp {letter.ClassTitle}");
        paper.Paragraph(letter.Participants.Count > 0
            ? $"{letter.IssuingBody} trân trọng kính mời các ông, bà của {letter.InvitedUnit} có tên trong danh sách dưới đây"
            : $"{letter.IssuingBody} trân trọng kính mời: {letter.InvitedUnit}");
        paper.Paragraph("Tới dự:", $"Lớp {letter.ClassTitle}");
        if (letter.Chair is { } chair)
        {
            paper.Paragraph("Chủ trì:", chair);
        }

        WriteSessions(paper, letter.Sessions);
        WriteNotes(paper, letter);
        if (letter.Participants.Count > 0)
        {
            paper.Table(new PaperTable(NameColumns, [.. letter.Participants.Select(Row)]));
        }

        return paper.Sign(letter.Signature).ToDocx();
    }

    /// <summary>Packs letters, one after another, with names that any system can keep apart.</summary>
    public static async Task WriteZipAsync(Stream to, IEnumerable<CallUpLetter> letters, CancellationToken cancellationToken)
    {
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var letter in letters)
        {
            // What is packed is packed already.
            var entry = zip.CreateEntry(NextName(FileName(letter), taken), CompressionLevel.NoCompression);
            entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
            await using var stream = await entry.OpenAsync(cancellationToken);
            await stream.WriteAsync(Write(letter), cancellationToken);
        }
    }

    /// <summary>"giay-moi-ubnd-xa-luong-hoa-a.docx".</summary>
    public static string FileName(CallUpLetter letter) => $"giay-moi-{Slug.Of(letter.InvitedUnit, LongestName, "don-vi")}.docx";

    private static void WriteSessions(OfficialPaper paper, IReadOnlyList<CallUpSession> sessions)
    {
        if (sessions is [var only])
        {
            paper.Paragraph("Thời gian:", $"{Period(only)}, {PaperWords.Weekday(only.Day)}, {PaperWords.Day(only.Day)}");
            paper.Paragraph("Địa điểm:", only.Venue);
            return;
        }

        // Several days mostly meet in one place, which is then said once.
        var places = sessions.Select(s => s.Venue).Distinct(StringComparer.Ordinal).ToList();
        paper.Paragraph("Thời gian:", string.Create(CultureInfo.InvariantCulture, $"{sessions.Count:00} buổi"));
        foreach (var session in sessions)
        {
            var place = places.Count > 1 ? $", tại {session.Venue}" : "";
            paper.Dash($"{Period(session)}, {PaperWords.Weekday(session.Day)}, {PaperWords.Day(session.Day)}{place}");
        }

        if (places is [var shared])
        {
            paper.Paragraph("Địa điểm:", shared);
        }
    }

    /// <summary>The last line of the body ends with "./.".</summary>
    private static void WriteNotes(OfficialPaper paper, CallUpLetter letter)
    {
        var notes = new List<(string Label, string Text)>();
        var ask = letter.Tone == CallUpTone.Assign ? "Giao" : "Đề nghị";
        if (letter.Participants.Count > 0)
        {
            notes.Add(("Ghi chú:", $"{ask} {letter.InvitedUnit} thông báo và tạo điều kiện để các ông, bà có tên tham dự đầy đủ, đúng giờ"));
        }
        else if (letter.Seats is { } seats)
        {
            var until = letter.Deadline is { } day ? $", gửi danh sách trước hết {PaperWords.Day(day)}" : "";
            notes.Add(("Số lượng:", string.Create(CultureInfo.InvariantCulture, $"{ask} {letter.InvitedUnit} cử {seats:00} người tham dự{until}")));
        }

        notes.AddRange(letter.Bring is { } bring ? [("Mang theo:", bring)] : []);
        notes.AddRange(letter.Contact is { } contact ? [("Liên hệ:", contact)] : []);
        notes.Add(("", "Rất mong sự có mặt đầy đủ, đúng thành phần để lớp học đạt kết quả tốt./."));
        foreach (var (label, text) in notes)
        {
            _ = label.Length > 0 ? paper.Paragraph(label, $"{text.TrimEnd('.')}.") : paper.Paragraph(text);
        }
    }

    private static string Period(CallUpSession session) => $"Từ {PaperWords.Time(session.Start)} đến {PaperWords.Time(session.End)}";

    private static IReadOnlyList<string> Row(CallUpParticipant participant, int index) =>
        [(index + 1).ToString(CultureInfo.InvariantCulture), participant.Name, participant.Post ?? "", participant.Unit];

    private static string NextName(string wanted, HashSet<string> taken)
    {
        var name = wanted;
        for (var n = 2; !taken.Add(name); n++)
        {
            name = $"{Path.GetFileNameWithoutExtension(wanted)}-{n.ToString(CultureInfo.InvariantCulture)}.docx";
        }

        return name;
    }
}
