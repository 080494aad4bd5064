namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>Periods in words.</summary>
public static class UnitPeriod
{
    /// <summary>"từ 01/07/2025", "đến 30/06/2025", "từ … đến …".</summary>
    public static string Of(DateOnly? from, DateOnly? to) => (from, to) switch
    {
        ({ } first, { } last) => $"từ {first:dd/MM/yyyy} đến {last:dd/MM/yyyy}",
        ({ } first, null) => $"từ {first:dd/MM/yyyy}",
        (null, { } last) => $"đến {last:dd/MM/yyyy}",
        _ => "chưa rõ ngày bắt đầu, còn hiệu lực",
    };

    public static string Of(AdministrativeUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return Of(unit.ValidFrom, unit.ValidTo);
    }
}
