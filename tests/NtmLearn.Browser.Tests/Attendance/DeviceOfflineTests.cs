using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Attendance.Photos;
using NtmLearn.TestKit;
using SkiaSharp;
using static Microsoft.Playwright.Assertions;

namespace NtmLearn.Browser.Tests.Attendance;

/// <summary>A whole session without a network or a server, and what becomes of it when there is one again.</summary>
public sealed class DeviceOfflineTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string[] Families = ["Thạch", "Sơn", "Kim", "Nguyễn", "Trần", "Lâm"];
    private static readonly string[] Middles = ["Thị", "Văn", "Hoàng", "Ngọc"];
    private static readonly string[] Given = ["Sa Rây", "Đào", "Hương", "Phúc", "Lợi", "Mỹ", "Rượng", "Tuyết", "Bình", "Xuân", "Oanh", "Khánh"];

    private TestHost Host => chromium.Host;

    [Fact]
    public async Task WholeSessionWithoutTheProgram_TwoDevices_NothingLostNothingDoubled()
    {
        var scene = await DeviceScene.CreateAsync(Host, Names(100));
        var one = await DevicePage.PrepareAsync(chromium, scene);
        var two = await DevicePage.PrepareAsync(chromium, scene);
        await Host.StopAsync();

        foreach (var person in scene.People.Take(60))
        {
            await one.Status(person.PersonId).ClickAsync();
        }

        await one.SeeWaitingAsync(60);
        await one.ReloadAsync();
        await one.SeeWaitingAsync(60);
        foreach (var person in scene.People.Skip(60))
        {
            await one.Status(person.PersonId).ClickAsync();
        }

        for (var i = 0; i < 6; i++)
        {
            await one.AddWalkInAsync($"Khách Một {i}");
        }

        await one.SeeWaitingAsync(112);
        await one.KillAndOpenAsync();
        await one.SeeWaitingAsync(112);
        for (var i = 6; i < 10; i++)
        {
            await one.AddWalkInAsync($"Khách Một {i}");
        }

        await one.UnfoldAsync("Ảnh phiếu");
        await one.Page.GetByLabel("Chụp hoặc chọn ảnh").SetInputFilesAsync([Photo(1), Photo(2), Photo(3)]);
        await Expect(one.Page.GetByText("Đã cất 3 ảnh.")).ToBeVisibleAsync();
        await one.UnfoldAsync("Chỉ đếm");
        await one.Page.GetByLabel("Tổng số người").FillAsync("110");
        await one.Page.GetByLabel("Số nữ").FillAsync("61");
        await one.PressAsync("Lưu số đếm");
        await one.SeeWaitingAsync(124);

        // The other one looks later and sees ten of them leave, each by three taps that are one mark.
        foreach (var person in scene.People.Take(10))
        {
            for (var tap = 0; tap < 3; tap++)
            {
                await two.Status(person.PersonId).ClickAsync();
            }
        }

        await two.SeeWaitingAsync(10);

        // The first one is out of reach a while longer, so what happened later arrives first.
        await one.GoOfflineAsync();
        await Host.StartAgainAsync();
        await two.PressAsync("Gửi ngay");
        await two.SeeAllSentAsync();
        Assert.Equal(10, (await scene.MarksAsync()).Count);
        await one.GoOfflineAsync(false);
        await one.SeeAllSentAsync();

        var marks = await scene.MarksAsync();
        var states = await scene.StatesAsync();
        Assert.Equal((120, 110), (marks.Count, states.Count));
        Assert.All(scene.People.Take(10), p => Assert.Equal(AttendanceStatus.Absent, states[p.PersonId].Status));
        Assert.All(scene.People.Skip(10), p => Assert.Equal(AttendanceStatus.Present, states[p.PersonId].Status));
        foreach (var group in marks.GroupBy(m => m.AttendeeId))
        {
            Assert.Equal(StateRule.Choose([.. group.Select(StateRule.Entry.Of)])!.Value.Status, states[group.Key].Status);
        }

        var session = scene.Session;
        Assert.Equal(10, await Host.QueryAsync(db => db.Set<WalkIn>().CountAsync(w => w.OfferingId == session.OfferingId)));
        Assert.Equal(3, await Host.QueryAsync(db => db.Set<SheetPhoto>().CountAsync(p => p.SessionId == session.SessionId)));
        Assert.Equal(110, await Host.QueryAsync(db => db.Set<Headcount>().Where(h => h.SessionId == session.SessionId).Select(h => h.Total).SingleAsync()));

        // Both show what counts, and nothing is left on the device.
        await Expect(one.Status(scene.People[0].PersonId)).ToContainTextAsync("Vắng");
        await two.PressAsync("Gửi ngay");
        Assert.Equal(0, await one.Page.EvaluateAsync<int>(Left));
        await one.Page.Context.CloseAsync();
        await two.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task SixtyPeople_ByOnePerson_AtMostFourTapsOrKeysEach()
    {
        var scene = await DeviceScene.CreateAsync(Host, Names(60));
        var device = await DevicePage.PrepareAsync(chromium, scene);
        var most = 0;
        var total = 0;
        foreach (var person in scene.People)
        {
            var steps = 0;
            foreach (var letter in person.SearchKey.Split(' ')[^1].Take(3))
            {
                await device.Page.Keyboard.PressAsync(letter.ToString());
                steps++;
            }

            await device.Status(person.PersonId).ClickAsync();
            await Expect(device.Status(person.PersonId)).ToContainTextAsync("Có mặt");
            steps++;
            (most, total) = (Math.Max(most, steps), total + steps);
        }

        await device.SeeAllSentAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"60 people: {total} taps and keys, at most {most} each");
        Assert.InRange(most, 1, 4);
        Assert.Equal(60, (await scene.StatesAsync()).Values.Count(s => s.Status == AttendanceStatus.Present));
        await device.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task Enter_AndRestAndUndo_LeaveWhatIsShown()
    {
        var scene = await DeviceScene.CreateAsync(Host, Names(5));
        var device = await DevicePage.PrepareAsync(chromium, scene);
        await device.GoOfflineAsync();
        await device.Page.Keyboard.TypeAsync("ray");
        await device.Page.Keyboard.PressAsync("Enter");
        await Expect(device.Status(scene.People[0].PersonId)).ToContainTextAsync("Có mặt");
        await device.PressAsync("Người còn lại: vắng");
        await device.SeeWaitingAsync(5);
        await device.PressAsync("Hoàn tác");
        await device.SeeWaitingAsync(1);
        await device.PressAsync("Người còn lại: có mặt");
        await device.GoOfflineAsync(false);
        await device.SeeAllSentAsync();

        // Sent already: it is taken back by its contrary.
        await device.PressAsync("Hoàn tác");
        await Expect(device.Status(scene.People[4].PersonId)).ToContainTextAsync("Chưa ghi");
        await device.PressAsync("Gửi ngay");
        await device.SeeAllSentAsync();

        var states = await scene.StatesAsync();
        Assert.Equal(scene.People[0].PersonId, Assert.Single(states).Key);
        Assert.Equal(9, (await scene.MarksAsync()).Count);
        await device.Page.Context.CloseAsync();
    }

    /// <summary>How much lies in the stores of what waits.</summary>
    private const string Left =
        """
        () => new Promise(resolve => {
          const opening = indexedDB.open('ntm-device');
          opening.onsuccess = () => {
            const transaction = opening.result.transaction(['items', 'photos']);
            const counts = ['items', 'photos'].map(name => transaction.objectStore(name).count());
            transaction.oncomplete = () => resolve(counts[0].result + counts[1].result);
          };
        })
        """;

    private static string[] Names(int count) =>
        [.. Enumerable.Range(0, count).Select(i => $"{Families[i / 3 % Families.Length]} {Middles[i / 7 % Middles.Length]} {Given[i % Given.Length]}")];

    private static FilePayload Photo(int number)
    {
        using var picture = new SKBitmap(2000, 1500);
        picture.Erase(new SKColor((uint)(0xFF203040 + number * 4000)));
        return new FilePayload { Name = $"phieu-{number}.jpg", MimeType = "image/jpeg", Buffer = picture.Encode(SKEncodedImageFormat.Jpeg, 90).ToArray() };
    }
}
