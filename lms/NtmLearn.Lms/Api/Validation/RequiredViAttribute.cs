using System.ComponentModel.DataAnnotations;

namespace NtmLearn.Lms.Api.Validation;

/// <summary><see cref="RequiredAttribute"/> that says so in Vietnamese.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class RequiredViAttribute : RequiredAttribute
{
    public RequiredViAttribute() => ErrorMessage = "Cần có mục này.";
}
