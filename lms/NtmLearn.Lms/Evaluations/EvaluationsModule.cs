using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Evaluations.Desk;
using NtmLearn.Lms.Privacy.Retention;

namespace NtmLearn.Lms.Evaluations;

/// <summary>Composition of what people say of classes.</summary>
public static class EvaluationsModule
{
    public static IServiceCollection AddEvaluations(this IServiceCollection services)
    {
        services.AddOptions<EvaluationOptions>().BindConfiguration(EvaluationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<EvaluationService>();
        services.AddSingleton<EvaluationReads>();
        services.AddSingleton<ClassRatings>();
        services.AddSingleton(new RetentionClock(
            "evaluation-passes", "Dấu vết chống gửi trùng phiếu đánh giá (không ghi ai gửi)", "gửi phiếu",
            _ => EvaluationPass.KeptDays,
            (provider, before, token) =>
            {
                var day = DateOnly.FromDateTime(before);
                return provider.GetRequiredService<WriterGate>().WriteAsync(
                    (db, _) => db.Set<EvaluationPass>().Where(p => p.Day < day).ExecuteDeleteAsync(token), token);
            }));
        return services;
    }

    /// <summary>Maps rating a class, and its results.</summary>
    public static IEndpointRouteBuilder MapEvaluations(this IEndpointRouteBuilder routes) => routes.MapRating().MapClassEvaluations();
}
