using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Venues;

/// <summary>Pages on which the office keeps places.</summary>
public static class VenueDeskEndpoints
{
    public const string Root = "/van-phong/dia-diem";

    public static IEndpointRouteBuilder MapVenueDesk(this IEndpointRouteBuilder routes)
    {
        var read = routes.MapGroup(Root).RequireRight(Right.ReadOffice);
        read.MapGet("", ListAsync);
        read.MapGet("/{venueId:guid}", ShowAsync);

        var write = routes.MapGroup(Root).RequireRight(Right.ManageVenues);
        write.MapGet("/moi", NewAsync);
        write.MapPost("/moi", CreateAsync);
        write.MapPost("/{venueId:guid}", UpdateAsync);
        return routes;
    }

    private static async Task<RazorComponentResult<VenuesPage>> ListAsync(
        IDbContextFactory<NtmLearnDbContext> contexts, UnitTrees trees, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var venues = await db.Set<Venue>().AsNoTracking().OrderBy(v => v.IsRetired).ThenBy(v => v.SearchKey).ToListAsync(cancellationToken);
        return new(new { Venues = (IReadOnlyList<Venue>)venues, Tree = await trees.GetAsync(cancellationToken) });
    }

    private static async Task<RazorComponentResult<VenueEditPage>> NewAsync(UnitTrees trees, LocalTime time, CancellationToken cancellationToken) =>
        Editor(null, FormState.Empty, await trees.GetAsync(cancellationToken), time);

    private static async Task<Results<RazorComponentResult<VenueEditPage>, SeeOther>> CreateAsync(
        IFormCollection posted, Caller caller, VenueService venues, UnitTrees trees, LocalTime time, CancellationToken cancellationToken)
    {
        var form = FormState.From(posted);
        if (Read(form) is { } input)
        {
            var outcome = await venues.CreateAsync(caller, input, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(Root, "da-luu"));
            }

            form.AddAll(outcome.Refusals);
        }

        return Editor(null, form, await trees.GetAsync(cancellationToken), time);
    }

    /// <summary>The form for whoever may change the place, the same particulars as text for others.</summary>
    private static async Task<Results<RazorComponentResult<VenueEditPage>, RazorComponentResult<VenuePage>, NotFound>> ShowAsync(
        Guid venueId, IDbContextFactory<NtmLearnDbContext> contexts, UnitTrees trees, LocalTime time, Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<Venue>().AsNoTracking().SingleOrDefaultAsync(v => v.VenueId == venueId, cancellationToken) is not { } venue)
        {
            return TypedResults.NotFound();
        }

        var tree = await trees.GetAsync(cancellationToken);
        return caller.Can(Right.ManageVenues)
            ? Editor(venueId, Fill(venue), tree, time)
            : new RazorComponentResult<VenuePage>(new { Venue = venue, UnitPath = venue.UnitId is { } unit ? tree.PathOf(unit) : null });
    }

    private static async Task<Results<RazorComponentResult<VenueEditPage>, SeeOther>> UpdateAsync(
        Guid venueId, IFormCollection posted, Caller caller, VenueService venues, UnitTrees trees, LocalTime time, CancellationToken cancellationToken)
    {
        var form = FormState.From(posted);
        if (Read(form) is { } input)
        {
            var outcome = await venues.UpdateAsync(caller, venueId, input, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(Root, "da-luu"));
            }

            form.AddAll(outcome.Refusals);
        }

        return Editor(venueId, form, await trees.GetAsync(cancellationToken), time);
    }

    private static VenueInput? Read(FormState form)
    {
        var input = new VenueInput(
            form.RequiredText("name", "Tên địa điểm", Venue.NameMaxLength, "Nhà văn hóa xã Song Lộc"),
            form.Integer("capacity", "Sức chứa", 1, 10_000) ?? 0,
            form.Id("unitId", "Xã, phường", required: false),
            form.OptionalText("address", "Địa chỉ", Venue.TextMaxLength),
            form.OptionalLines("equipment", "Thiết bị", Venue.TextMaxLength),
            form.Decimal("latitude", "Vĩ độ", -90, 90, required: false),
            form.Decimal("longitude", "Kinh độ", -180, 180, required: false),
            form.Checked("isRetired"));
        return form.HasErrors ? null : input;
    }

    private static FormState Fill(Venue venue) => FormState.Empty.With("name", venue.Name).With("capacity", (int?)venue.Capacity).With("unitId", venue.UnitId)
        .With("address", venue.Address).With("equipment", venue.Equipment).With("latitude", venue.Latitude).With("longitude", venue.Longitude)
        .With("isRetired", venue.IsRetired);

    private static RazorComponentResult<VenueEditPage> Editor(Guid? venueId, FormState form, UnitTree tree, LocalTime time) =>
        new(new { VenueId = venueId, Form = form, Units = UnitChoices.For(tree, time.Today, Guid.TryParse(form.Value("unitId"), out var unit) ? unit : null, UnitLevel.Commune) })
        {
            StatusCode = form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
