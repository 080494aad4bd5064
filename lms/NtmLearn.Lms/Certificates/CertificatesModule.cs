using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Certificates.Checking;
using NtmLearn.Lms.Certificates.Desk;
using NtmLearn.Lms.Certificates.Mine;
using NtmLearn.Lms.Privacy;

namespace NtmLearn.Lms.Certificates;

/// <summary>Composition of certificates. Attendance and quizzes join by <see cref="IAttendanceShares"/> and <see cref="IQuizScores"/>.</summary>
public static class CertificatesModule
{
    public static IServiceCollection AddCertificates(this IServiceCollection services)
    {
        services.AddSingleton<CertificateCandidates>();
        services.AddSingleton<CertificateService>();
        services.AddSingleton<CertificateTemplateService>();
        services.AddSingleton<CertificateReads>();
        services.AddSingleton<CertificatePapers>();
        services.AddSingleton<ClassCertificates>();
        services.AddSingleton<IPersonalDataHolder, CertificateHolder>();
        services.AddScoped<ClassCertificateEndpoints.Pages>();
        services.AddSingleton(new DeskLink(105, MyCertificateEndpoints.Root, "Chứng nhận của tôi", Right.OwnThings));
        services.AddSingleton(new DeskLink(250, RegisterEndpoints.Root, "Sổ chứng nhận", Right.ReadCertificates));
        return services;
    }

    /// <summary>Pages of the office, of learners, and for everybody who holds a certificate in their hand.</summary>
    public static IEndpointRouteBuilder MapCertificates(this IEndpointRouteBuilder routes) =>
        routes.MapClassCertificates().MapCertificateDesk().MapRegister().MapCertificateTemplates().MapMyCertificates().MapCertificateChecks();
}
