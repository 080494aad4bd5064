using System.Globalization;
using System.Text;
using QRCoder;

namespace NtmLearn.Lms.Attendance.Devices;

/// <summary>A QR code as the path of an SVG picture, one unit a square, with the white edge that readers need.</summary>
internal sealed record DeviceQr(int Size, string Path)
{
    public static DeviceQr Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                if (rows[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return new DeviceQr(rows.Count, path.ToString());
    }
}
