using System.Text.Json.Serialization;

namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>Levels that have existed; which of them are in force on a day is data.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<UnitLevel>))]
public enum UnitLevel
{
    Province = 1,
    District = 2,
    Commune = 3,
}
