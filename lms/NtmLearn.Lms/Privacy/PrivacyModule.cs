using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Privacy.Consents;
using NtmLearn.Lms.Privacy.Erasing;
using NtmLearn.Lms.Privacy.Exports;
using NtmLearn.Lms.Privacy.Holders;
using NtmLearn.Lms.Privacy.Own;
using NtmLearn.Lms.Privacy.Requests;
using NtmLearn.Lms.Privacy.Retention;

namespace NtmLearn.Lms.Privacy;

/// <summary>Composition of consent, retention, download, erasure and requests about personal data.</summary>
public static class PrivacyModule
{
    internal static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddOptions<RetentionOptions>().BindConfiguration(RetentionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ConsentTexts>();
        services.AddSingleton<ConsentService>();
        services.AddSingleton<IPersonalDataHolder, PersonHolder>();
        services.AddSingleton<IPersonalDataHolder, AccountHolder>();
        services.AddSingleton<IPersonalDataHolder, EnrolmentHolder>();
        services.AddSingleton<IPersonalDataHolder, NoticeHolder>();
        services.AddSingleton<IPersonalDataHolder, PrivacyHolder>();
        services.AddSingleton<IPersonalDataHolder, AuditHolder>();
        services.AddSingleton<IPersonalDataHolder, KeptResponseHolder>();
        services.AddSingleton<DataExport>();
        services.AddSingleton<PersonEraser>();
        services.AddSingleton<PrivacyRequestService>();
        services.AddSingleton<PrivacyRequestReader>();
        services.AddSingleton<OwnDataReader>();
        services.AddSingleton<PersonDataReader>();
        services.AddSingleton<CitizenRetention>();
        services.AddSingleton<RetentionService>();
        foreach (var clock in RetentionClocks.All())
        {
            services.AddSingleton(clock);
        }

        services.AddSingleton(PrivacyCard.Create());
        services.AddSingleton(new DeskLink(920, PrivacyRequestEndpoints.Path, "Yêu cầu dữ liệu", Right.HandlePrivacy));
        services.AddSingleton(new DeskLink(930, RetentionEndpoints.Path, "Thời hạn lưu giữ", Right.HandlePrivacy));
        services.AddSingleton(new DeskLink(980, OwnDataEndpoints.Path, "Dữ liệu của tôi", Right.OwnThings));
        return services;
    }

    /// <summary>Maps every page about personal data.</summary>
    public static void MapPrivacy(this IEndpointRouteBuilder routes)
    {
        routes.MapOwnData();
        routes.MapReceiptData();
        routes.MapPrivacyRequests();
        routes.MapPersonData();
        routes.MapRetention();
    }
}
