namespace NtmLearn.Lms.People;

/// <summary>How personal numbers are shown in lists: enough to tell two apart, too little to use.</summary>
public static class PersonMask
{
    /// <summary>0912 *** 678.</summary>
    public static string? Phone(string? e164) => e164 is null ? null : PhoneNumber.TryParse(e164, out var number) ? number.Masked : "***";

    /// <summary>0912 345 678, in full; only where reading was audited.</summary>
    public static string? National(string? e164) => e164 is null ? null : PhoneNumber.TryParse(e164, out var number) ? number.National : e164;

    /// <summary>*********123.</summary>
    public static string? IdNumber(string? number) => number is null ? null : new string('*', number.Length - 3) + number[^3..];

    /// <summary>h***@travinh.gov.vn.</summary>
    public static string? Email(string? address)
    {
        var at = address?.IndexOf('@') ?? -1;
        return at < 1 ? null : address![..1] + "***" + address[at..];
    }
}
