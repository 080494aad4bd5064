using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Enrolments.Citizens;
using NtmLearn.Lms.Enrolments.Desk;
using NtmLearn.Lms.Enrolments.Mine;
using NtmLearn.Lms.Nominations;
using NtmLearn.Lms.Papers;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Enrolments;

/// <summary>Composition of enrolling, approving and nominating.</summary>
public static class EnrolmentsModule
{
    /// <summary>
    /// Registers the services. A <see cref="ParticipantClash"/> registered before this one wins over ours; listeners and
    /// watchers join by <see cref="IEnrolmentListener"/> and <see cref="IClassWatcher"/>.
    /// </summary>
    public static IServiceCollection AddEnrolments(this IServiceCollection services)
    {
        services.AddOptions<EnrolmentOptions>().BindConfiguration(EnrolmentOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<ParticipantClash>(provider => new ClassClashes(provider.GetRequiredService<ClashFinder>()).FindAsync);
        services.AddSingleton<IClassWatcher, PublicClassWatcher>();
        services.AddSingleton<ClassTurns>();
        services.AddSingleton<EnrolmentService>();
        services.AddSingleton<QuotaService>();
        services.AddSingleton<EnrolmentCheck>();
        services.AddSingleton<IEnrolmentListener, EnrolmentNotices>();
        services.AddSingleton<EnrolmentReads>();
        services.AddSingleton<CitizenEnrolling>();
        services.AddSingleton<Residences>();
        services.AddSingleton<QuotaReads>();
        services.AddSingleton<NewcomerNomination>();
        services.AddSingleton<CallUps>();
        services.AddOptions<OfficeOptions>().BindConfiguration(OfficeOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<DeputyService>();
        services.AddSingleton(new DeskLink(100, "/lop-cua-toi", "Lớp của tôi", Right.OwnThings));
        services.AddSingleton(new DeskLink(110, "/don-vi-cua-toi/chi-tieu", "Chỉ tiêu", Right.Nominate));
        services.AddSingleton(new DeskLink(120, "/don-vi-cua-toi/duyet", "Duyệt đăng ký", Right.ApproveEnrolments));
        services.AddEnrolmentCards();
        return services;
    }

    /// <summary>What pages need beyond that; they have data protection, which verbs do without.</summary>
    public static IServiceCollection AddEnrolmentPages(this IServiceCollection services)
    {
        services.AddSingleton<TypedNumberProof>();
        services.AddSingleton<ReceiptLookups>();
        services.AddSingleton<CallUpWriter>();
        services.AddScoped<MyQuotaEndpoints.Pages>();
        services.AddScoped<QuotaBoardEndpoints.Pages>();
        services.AddScoped<ClassListEndpoints.Pages>();
        return services;
    }

    /// <summary>Maps every page of enrolling, approving and nominating.</summary>
    public static IEndpointRouteBuilder MapEnrolmentPages(this IEndpointRouteBuilder routes) =>
        routes.MapEnrolling().MapMyClasses().MapApprovals().MapClassLists().MapMyQuotas().MapQuotaBoard().MapCallUps();
}
