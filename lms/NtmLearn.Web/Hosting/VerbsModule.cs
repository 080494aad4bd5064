using NtmLearn.Web.Hosting.Backups;

namespace NtmLearn.Web.Hosting;

/// <summary>Every verb besides <c>serve</c>.</summary>
internal static class VerbsModule
{
    public static IServiceCollection AddVerbs(this IServiceCollection services)
    {
        foreach (var verb in (Verb[])
        [
            ImportVerb.Create(), IndexVerb.Create(), CheckVerb.Create(), FeedbackVerb.Create(), QuestionsVerb.Create(), EraseVerb.Create(),
            ZaloVerb.Create(), BackupVerb.Create(), RestoreVerb.Create(), UserVerb.Create(),
        ])
        {
            services.AddSingleton(verb);
        }

        return services;
    }
}
