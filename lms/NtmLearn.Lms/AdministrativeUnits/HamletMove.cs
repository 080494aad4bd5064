namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>A hamlet whose stay in a commune ends the day before an act, and where it goes.</summary>
public sealed record HamletMove(HamletPeriod From, Guid? ToUnitId);
