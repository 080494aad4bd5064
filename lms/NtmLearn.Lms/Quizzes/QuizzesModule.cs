using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Certificates;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Privacy;
using NtmLearn.Lms.Privacy.Retention;
using NtmLearn.Lms.Quizzes.Desk;
using NtmLearn.Lms.Quizzes.Editor;
using NtmLearn.Lms.Quizzes.Taking;

namespace NtmLearn.Lms.Quizzes;

/// <summary>Composition of the quiz at the end of a class.</summary>
public static class QuizzesModule
{
    public static IServiceCollection AddQuizzes(this IServiceCollection services)
    {
        services.AddOptions<QuizOptions>().BindConfiguration(QuizOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<QuizService>();
        services.AddSingleton<QuizAttemptService>();
        services.AddSingleton<QuizReads>();
        services.AddSingleton<IQuizScores>(provider => provider.GetRequiredService<QuizReads>());
        services.AddSingleton<QuizTaking>();
        services.AddSingleton<IPersonalDataHolder, QuizAttemptHolder>();
        services.AddSingleton(new RetentionClock(
            "quiz-answers", "Câu trả lời trong bài kiểm tra (điểm vẫn giữ)", "nộp bài",
            options => options.QuizAnswerDays,
            (provider, before, token) => provider.GetRequiredService<WriterGate>().WriteAsync(
                (db, _) => db.Set<QuizAttempt>()
                    .Where(a => (a.HandedInAt ?? a.StartedAt) < before && (a.Choices != null || a.Texts != null))
                    .ExecuteUpdateAsync(set => set.SetProperty(a => a.Choices, (string?)null).SetProperty(a => a.Texts, (string?)null), token), token)));
        return services;
    }

    /// <summary>Maps every page of quizzes.</summary>
    public static IEndpointRouteBuilder MapQuizzes(this IEndpointRouteBuilder routes) => routes.MapQuizEditor().MapQuizTaking().MapClassQuizzes();
}
