using NtmLearn.Language;
using NtmLearn.Lms;
using NtmLearn.Lms.AdministrativeUnits;

namespace NtmLearn.TestKit;

/// <summary>An administrative unit for a test.</summary>
public sealed class UnitBuilder(Guid unitId)
{
    private readonly int number = TestData.Next();
    private readonly List<(Guid Predecessor, DateOnly On)> predecessors = [];
    private string? name;
    private string kind = "xã";
    private UnitLevel level = UnitLevel.Commune;
    private Guid? parentId;
    private DateOnly? validFrom;
    private DateOnly? validTo;

    public UnitBuilder Named(string value) => Set(() => name = value);

    public UnitBuilder At(UnitLevel value) =>
        Set(() => (level, kind) = (value, value switch { UnitLevel.Province => "tỉnh", UnitLevel.District => "huyện", _ => "xã" }));

    public UnitBuilder Below(AdministrativeUnit parent) => Set(() => parentId = parent.UnitId);

    public UnitBuilder From(DateOnly day) => Set(() => validFrom = day);

    /// <param name="day">Its last day.</param>
    public UnitBuilder Until(DateOnly day) => Set(() => validTo = day);

    /// <summary>It was made of another unit, with others perhaps.</summary>
    public UnitBuilder Succeeding(AdministrativeUnit predecessor, DateOnly on) =>
        Set(() => predecessors.Add((predecessor.UnitId, on)));

    internal AdministrativeUnit Build()
    {
        name ??= $"Thử {number}";
        var fullName = $"{char.ToUpperInvariant(kind[0])}{kind[1..]} {name}";
        return new AdministrativeUnit
        {
            UnitId = unitId,
            Code = $"9{number:00000}",
            Name = name,
            FullName = fullName,
            Level = level,
            Kind = kind,
            ParentId = parentId,
            ValidFrom = validFrom,
            ValidTo = validTo,
            SearchKey = VietnameseText.Fold(fullName),
        };
    }

    internal IEnumerable<object> Successions(TimeProvider clock) => predecessors.Select(p => new UnitSuccession
    {
        UnitSuccessionId = clock.NewId(),
        PredecessorId = p.Predecessor,
        SuccessorId = unitId,
        EffectiveOn = p.On,
        Kind = ReorganisationKind.Merge,
    });

    private UnitBuilder Set(Action change)
    {
        change();
        return this;
    }
}
