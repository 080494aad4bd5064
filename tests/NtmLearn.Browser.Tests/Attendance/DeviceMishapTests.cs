using Microsoft.Playwright;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.TestKit;
using static Microsoft.Playwright.Assertions;

namespace NtmLearn.Browser.Tests.Attendance;

/// <summary>What goes wrong on a device, and what it says then.</summary>
public sealed class DeviceMishapTests(Chromium chromium) : IClassFixture<Chromium>
{
    private TestHost Host => chromium.Host;

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Screens_AtEveryStep_AreAccessible(int width)
    {
        var scene = await DeviceScene.CreateAsync(Host, "Thạch Thị Sa Rây", "Nguyễn Văn Đào", "Lâm Thị Bích Ngọc Trâm Anh");
        var device = new DevicePage(await chromium.VisitorAsync(width < Chromium.Desk.Width ? Chromium.Phone : Chromium.Desk));
        await device.Page.GotoAsync("/attendance/device");
        await Expect(device.Page.GetByText("Máy này chưa giữ danh sách nào.")).ToBeVisibleAsync();
        await device.LookAsync();
        await device.Page.GotoAsync(await scene.LinkAsync());
        await device.Page.GetByLabel("Đặt mã PIN cho máy này").FillAsync("123456");
        await device.PressAsync("Cất danh sách vào máy");
        await Expect(device.Page.GetByText("không dùng dãy dễ đoán")).ToBeVisibleAsync();
        await device.LookAsync();
        await device.Page.GetByLabel("Đặt mã PIN cho máy này").FillAsync(DevicePage.Pin);
        await device.Page.GetByLabel("Gõ lại mã PIN").FillAsync(DevicePage.Pin);
        await device.PressAsync("Cất danh sách vào máy");
        await Expect(device.Page.Locator("#ready")).ToHaveTextAsync("Sẵn sàng khi mất mạng.");
        await device.GoOfflineAsync();
        for (var i = 0; i < 3; i++)
        {
            for (var tap = 0; tap <= i; tap++)
            {
                await device.Status(scene.People[i].PersonId).ClickAsync();
            }
        }

        await device.AddWalkInAsync("Kim Thị Sà Rượng");
        foreach (var part in new[] { "Chỉ đếm", "Ảnh phiếu", "Máy này" })
        {
            await device.UnfoldAsync(part);
        }

        await device.LookAsync();
        await device.Page.ReloadAsync();
        await Expect(device.Page.GetByText("5 đang chờ gửi")).ToBeVisibleAsync();
        await device.LookAsync();
        await device.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task WrongPin_SecondPageAndTheEndOfItsTime_AreTold()
    {
        var scene = await DeviceScene.CreateAsync(Host, "Thạch Thị Sa Rây", "Nguyễn Văn Đào");
        var device = await DevicePage.PrepareAsync(chromium, scene);
        var stored = await device.Page.EvaluateAsync<string>(Stored);
        Assert.DoesNotContain("Sa Rây", stored, StringComparison.Ordinal);
        Assert.Contains("sealed", stored, StringComparison.Ordinal);

        var second = await device.Page.Context.NewPageAsync();
        await second.GotoAsync("/attendance/device");
        await Expect(second.GetByText("đang mở ở một thẻ khác")).ToBeVisibleAsync();
        await second.CloseAsync();

        await device.GoOfflineAsync();
        await device.Status(scene.People[0].PersonId).ClickAsync();
        await device.SeeWaitingAsync(1);
        await device.Page.ReloadAsync();
        await device.UnlockAsync("111222");
        await Expect(device.Page.GetByText("PIN chưa đúng.")).ToBeVisibleAsync();
        await device.UnlockAsync();
        await device.SeeWaitingAsync(1);

        // Two days later the list is not shown any more, but what was recorded still goes out; then nothing is left.
        await device.Page.Clock.SetSystemTimeAsync(Host.Clock.GetUtcNow().UtcDateTime.AddHours(40));
        await device.ReloadAsync();
        await Expect(device.Page.GetByText("Máy đã hết giờ giữ danh sách")).ToBeVisibleAsync();
        await Expect(device.Status(scene.People[0].PersonId)).ToBeHiddenAsync();
        await device.GoOfflineAsync(false);
        await Expect(device.Page.GetByText("Máy này chưa giữ danh sách nào.")).ToBeVisibleAsync();
        Assert.Equal(AttendanceStatus.Present, Assert.Single(await scene.StatesAsync()).Value.Status);
        await device.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task Refused_IsListedWithWhatToDo_AndGoesThroughLater()
    {
        var scene = await DeviceScene.CreateAsync(Host, "Thạch Thị Sa Rây", "Nguyễn Văn Đào");
        var device = await DevicePage.PrepareAsync(chromium, scene);
        await scene.CancelAsync(true);
        await device.Status(scene.People[0].PersonId).ClickAsync();
        await device.Status(scene.People[1].PersonId).ClickAsync();
        await device.PressAsync("Gửi ngay");

        await Expect(device.Page.GetByText("2 mục máy chủ chưa nhận")).ToBeVisibleAsync();
        await Expect(device.Page.GetByText("xin báo văn phòng mở lại buổi").First).ToBeVisibleAsync();
        await device.LookAsync();
        await device.ReloadAsync();
        await scene.CancelAsync(false);
        await device.Page.Locator("[data-refused]").First.GetByRole(AriaRole.Button, new() { Name = "Gửi lại" }).ClickAsync();
        await device.SeeAllSentAsync();
        await device.Page.Locator("[data-refused]").GetByRole(AriaRole.Button, new() { Name = "Bỏ mục này" }).ClickAsync();
        await device.PressAsync("Bấm lần nữa để bỏ");

        await Expect(device.Page.Locator("[data-refused]")).ToHaveCountAsync(0);
        Assert.Single(await scene.MarksAsync());
        await device.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task FullDisk_IsSaidAndKeptInMemoryAndInAFile()
    {
        var scene = await DeviceScene.CreateAsync(Host, "Thạch Thị Sa Rây", "Nguyễn Văn Đào");
        var device = await DevicePage.PrepareAsync(chromium, scene);
        await device.GoOfflineAsync();
        await device.Page.EvaluateAsync("() => { IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }; }");
        await device.Status(scene.People[0].PersonId).ClickAsync();
        await device.Status(scene.People[1].PersonId).ClickAsync();

        await Expect(device.Page.GetByText("Máy hết chỗ. 2 mục chỉ còn trong bộ nhớ")).ToBeVisibleAsync();
        await device.SeeWaitingAsync(2);
        var download = await device.Page.RunAndWaitForDownloadAsync(() =>
            device.Page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Button, new() { Name = "Lưu ra tệp" }).ClickAsync());
        var file = await download.PathAsync();

        // The page is lost, and the file brings back what it held.
        await device.ReloadAsync();
        await Expect(device.Waiting).ToContainTextAsync("Đã gửi hết.");
        await device.UnfoldAsync("Máy này");
        await device.Page.GetByLabel("Nạp lại tệp đã lưu").SetInputFilesAsync(new FilePayload
        {
            Name = "diem-danh.json",
            MimeType = "application/json",
            Buffer = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken),
        });
        await Expect(device.Page.GetByText("Đã nạp 2 mục.")).ToBeVisibleAsync();
        await device.GoOfflineAsync(false);
        await device.SeeAllSentAsync();

        Assert.Equal(2, (await scene.StatesAsync()).Count);
        await device.Page.Context.CloseAsync();
    }

    /// <summary>Everything in the database of the device as text.</summary>
    private const string Stored =
        """
        () => new Promise(resolve => {
          const opening = indexedDB.open('ntm-device');
          opening.onsuccess = () => {
            const transaction = opening.result.transaction(['sessions', 'items', 'photos']);
            const all = ['sessions', 'items', 'photos'].map(name => transaction.objectStore(name).getAll());
            const text = (_, value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? new TextDecoder().decode(value) : value;
            transaction.oncomplete = () => resolve(JSON.stringify(all.map(a => a.result), text));
          };
        })
        """;
}
