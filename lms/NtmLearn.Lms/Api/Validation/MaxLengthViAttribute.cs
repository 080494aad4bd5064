using System.ComponentModel.DataAnnotations;

namespace NtmLearn.Lms.Api.Validation;

/// <summary><see cref="MaxLengthAttribute"/> that says so in Vietnamese.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class MaxLengthViAttribute : MaxLengthAttribute
{
    /// <param name="length">The most characters, or items of a list.</param>
    public MaxLengthViAttribute(int length)
        : base(length) => ErrorMessage = "Dài nhất {1}.";
}
