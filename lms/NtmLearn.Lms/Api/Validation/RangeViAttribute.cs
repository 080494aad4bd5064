using System.ComponentModel.DataAnnotations;

namespace NtmLearn.Lms.Api.Validation;

/// <summary><see cref="RangeAttribute"/> that says so in Vietnamese.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class RangeViAttribute : RangeAttribute
{
    public RangeViAttribute(int minimum, int maximum)
        : base(minimum, maximum) => ErrorMessage = "Phải từ {1} đến {2}.";
}
