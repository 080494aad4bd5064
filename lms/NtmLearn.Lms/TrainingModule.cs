using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Offerings.Desk;
using NtmLearn.Lms.Offerings.PublicPages;
using NtmLearn.Lms.Sessions;
using NtmLearn.Lms.Venues;

namespace NtmLearn.Lms;

/// <summary>Composition of courses, classes, sessions and venues.</summary>
public static class TrainingModule
{
    public static IServiceCollection AddTraining(this IServiceCollection services)
    {
        services.AddOptions<TrainingOptions>().BindConfiguration(TrainingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(new DeskLink(200, "/van-phong/lich", "Lịch lớp", Right.ReadOfferings));
        services.AddSingleton(new DeskLink(210, ClassDeskEndpoints.Root, "Lớp tập huấn", Right.ReadOfferings));
        services.AddSingleton(new DeskLink(220, CourseDeskEndpoints.Root, "Khóa", Right.ReadOffice));
        services.AddSingleton(new DeskLink(230, VenueDeskEndpoints.Root, "Địa điểm", Right.ReadOffice));
        services.AddSingleton(new DeskLink(240, AvoidedDaysEndpoints.Root, "Ngày tránh", Right.ReadOffice));
        services.AddClassCards();
        services.AddSingleton<CourseService>();
        services.AddSingleton<VenueService>();
        services.AddSingleton<OfferingService>();
        services.AddSingleton<OfferingCodes>();
        services.AddSingleton<CostService>();
        services.AddSingleton<SessionService>();
        services.AddSingleton<SessionWriter>();
        services.AddSingleton<AvoidedDaysService>();
        services.AddSingleton<ClashFinder>();
        services.AddSingleton<PublicClassCache>();
        services.AddSingleton<PublicClasses>();
        services.AddSingleton<ClassReads>();
        services.AddSingleton<ClassChoices>();
        services.AddSingleton<SessionInputs>();
        return services;
    }

    /// <summary>Pages for everybody, and those of the office.</summary>
    public static IEndpointRouteBuilder MapTraining(this IEndpointRouteBuilder routes)
    {
        routes.MapPublicClasses();
        routes.MapClassDesk();
        routes.MapCourseDesk();
        routes.MapVenueDesk();
        routes.MapAvoidedDays();
        return routes;
    }
}
