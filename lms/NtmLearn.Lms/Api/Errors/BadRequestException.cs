using Microsoft.AspNetCore.Http;

namespace NtmLearn.Lms.Api.Errors;

/// <summary>A part of a request that cannot be read, told by whoever tried to. Becomes a 400 that names the field.</summary>
internal sealed class BadRequestException(string fieldName, string message)
    : BadHttpRequestException(message, StatusCodes.Status400BadRequest)
{
    /// <summary>As the caller spells it.</summary>
    public string Field => fieldName;
}
