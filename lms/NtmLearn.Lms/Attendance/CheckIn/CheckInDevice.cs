using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace NtmLearn.Lms.Attendance.CheckIn;

/// <summary>Tells devices apart for a day by a random cookie of our own.</summary>
internal static class CheckInDevice
{
    public const string CookieName = "may-diem-danh";

    private const int Bytes = 16;
    private const int Length = 22;

    /// <summary>The hash that stands for the device of a request; a device that has no cookie gets one with the answer.</summary>
    public static string HashOf(HttpContext http)
    {
        var cookie = http.Request.Cookies[CookieName];
        if (cookie is not { Length: Length })
        {
            cookie = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
            http.Response.Cookies.Append(CookieName, cookie, new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(1),
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
                IsEssential = true,
            });
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cookie)));
    }
}
