using System.Globalization;
using System.IO.Compression;
using System.Text;
using NtmLearn.Lms.Papers;
using NtmLearn.Lms.Papers.Pdf;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Certificates;

/// <summary>Certificates as files: one, many in one file to print, many in an archive.</summary>
public sealed class CertificatePapers(SiteAddress site)
{
    public const string PdfType = "application/pdf";
    private const int LongestName = 40;

    /// <summary>Where anybody finds what a certificate says and whether it counts.</summary>
    public string CheckUrl(Certificate certificate) => $"{site.BaseUrl}{Checking.CheckEndpoints.Root}/{CertificateCodes.Show(certificate.Code)}";

    public byte[] Write(Certificate certificate) => Write([certificate], $"Giấy chứng nhận {certificate.RegisterNumber}");

    /// <summary>A page each, in the order given.</summary>
    public byte[] Write(IEnumerable<Certificate> certificates, string title)
    {
        using var file = new PdfFile(title);
        foreach (var certificate in certificates)
        {
            CertificateSheet.Draw(file, certificate, CheckUrl(certificate));
        }

        return file.ToArray();
    }

    /// <summary>Packs a file for each; only one is in memory at a time.</summary>
    /// <param name="to">Can be sought in: a file or memory.</param>
    public async Task WriteZipAsync(Stream to, IEnumerable<Certificate> certificates, CancellationToken cancellationToken)
    {
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken);
        foreach (var certificate in certificates)
        {
            // What is packed is packed already.
            var entry = zip.CreateEntry(FileName(certificate, withName: true), CompressionLevel.NoCompression);
            entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
            await using var stream = await entry.OpenAsync(cancellationToken);
            await stream.WriteAsync(Write(certificate), cancellationToken);
        }
    }

    /// <summary>"chung-nhan-2026-0012.pdf", with the name behind where many lie side by side; the mark of a reissue keeps them apart.</summary>
    public static string FileName(Certificate certificate, bool withName = false)
    {
        var again = certificate.Reissue == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"-cap-lai-{certificate.Reissue}");
        var name = withName ? $"-{Slug.Of(certificate.FullName, LongestName, "hoc-vien")}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"chung-nhan-{certificate.Year}-{certificate.Number:0000}{again}{name}.pdf");
    }
}
