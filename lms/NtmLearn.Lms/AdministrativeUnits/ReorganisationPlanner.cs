using NtmLearn.Language;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>
/// Works out what an act does, without doing it: which units end and begin, who follows whom, where units below and
/// hamlets go. Refuses what cannot be.
/// </summary>
internal sealed class ReorganisationPlanner(UnitTree tree, ReorganisationDraft draft, Func<Guid> newId)
{
    private readonly List<Refusal> wrong = [];
    private readonly List<Refusal> warnings = [];
    private readonly List<AdministrativeUnit> closed = [];
    private readonly List<AdministrativeUnit> opened = [];
    private readonly List<UnitSuccession> links = [];
    private readonly List<HamletMove> moves = [];

    private DateOnly LastDay => draft.EffectiveOn.AddDays(-1);

    public Outcome<ReorganisationPlan> Plan()
    {
        var act = new Reorganisation
        {
            ReorganisationId = newId(),
            Number = draft.Number,
            Title = draft.Title ?? $"{UnitWords.KindName(draft.Kind)} đơn vị hành chính",
            EffectiveOn = draft.EffectiveOn,
            Kind = draft.Kind,
            Note = draft.Note,
        };
        var predecessors = draft.Predecessors.Distinct().Select(tree.Find).OfType<AdministrativeUnit>().ToList();
        CheckAct(predecessors);
        predecessors.ForEach(CheckPredecessor);
        if (wrong.Count > 0)
        {
            return Outcome<ReorganisationPlan>.Refused(wrong);
        }

        var successors = draft.Successors.Select(s => SuccessorOf(s, predecessors, act)).OfType<AdministrativeUnit>().ToList();
        if (wrong.Count == 0)
        {
            foreach (var predecessor in predecessors)
            {
                Close(predecessor);
                for (var i = 0; i < successors.Count; i++)
                {
                    Link(predecessor, successors[i], draft.Successors[i].TakesOver, act);
                }

                MoveHamlets(predecessor, id => TargetOf(id, successors)?.UnitId);
                MoveChildren(predecessor, id => draft.Kind == ReorganisationKind.TierDropped ? predecessor.ParentId : TargetOf(id, successors)?.UnitId, act);
            }

            CheckCodes();
        }

        return wrong.Count > 0
            ? Outcome<ReorganisationPlan>.Refused(wrong)
            : Outcome<ReorganisationPlan>.Done(new ReorganisationPlan(act, closed, opened, links, moves), [.. warnings]);
    }

    private void CheckAct(List<AdministrativeUnit> predecessors)
    {
        if (predecessors.Count == 0 || predecessors.Count != draft.Predecessors.Distinct().Count())
        {
            Refuse("predecessor_missing", "Xin chọn đơn vị cũ trong danh sách.", nameof(ReorganisationDraft.Predecessors));
            return;
        }

        var (before, after) = (predecessors.Count, draft.Successors.Count);
        var intoExisting = draft.Successors is [{ ExistingUnitId: not null }];
        var (isRight, remedy) = draft.Kind switch
        {
            ReorganisationKind.Merge => (after == 1 && (before >= 2 || intoExisting), "Sáp nhập cần từ hai đơn vị cũ và một đơn vị mới (hoặc nhập vào một đơn vị đang có)."),
            ReorganisationKind.Split => (before == 1 && after >= 2, "Chia tách cần một đơn vị cũ và từ hai đơn vị mới."),
            ReorganisationKind.TierDropped => (after == 0, "Bỏ cấp hành chính không có đơn vị kế tiếp: đơn vị bên dưới về cấp trên."),
            _ => (before == 1 && after == 1, "Đổi tên hoặc chuyển cấp trên cần một đơn vị cũ và một đơn vị mới."),
        };
        if (!isRight)
        {
            Refuse("wrong_count", remedy + " Xin chọn lại.", nameof(ReorganisationDraft.Successors));
        }

        if (draft.Kind == ReorganisationKind.TierDropped && predecessors.Exists(p => p.ParentId is null))
        {
            Refuse("top_dropped", "Không bỏ được cấp trên cùng. Xin chọn đơn vị có cấp trên.", nameof(ReorganisationDraft.Predecessors));
        }

        if (draft.Successors.Count(s => s.TakesOver) > 1)
        {
            Refuse("two_take_over", "Chỉ một đơn vị mới nhận phần không tách được. Xin chọn một.", nameof(ReorganisationDraft.Successors));
        }

        if (draft.Number?.Length > Reorganisation.NumberMaxLength || draft.Title?.Length > Reorganisation.TitleMaxLength || draft.Note?.Length > Reorganisation.NoteMaxLength)
        {
            Refuse("too_long", "Số văn bản, tên hoặc ghi chú dài quá. Xin viết ngắn lại.", nameof(ReorganisationDraft.Title));
        }
    }

    private void CheckPredecessor(AdministrativeUnit unit)
    {
        if (unit.ValidTo is { } to)
        {
            Refuse("already_ended", $"{unit.FullName} đã kết thúc ngày {to:dd/MM/yyyy}. Xin chọn đơn vị còn hiệu lực.", nameof(ReorganisationDraft.Predecessors));
        }
        else if (unit.ValidFrom is { } from && from >= draft.EffectiveOn)
        {
            Refuse("before_begin", $"{unit.FullName} chỉ có từ ngày {from:dd/MM/yyyy}. Ngày hiệu lực phải sau ngày đó.", nameof(ReorganisationDraft.EffectiveOn));
        }
    }

    private AdministrativeUnit? SuccessorOf(SuccessorDraft successor, List<AdministrativeUnit> predecessors, Reorganisation act)
    {
        var first = predecessors[0];
        return successor.ExistingUnitId is { } id ? Existing(id, predecessors) : New(successor, first, predecessors, act);
    }

    private AdministrativeUnit? Existing(Guid id, List<AdministrativeUnit> predecessors)
    {
        const string Field = nameof(ReorganisationDraft.Successors);
        var unit = tree.Find(id);
        if (unit is null || !unit.IsValidOn(draft.EffectiveOn))
        {
            return Refuse("successor_not_in_force", "Đơn vị nhận phải đang có vào ngày hiệu lực. Xin chọn lại.", Field);
        }

        if (predecessors.Exists(p => p.UnitId == id) || predecessors.Exists(p => tree.IsFollowedBy(id, p.UnitId))
            || predecessors.Exists(p => tree.WithAncestors(id).Any(a => a.UnitId == p.UnitId)))
        {
            return Refuse("cycle", $"{unit.FullName} không thể vừa là đơn vị cũ (hoặc nằm dưới đơn vị cũ) vừa là đơn vị kế tiếp. Xin chọn lại.", Field);
        }

        return CheckLevel(unit.Level, predecessors) ? unit : null;
    }

    private AdministrativeUnit? New(SuccessorDraft successor, AdministrativeUnit first, List<AdministrativeUnit> predecessors, Reorganisation act)
    {
        var kind = successor.Kind ?? first.Kind;
        var parentId = successor.ParentId ?? (first.ParentId is { } above ? tree.MapTo(above, draft.EffectiveOn)?.UnitId : null);
        var parent = parentId is { } id ? tree.Find(id) : null;
        var level = UnitWords.KindsOf(first.Level).Contains(kind) ? first.Level
            : Enum.GetValues<UnitLevel>().FirstOrDefault(l => UnitWords.KindsOf(l).Contains(kind), first.Level);
        if (!CheckLevel(level, predecessors))
        {
            return null;
        }

        var unit = Open(successor.Code ?? first.Code, successor.Name ?? first.Name, kind, level, parentId, successor.Seat, act);
        if (predecessors.Exists(p => p.UnitId == parentId))
        {
            return Refuse("parent_ends", $"{parent!.FullName} kết thúc theo chính hồ sơ này, không thể là cấp trên của {unit.FullName}. Xin chọn cấp trên khác.", nameof(SuccessorDraft.ParentId));
        }

        var faults = UnitRules.Check(tree, new UnitDraft(unit.Code, unit.Name, level, kind, parentId, draft.EffectiveOn, null, unit.Seat), null)
            .Where(r => r.Code != "code_taken").ToList();
        wrong.AddRange(faults);
        opened.Add(unit);
        return faults.Count == 0 ? unit : null;
    }

    private bool CheckLevel(UnitLevel level, List<AdministrativeUnit> predecessors)
    {
        if (draft.AllowOtherLevel || predecessors.TrueForAll(p => p.Level == level))
        {
            return true;
        }

        Refuse("other_level", "Đơn vị kế tiếp khác cấp với đơn vị cũ. Nếu đúng như vậy, xin đánh dấu ô “Khác cấp”.", nameof(ReorganisationDraft.AllowOtherLevel));
        return false;
    }

    private AdministrativeUnit? TargetOf(Guid id, List<AdministrativeUnit> successors)
    {
        if (draft.Assignments?.TryGetValue(id, out var index) == true && index >= 0 && index < successors.Count)
        {
            return successors[index];
        }

        var rule = draft.Successors.ToList().FindIndex(s => s.TakesOver);
        return successors is [var only] ? only : rule >= 0 ? successors[rule] : null;
    }

    private void MoveHamlets(AdministrativeUnit unit, Func<Guid, Guid?> target)
    {
        var unknown = 0;
        foreach (var period in tree.Hamlets.PeriodsIn(unit.UnitId).Where(p => p.IsValidOn(LastDay)))
        {
            var to = target(period.HamletId);
            unknown += to is null ? 1 : 0;
            moves.Add(new HamletMove(period, to));
        }

        if (unknown > 0)
        {
            warnings.Add(UnitRules.Invalid(
                "hamlets_unassigned", $"{unknown} ấp, khóm của {unit.FullName} chưa biết thuộc đơn vị mới nào; số liệu của các nơi đó sẽ nằm ở dòng “{UnitBreakdown.NotConvertibleLabel}”."));
        }
    }

    /// <summary>Units below stand under another one from that day, so each begins anew with the same code and name.</summary>
    private void MoveChildren(AdministrativeUnit unit, Func<Guid, Guid?> target, Reorganisation act)
    {
        foreach (var child in tree.ChildrenOf(unit.UnitId).Where(c => c.ValidTo is not { } to || to >= draft.EffectiveOn))
        {
            if (child.ValidTo is not null || child.ValidFrom >= draft.EffectiveOn)
            {
                Refuse("child_period", $"{child.FullName} ({UnitPeriod.Of(child)}) nằm dưới {unit.FullName}. Xin sửa cấp trên hoặc ngày của đơn vị đó trước.", nameof(ReorganisationDraft.Predecessors));
                continue;
            }

            if (target(child.UnitId) is not { } to2)
            {
                Refuse("child_unassigned", $"Chưa biết {child.FullName} thuộc đơn vị mới nào. Xin chọn.", nameof(ReorganisationDraft.Assignments));
                continue;
            }

            var next = Open(child.Code, child.Name, child.Kind, child.Level, to2, child.Seat, act);
            opened.Add(next);
            Close(child);
            Link(child, next, false, act, ReorganisationKind.Move);
            MoveHamlets(child, _ => next.UnitId);
            MoveChildren(child, _ => next.UnitId, act);
        }
    }

    private void CheckCodes()
    {
        var ending = closed.Select(u => u.UnitId).ToHashSet();
        foreach (var unit in opened)
        {
            if (tree.WithCode(unit.Code).FirstOrDefault(u => !ending.Contains(u.UnitId) && UnitRules.Overlaps(u, draft.EffectiveOn, null)) is { } other)
            {
                Refuse("code_taken", $"Mã {unit.Code} đang là của {tree.PathOf(other.UnitId)}. Xin dùng mã khác cho {unit.FullName}.", nameof(SuccessorDraft.Code));
            }
        }

        if (opened.GroupBy(u => u.Code).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            Refuse("code_twice", $"Mã {twice.Key} được dùng cho hai đơn vị mới. Xin sửa một mã.", nameof(SuccessorDraft.Code));
        }
    }

    private void Close(AdministrativeUnit unit)
    {
        if (closed.TrueForAll(c => c.UnitId != unit.UnitId))
        {
            closed.Add(unit);
        }
    }

    private AdministrativeUnit Open(string code, string name, string kind, UnitLevel level, Guid? parentId, string? seat, Reorganisation act) => new()
    {
        UnitId = newId(),
        Code = code,
        Name = name,
        FullName = kind.Length == 0 ? name : UnitWords.FullName(kind, name),
        Level = level,
        Kind = kind,
        ParentId = parentId,
        ValidFrom = draft.EffectiveOn,
        Seat = seat,
        OpenedById = act.ReorganisationId,
        SearchKey = VietnameseText.Fold($"{kind} {name}"),
    };

    private void Link(AdministrativeUnit from, AdministrativeUnit to, bool takesOver, Reorganisation act, ReorganisationKind? kind = null) =>
        links.Add(new UnitSuccession
        {
            UnitSuccessionId = newId(),
            PredecessorId = from.UnitId,
            SuccessorId = to.UnitId,
            EffectiveOn = draft.EffectiveOn,
            Kind = kind ?? draft.Kind,
            ReorganisationId = act.ReorganisationId,
            TakesOver = takesOver,
        });

    private AdministrativeUnit? Refuse(string code, string message, string field)
    {
        wrong.Add(UnitRules.Invalid(code, message, field));
        return null;
    }
}
