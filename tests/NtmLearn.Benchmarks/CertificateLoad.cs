using System.Diagnostics;
using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Certificates;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.TestKit;

namespace NtmLearn.Benchmarks;

/// <summary>
/// A class of many gets its certificates as the office does it: issued in one go, then taken away over HTTP as one file to
/// print and as an archive. Fails past the gates of 30 seconds and 200 KB.
/// </summary>
internal static class CertificateLoad
{
    private const double MostSeconds = 30;
    private const int MostBytes = 200 * 1024;

    private static readonly string[] Names =
        ["Thạch Sa Rươne", "Nguyễn Thị Mỹ Huyền", "Kim Thị Sô Phia", "Trần Văn Đẹp", "Sơn Thị Sâm Bô", "Huỳnh Ngọc Ẩn", "Lâm Es", "Võ Hoàng Ưu", "Diệp Mươne", "Phạm Thị Kiều Diễm"];

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var count = arguments.Number("people", 1_000);
        KeyValuePair<string, string?>[] settings = arguments.Text("postgres") is { } connection
            ? [new("Database:Provider", "PostgreSql"), new("Database:ConnectionString", connection)]
            : [];
        await using var host = await TestHost.StartAsync([new("Site:PublicUrl", "https://ntm.example.vn"), .. settings], ScriptedResponder.Respond);
        var (offering, people) = await CreateAsync(host, count);
        using var office = await host.SignInAsync(Role.Coordinator);

        var watch = Stopwatch.StartNew();
        var outcome = await host.Services.GetRequiredService<CertificateService>().IssueAsync(
            await host.Data.CallerAsync(Role.Coordinator),
            new CertificateOrder { OfferingId = offering.OfferingId, PersonIds = people, Reason = "Đo thời gian" },
            CancellationToken.None);
        var issued = outcome.Value?.CertificateIds.Count ?? throw new InvalidOperationException(outcome.Refusals[0].Message);
        Console.WriteLine($"issued {issued} in {watch.Elapsed.TotalSeconds:0.0} s");

        watch.Restart();
        var print = await office.Http.GetByteArrayAsync($"/van-phong/lop/{offering.Code}/chung-nhan/in");
        var printed = watch.Elapsed.TotalSeconds;
        Console.WriteLine($"one file to print: {printed:0.0} s, {print.Length / 1e6:0.0} MB, {print.Length / count / 1024.0:0.0} KB a page");

        watch.Restart();
        var zip = await office.Http.GetByteArrayAsync($"/van-phong/lop/{offering.Code}/chung-nhan/tai");
        var packed = watch.Elapsed.TotalSeconds;
        using var archive = new ZipArchive(new MemoryStream(zip));
        var largest = archive.Entries.Max(e => e.Length);
        Console.WriteLine($"archive: {packed:0.0} s, {zip.Length / 1e6:0.0} MB, {archive.Entries.Count} papers, the largest {largest / 1024.0:0.0} KB");
        if (arguments.Text("save") is { } folder)
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(Path.Combine(folder, "print.pdf"), print);
            await archive.Entries[0].ExtractToFileAsync(Path.Combine(folder, "one.pdf"), overwrite: true);
        }

        return issued == count && archive.Entries.Count == count && printed <= MostSeconds && packed <= MostSeconds && largest <= MostBytes ? 0 : 1;
    }

    private static async Task<(CourseOffering Offering, IReadOnlyList<Guid> People)> CreateAsync(TestHost host, int count)
    {
        var yesterday = host.Services.GetRequiredService<LocalTime>().Today.AddDays(-1);
        var unit = await host.Data.CreateUnitAsync(u => u.Named("xã Lương Hòa A"));
        var offering = await host.Data.CreateOfferingAsync(o => o
            .Titled("Kỹ năng số cơ bản cho tổ công nghệ số cộng đồng").OnDay(yesterday).WithStatus(OfferingStatus.Completed).WithCapacity(count));
        var (now, rows, people) = (host.Clock.GetUtcNow().UtcDateTime, new List<object>(), new List<Guid>());
        for (var i = 0; i < count; i++)
        {
            var person = await host.Data.CreatePersonAsync(p => p.Named(Names[i % Names.Length]).LivingIn(unit.UnitId));
            people.Add(person.PersonId);
            rows.Add(new Enrolment
            {
                EnrolmentId = Guid.CreateVersion7(),
                OfferingId = offering.OfferingId,
                PersonId = person.PersonId,
                Status = EnrolmentStatus.Enrolled,
                Path = EnrolmentPath.Import,
                UnitId = unit.UnitId,
                ReceiptCode = $"{Guid.NewGuid():N}"[..12],
                CreatedAt = now,
                ChangedAt = now,
            });
        }

        await host.Data.AddAsync(rows);
        return (offering, people);
    }
}
