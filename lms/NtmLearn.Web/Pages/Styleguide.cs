using Microsoft.AspNetCore.Http.HttpResults;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Web.Pages;

/// <summary>Every shared part of a page in all its states; only in demo mode.</summary>
internal static class Styleguide
{
    private const string DeskPath = "/styleguide/ban-lam-viec";

    public static void MapStyleguide(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").AllowEverybody();
        pages.MapGet("/styleguide", () => new RazorComponentResult<StyleguidePage>());
        pages.MapGet(DeskPath, ShowDesk);
        pages.MapGet("/styleguide/in", () => new RazorComponentResult<StyleguidePrintPage>());
    }

    private static RazorComponentResult<StyleguideDeskPage> ShowDesk(DeskFrame frame)
    {
        frame.Fill("Thạch Thị Sa Rinh", "Điều phối viên tỉnh",
        [
            new(DeskPath, "Bàn làm việc"),
            new("/lop", "Lớp tập huấn"),
            new("/styleguide/nguoi", "Người"),
            new("/styleguide/don-vi", "Đơn vị"),
            new("/styleguide/nhap-danh-sach", "Nhập danh sách"),
            new("/styleguide/bao-cao", "Báo cáo"),
            new("/styleguide/nhat-ky", "Nhật ký"),
        ]);
        return new RazorComponentResult<StyleguideDeskPage>();
    }
}
