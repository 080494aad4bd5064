using System.Text;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Organisations;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Tests.AdministrativeUnits;

/// <summary>Acts recorded through the service. Codes of these tests begin with 9.</summary>
public sealed class RecordingActsTests(GroundHost ground) : IClassFixture<GroundHost>
{
    private static readonly DateOnly Day = new(2026, 9, 1);

    [Fact]
    public async Task Merge_OfTwo_EndsThemTheDayBeforeAndTakesHamletsAlong()
    {
        var (a, b) = (await ground.AddCommuneAsync("91001", "Một A"), await ground.AddCommuneAsync("91002", "Một B"));
        var hamlet = await AddHamletAsync(a, "Ấp Một");

        var act = await RecordAsync(Draft(ReorganisationKind.Merge, [a, b], new SuccessorDraft(Code: "91001", Name: "Một AB")));

        var tree = await ground.TreeAsync();
        Assert.Equal((Day.AddDays(-1), Day.AddDays(-1)), (tree.Find(a.UnitId)!.ValidTo, tree.Find(b.UnitId)!.ValidTo));
        var merged = tree.Find("91001", Day)!;
        Assert.Equal(("Xã Một AB", a.ParentId), (merged.FullName, merged.ParentId));
        Assert.Equal(merged.UnitId, tree.MapTo(b.UnitId, Day)!.UnitId);
        Assert.Equal(merged.UnitId, tree.Hamlets.UnitOn(hamlet, Day));
        Assert.Equal(a.UnitId, tree.Hamlets.UnitOn(hamlet, Day.AddDays(-1)));
        Assert.True(await ground.Host.QueryAsync(db => db.Set<AuditEntry>().AnyAsync(e => e.SubjectId == act && e.Action == AuditAction.Created)));
    }

    [Fact]
    public async Task Merge_IntoOneThatGoesOn_KeepsIt()
    {
        var (a, b) = (await ground.AddCommuneAsync("91101", "Hai A"), await ground.AddCommuneAsync("91102", "Hai B"));

        await RecordAsync(Draft(ReorganisationKind.Merge, [a], new SuccessorDraft(ExistingUnitId: b.UnitId)));

        var tree = await ground.TreeAsync();
        Assert.Null(tree.Find(b.UnitId)!.ValidTo);
        Assert.Equal(b.UnitId, tree.MapTo(a.UnitId, Day)!.UnitId);
    }

    [Fact]
    public async Task Split_WithAssignedHamlets_MovesThemAndWarnsOfTheRest()
    {
        var a = await ground.AddCommuneAsync("91201", "Ba A");
        var (known, unknown) = (await AddHamletAsync(a, "Ấp Biết"), await AddHamletAsync(a, "Ấp Chưa Biết"));
        var draft = Draft(ReorganisationKind.Split, [a], new SuccessorDraft(Code: "91201", Name: "Ba A"), new SuccessorDraft(Code: "91202", Name: "Ba B"))
            with
        { Assignments = new Dictionary<Guid, int> { [known] = 1 } };

        var outcome = await ground.Units.RecordAsync(GroundHost.Office, UnitScope.Everything, draft, CancellationToken.None);

        var tree = await ground.TreeAsync();
        Assert.Equal("hamlets_unassigned", Assert.Single(outcome.Warnings).Code);
        Assert.Equal(tree.Find("91202", Day)!.UnitId, tree.Hamlets.UnitOn(known, Day));
        Assert.Null(tree.Hamlets.UnitOn(unknown, Day));
        Assert.Null(tree.MapTo(a.UnitId, Day));
        var lines = new UnitBreakdown(tree, UnitView.MappedTo(Day), BreakdownLevel.Commune).Sum(
            [new(a.UnitId, Day.AddDays(-9), known, [1]), new(a.UnitId, Day.AddDays(-9), unknown, [2])]);
        Assert.Equal(["Xã Ba B", UnitBreakdown.NotConvertibleLabel], lines.Select(l => l.Label));
    }

    [Fact]
    public async Task Undo_WhileNothingRefers_PutsEverythingBack()
    {
        var (a, b) = (await ground.AddCommuneAsync("91301", "Bốn A"), await ground.AddCommuneAsync("91302", "Bốn B"));
        var hamlet = await AddHamletAsync(a, "Ấp Bốn");
        var act = await RecordAsync(Draft(ReorganisationKind.Merge, [a, b], new SuccessorDraft(Code: "91301", Name: "Bốn AB")));

        var outcome = await ground.Units.UndoAsync(GroundHost.Office, UnitScope.Everything, act, CancellationToken.None);

        var tree = await ground.TreeAsync();
        Assert.True(outcome.IsDone);
        Assert.Equal(a.UnitId, tree.Find("91301", Day)!.UnitId);
        Assert.Null(tree.Find(b.UnitId)!.EndedById);
        Assert.Equal(a.UnitId, tree.Hamlets.UnitOn(hamlet, Day));
        Assert.Empty(tree.SuccessorsOf(a.UnitId));
    }

    [Fact]
    public async Task Undo_WhenSomethingRefers_IsRefused()
    {
        var (a, b) = (await ground.AddCommuneAsync("91401", "Năm A"), await ground.AddCommuneAsync("91402", "Năm B"));
        var act = await RecordAsync(Draft(ReorganisationKind.Merge, [a, b], new SuccessorDraft(Code: "91401", Name: "Năm AB")));
        var merged = (await ground.TreeAsync()).Find("91401", Day)!;
        var organisations = new OrganisationDraft("Trường Năm AB", null, OrganisationKind.School, merged.UnitId, Day, null, null);
        var service = (OrganisationService)ground.Host.Services.GetService(typeof(OrganisationService))!;
        Assert.True((await service.CreateAsync(GroundHost.Office, UnitScope.Everything, organisations, CancellationToken.None)).IsDone);

        var outcome = await ground.Units.UndoAsync(GroundHost.Office, UnitScope.Everything, act, CancellationToken.None);

        Assert.Equal("in_use", Assert.Single(outcome.Refusals).Code);
        Assert.Equal(merged.UnitId, (await ground.TreeAsync()).Find("91401", Day)!.UnitId);
    }

    [Fact]
    public async Task Undo_OfAnActOfTheFiles_IsRefused()
    {
        var act = (await ground.TreeAsync()).Find("29461", new DateOnly(2025, 7, 1))!.OpenedById!.Value;

        var outcome = await ground.Units.UndoAsync(GroundHost.Office, UnitScope.Everything, act, CancellationToken.None);

        Assert.Equal("act_of_files", Assert.Single(outcome.Refusals).Code);
    }

    [Fact]
    public async Task TierDropped_OfADistrict_PutsItsCommunesUnderTheProvince()
    {
        var province = await ground.UnitAsync("86", Day);
        var district = await CreateAsync(new UnitDraft("9150", "Sáu", UnitLevel.District, "huyện", province.UnitId, new DateOnly(2025, 7, 1), null, null));
        var commune = await CreateAsync(new UnitDraft("91501", "Sáu A", UnitLevel.Commune, "xã", district.UnitId, new DateOnly(2025, 7, 1), null, null));
        var hamlet = await AddHamletAsync(commune, "Ấp Sáu");

        await RecordAsync(Draft(ReorganisationKind.TierDropped, [district]));

        var tree = await ground.TreeAsync();
        var next = tree.Find("91501", Day)!;
        Assert.Equal((province.UnitId, "Xã Sáu A"), (next.ParentId, next.FullName));
        Assert.Equal(next.UnitId, tree.MapTo(commune.UnitId, Day)!.UnitId);
        Assert.Equal(next.UnitId, tree.Hamlets.UnitOn(hamlet, Day));
        Assert.Equal("Huyện Sáu", tree.Find(district.UnitId)!.FullName);
        Assert.Equal("Tỉnh Vĩnh Long", new UnitBreakdown(tree, UnitView.MappedTo(Day), BreakdownLevel.Province).Sum([new(district.UnitId, Day.AddDays(-5), null, [1])]).Single().Label);
        Assert.Equal(UnitBreakdown.NotConvertibleLabel, new UnitBreakdown(tree, UnitView.MappedTo(Day), BreakdownLevel.Commune).Sum([new(district.UnitId, Day.AddDays(-5), null, [1])]).Single().Label);
    }

    [Fact]
    public async Task Record_WhatCannotBe_IsRefusedWithAReason()
    {
        var (a, b) = (await ground.AddCommuneAsync("91601", "Bảy A"), await ground.AddCommuneAsync("91602", "Bảy B"));
        var (ended, district) = (await ground.UnitAsync("29461", new DateOnly(2023, 5, 1)), await ground.UnitAsync("849", new DateOnly(2023, 5, 1)));
        var fresh = new SuccessorDraft(Code: "91601", Name: "Bảy AB");

        await RefusedAsync("wrong_count", Draft(ReorganisationKind.Merge, [a], fresh));
        await RefusedAsync("already_ended", Draft(ReorganisationKind.Merge, [a, ended], fresh));
        await RefusedAsync("already_ended", Draft(ReorganisationKind.Rename, [district], fresh));
        await RefusedAsync("before_begin", Draft(ReorganisationKind.Merge, [a, b], fresh) with { EffectiveOn = new DateOnly(2025, 7, 1) });
        await RefusedAsync("code_taken", Draft(ReorganisationKind.Merge, [a, b], fresh with { Code = "29461" }));
        await RefusedAsync("other_level", Draft(ReorganisationKind.Merge, [a, b], fresh with { Kind = "huyện" }));
        await RefusedAsync("cycle", Draft(ReorganisationKind.Merge, [a], new SuccessorDraft(ExistingUnitId: a.UnitId)));
        await RefusedAsync("code_twice", Draft(ReorganisationKind.Split, [a], fresh, fresh with { Name = "Bảy C" }));
        await RefusedAsync("predecessor_missing", Draft(ReorganisationKind.Merge, [], fresh));
        var foreign = await ground.Units.RecordAsync(
            GroundHost.Office, new UnitScope(false, new HashSet<Guid> { a.UnitId }, new HashSet<Guid>(), null), Draft(ReorganisationKind.Merge, [a, b], fresh), CancellationToken.None);
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(foreign.Refusals).Kind);
        Assert.Null((await ground.TreeAsync()).Find(a.UnitId)!.ValidTo);
    }

    [Fact]
    public async Task Edit_ThatOverlapsOrLoops_IsRefused()
    {
        var a = await ground.AddCommuneAsync("91701", "Tám A");
        var taken = await EditAsync(a, d => d with { Code = "29461" });
        var level = await EditAsync(a, d => d with { ParentId = a.UnitId });
        var old = await EditAsync(a, d => d with { Version = a.Version + 5 });

        Assert.Equal("code_taken", taken.Refusals[0].Code);
        Assert.Equal("parent_cycle", level.Refusals[0].Code);
        Assert.Equal("changed_meanwhile", old.Refusals[0].Code);
    }

    [Fact]
    public async Task ImportHamlets_SameFileTwice_ChangesNothingAndTellsWhatIsWrong()
    {
        const string File = "Xã,Ấp,Từ ngày,Đến ngày\n29494,Ấp Cá Lóc,,\n\"xã Định An, huyện Trà Cú\",Ấp Giồng Lớn,01/01/2024,\nphuong 1,Khóm 1,01/01/2024,\nKhông Có,Ấp X,,\n29461,,,\n29461,Ấp Y,31/02/2026,\n";
        var rows = HamletFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(File)));

        var trial = await ground.Hamlets.ImportAsync(GroundHost.Office, UnitScope.Everything, rows, true, CancellationToken.None);
        var first = await ground.Hamlets.ImportAsync(GroundHost.Office, UnitScope.Everything, rows, false, CancellationToken.None);
        var second = await ground.Hamlets.ImportAsync(GroundHost.Office, UnitScope.Everything, rows, false, CancellationToken.None);

        Assert.Equal((2, 0), (trial.Value!.Added, trial.Value.Unchanged));
        Assert.Equal((2, 0), (first.Value!.Added, first.Value.Unchanged));
        Assert.Equal((0, 2), (second.Value!.Added, second.Value.Unchanged));
        Assert.Equal([(4, "Xã"), (5, "Xã"), (6, "Ấp"), (7, "Từ ngày")], first.Value.Faults.Select(f => (f.Line, f.Column)));
        var tree = await ground.TreeAsync();
        var now = tree.Find("29491", Day)!;
        Assert.Equal(["Ấp Cá Lóc", "Ấp Giồng Lớn"], tree.Hamlets.HamletsOf(now.UnitId, Day).Select(h => h.Name));
    }

    [Fact]
    public async Task MoveHamlet_ToAnotherCommune_KeepsItsPast()
    {
        var (a, b) = (await ground.AddCommuneAsync("91801", "Chín A"), await ground.AddCommuneAsync("91802", "Chín B"));
        var hamlet = await AddHamletAsync(a, "Ấp Chín");

        var moved = await ground.Hamlets.MoveAsync(GroundHost.Office, UnitScope.Everything, hamlet, b.UnitId, Day, CancellationToken.None);
        var again = await ground.Hamlets.MoveAsync(GroundHost.Office, UnitScope.Everything, hamlet, b.UnitId, Day, CancellationToken.None);

        var tree = await ground.TreeAsync();
        Assert.True(moved.IsDone);
        Assert.Equal("move_overlaps", Assert.Single(again.Refusals).Code);
        Assert.Equal((a.UnitId, b.UnitId), (tree.Hamlets.UnitOn(hamlet, Day.AddDays(-1)), tree.Hamlets.UnitOn(hamlet, Day)));
    }

    [Fact]
    public async Task EndHamlet_OnADay_IsGoneFromThenOnAndTheAuditSaysWhereItWent()
    {
        var commune = await ground.AddCommuneAsync("91803", "Chín C");
        var (ending, next) = (await AddHamletAsync(commune, "Ấp Hết"), await AddHamletAsync(commune, "Ấp Còn"));
        var other = await AddHamletAsync(commune, "Ấp Khác");

        var early = await EndHamletAsync(ending, new DateOnly(2025, 6, 30), next);
        var itself = await EndHamletAsync(ending, Day, ending);
        var ended = await EndHamletAsync(ending, Day, next);
        var again = await EndHamletAsync(ending, Day, next);
        var intoGone = await EndHamletAsync(other, Day, ending);
        var foreign = await ground.Hamlets.EndAsync(
            GroundHost.Office, new UnitScope(false, new HashSet<Guid>(), new HashSet<Guid>(), null), other, Day, null, CancellationToken.None);

        Assert.Equal(("end_outside", "LastDay"), (early.Refusals[0].Code, early.Refusals[0].Field));
        Assert.Equal(("successor_not_there", "SuccessorId"), (itself.Refusals[0].Code, itself.Refusals[0].Field));
        Assert.True(ended.IsDone && again.IsDone);
        Assert.Equal("successor_not_there", intoGone.Refusals[0].Code);
        Assert.Equal("not_yours", foreign.Refusals[0].Code);
        var tree = await ground.TreeAsync();
        Assert.Equal((commune.UnitId, null), (tree.Hamlets.UnitOn(ending, Day), tree.Hamlets.UnitOn(ending, Day.AddDays(1))));
        var entry = await ground.Host.QueryAsync(db => db.Set<AuditEntry>()
            .SingleAsync(e => e.Subject == nameof(HamletPeriod) && e.Reason == "Nhập vào Ấp Còn"));
        Assert.Contains("2026", entry.After, StringComparison.Ordinal);
    }

    private Task<Outcome<Guid>> EndHamletAsync(Guid hamlet, DateOnly day, Guid? successor) =>
        ground.Hamlets.EndAsync(GroundHost.Office, UnitScope.Everything, hamlet, day, successor, CancellationToken.None);

    private static ReorganisationDraft Draft(ReorganisationKind kind, AdministrativeUnit[] predecessors, params SuccessorDraft[] successors) =>
        new(kind, Day, null, null, null, [.. predecessors.Select(p => p.UnitId)], successors);

    private async Task<Guid> RecordAsync(ReorganisationDraft draft)
    {
        var outcome = await ground.Units.RecordAsync(GroundHost.Office, UnitScope.Everything, draft, CancellationToken.None);
        Assert.True(outcome.IsDone, string.Join(' ', outcome.Refusals.Select(r => r.Message)));
        return outcome.Value;
    }

    private async Task RefusedAsync(string code, ReorganisationDraft draft)
    {
        var outcome = await ground.Units.RecordAsync(GroundHost.Office, UnitScope.Everything, draft, CancellationToken.None);
        Assert.Contains(code, outcome.Refusals.Select(r => r.Code));
    }

    private async Task<AdministrativeUnit> CreateAsync(UnitDraft draft)
    {
        var outcome = await ground.Units.CreateAsync(GroundHost.Office, UnitScope.Everything, draft, CancellationToken.None);
        Assert.True(outcome.IsDone, string.Join(' ', outcome.Refusals.Select(r => r.Message)));
        return (await ground.TreeAsync()).Find(outcome.Value)!;
    }

    private async Task<Guid> AddHamletAsync(AdministrativeUnit unit, string name)
    {
        var outcome = await ground.Hamlets.CreateAsync(GroundHost.Office, UnitScope.Everything, new HamletDraft(unit.UnitId, name, null, null), CancellationToken.None);
        Assert.True(outcome.IsDone, string.Join(' ', outcome.Refusals.Select(r => r.Message)));
        return outcome.Value;
    }

    private Task<Outcome<Guid>> EditAsync(AdministrativeUnit unit, Func<EditDraft, EditDraft> change)
    {
        var draft = change(new EditDraft(unit.Code, unit.ParentId, null));
        return ground.Units.EditAsync(
            GroundHost.Office, UnitScope.Everything, unit.UnitId,
            new UnitDraft(draft.Code, unit.Name, unit.Level, unit.Kind, draft.ParentId, unit.ValidFrom, unit.ValidTo, null), draft.Version, CancellationToken.None);
    }

    private sealed record EditDraft(string Code, Guid? ParentId, int? Version);
}
