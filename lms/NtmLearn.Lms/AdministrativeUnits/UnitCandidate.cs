namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>A unit that somebody may have meant.</summary>
/// <param name="Path">With the units above, to tell look-alikes apart.</param>
/// <param name="IsInForce">Whether it exists on the day asked for.</param>
/// <param name="Became">For one that no longer exists: "nay thuộc Xã Đại An, Tỉnh Vĩnh Long"; else null.</param>
/// <param name="BecameId">The unit it became, where that is one.</param>
public sealed record UnitCandidate(AdministrativeUnit Unit, string Path, bool IsInForce, string? Became, Guid? BecameId)
{
    /// <summary>Path and what became of it, as one line of a list.</summary>
    public string Label => Became is null ? Path : $"{Path} ({Became})";
}
