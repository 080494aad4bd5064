using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Imports.Tables;

namespace NtmLearn.Lms.Imports;

/// <summary>What a pass over a file goes by.</summary>
/// <param name="IsTrial">Nothing stays.</param>
/// <param name="Caller">Whose rights decide.</param>
internal sealed record ImportSetting(bool IsTrial, Caller Caller, UnitTree Tree, DateOnly Today, PlaceReader Places, HeaderMap Header);
