using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace NtmLearn.Lms.Privacy.Exports;

/// <summary>A download as one page that any browser opens, without scripts and without anything from elsewhere.</summary>
internal static class DataPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Write(IReadOnlyList<DataSection> sections, string watermark)
    {
        var html = new StringBuilder(
            """
            <!doctype html>
            <html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Dữ liệu của tôi</title>
            <style>body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:1rem auto;padding:0 1rem}dl{border-top:1px solid #999;padding-top:.5rem}dt{font-weight:600}dd{margin:0 0 .5rem;overflow-wrap:anywhere}</style>
            </head><body><h1>Dữ liệu của tôi</h1>
            """);
        html.Append("<p>").Append(Encoder.Encode(watermark)).Append("</p>");
        foreach (var section in sections)
        {
            html.Append("<h2>").Append(Encoder.Encode(section.Title)).Append("</h2>");
            if (section.Rows.Count == 0)
            {
                html.Append("<p>Không có.</p>");
            }

            foreach (var row in section.Rows)
            {
                html.Append("<dl>");
                foreach (var field in row.Fields.Where(f => !string.IsNullOrEmpty(f.Value)))
                {
                    html.Append("<dt>").Append(Encoder.Encode(field.Label)).Append("</dt><dd>").Append(Encoder.Encode(field.Value!)).Append("</dd>");
                }

                html.Append("</dl>");
            }
        }

        return html.Append("</body></html>").ToString();
    }
}
