using Microsoft.AspNetCore.Http;

namespace NtmLearn.Lms.Screens.Forms;

/// <summary>Files that a form sent.</summary>
internal static class PostedFiles
{
    /// <summary>The whole file; the endpoint's limit says how large it can be.</summary>
    public static async Task<byte[]> BytesAsync(this IFormFile file, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream((int)file.Length);
        await file.CopyToAsync(memory, cancellationToken);
        return memory.ToArray();
    }
}
