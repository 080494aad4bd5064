using Microsoft.EntityFrameworkCore;
using NtmLearn.Language;
using NtmLearn.Lms;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.People;

namespace NtmLearn.Benchmarks;

/// <summary>Fills a database with people, past the services; the same names each time.</summary>
internal sealed class PeopleFiller(DbContextOptions<NtmLearnDbContext> options)
{
    private const int Batch = 2_000;

    // Family names by how common they are in the province, Khmer ones among them.
    private static readonly (string Name, int Share)[] Families =
    [
        ("Nguyễn", 30), ("Trần", 11), ("Lê", 9), ("Thạch", 8), ("Phạm", 6), ("Huỳnh", 5), ("Kim", 5), ("Sơn", 4), ("Võ", 4), ("Lâm", 4), ("Phan", 3), ("Kiên", 3),
        ("Đặng", 2), ("Trương", 2), ("Bùi", 2), ("Đỗ", 1), ("Hồ", 1), ("Dương", 1), ("Diệp", 1), ("Ngô", 1), ("Mạch", 1),
    ];

    private static readonly string[] Middles =
    [
        "Văn", "Thị", "Văn", "Thị", "Hữu", "Minh", "Ngọc", "Thanh", "Hoàng", "Thị Ngọc", "Thị Kim", "Quốc", "Thị Mỹ", "Đức", "Thị Hồng", "Thành", "Công", "Thị Thu",
        "Thị Bích", "Sa", "Chí", "Xuân", "Thị Thùy", "Trung", "",
    ];

    private static readonly string[] Given =
    [
        "An", "Anh", "Ân", "Ánh", "Bảo", "Bình", "Chi", "Cúc", "Cường", "Dung", "Dũng", "Duy", "Đào", "Đạt", "Đức", "Giang", "Hà", "Hải", "Hạnh", "Hằng", "Hiền", "Hiếu",
        "Hoa", "Hòa", "Hồng", "Hùng", "Huy", "Hương", "Khang", "Khánh", "Khoa", "Kiệt", "Lan", "Liên", "Linh", "Loan", "Long", "Lộc", "Lợi", "Lý", "Mai", "Mẫn", "Mỹ",
        "Nam", "Nga", "Ngân", "Nghĩa", "Nhân", "Nhung", "Oanh", "Phát", "Phong", "Phúc", "Phượng", "Quang", "Quyên", "Quỳnh", "Rây", "Sang", "Sóc Kha", "Sơn", "Tài",
        "Tâm", "Tân", "Thảo", "Thắng", "Thịnh", "Thu", "Thủy", "Tiên", "Tín", "Toàn", "Trang", "Trinh", "Trúc", "Tú", "Tuấn", "Tuyết", "Uyên", "Vân", "Vinh", "Vy", "Xuân", "Yến",
    ];

    /// <summary>A context on the filled database.</summary>
    public NtmLearnDbContext Open() => new(options, [new ModelAssembly(typeof(LmsModule).Assembly)]);

    /// <summary>Adds people until there are so many; one in ten holds a post.</summary>
    public async Task FillAsync(int wanted)
    {
        var random = new Random(38);
        List<Guid> communes;
        int missing;
        await using (var db = Open())
        {
            missing = wanted - await db.Set<Person>().CountAsync();
            communes = await db.Set<AdministrativeUnit>()
                .Where(u => u.Level == UnitLevel.Commune && u.ValidTo == null).OrderBy(u => u.Code).Select(u => u.UnitId).ToListAsync();
        }

        // As of yesterday, as people are who have been there for a while.
        var at = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-1);
        for (; missing > 0; missing -= Batch)
        {
            await using var db = Open();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            db.Author = (Actor.Program("benchmark"), at);
            for (var i = 0; i < Math.Min(Batch, missing); i++)
            {
                var person = MakePerson(random, communes, at);
                db.Add(person);
                if (random.Next(10) == 0)
                {
                    db.Add(new Post
                    {
                        PostId = Guid.CreateVersion7(),
                        PersonId = person.PersonId,
                        UnitId = communes[random.Next(communes.Count)],
                        Title = "Công chức",
                    });
                }
            }

            await db.SaveChangesAsync();
        }

        await using var filled = Open();
        await filled.Database.ExecuteSqlRawAsync("ANALYZE");
    }

    private static Person MakePerson(Random random, List<Guid> communes, DateTime at)
    {
        var typed = $"{Family(random)} {Middles[random.Next(Middles.Length)]} {Given[random.Next(Given.Length)]}";
        if (!PersonName.TryParse(typed, 1, out var name))
        {
            throw new InvalidOperationException($"{typed} is no name.");
        }

        return new Person
        {
            PersonId = Guid.CreateVersion7(),
            FullName = name.Full,
            SearchKey = name.SearchKey,
            SortKey = name.SortKey,
            Sex = typed.Contains(" Thị", StringComparison.Ordinal) ? Sex.Female : Sex.Male,
            YearOfBirth = random.Next(1950, 2009),
            Phone = $"+849{random.Next(100_000_000):D8}",
            UnitId = communes[random.Next(communes.Count)],
            CreatedAt = at,
        };
    }

    private static string Family(Random random)
    {
        var left = random.Next(Families.Sum(f => f.Share));
        return Families.First(f => (left -= f.Share) < 0).Name;
    }
}
