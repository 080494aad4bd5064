using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;

namespace NtmLearn.Lms.People;

/// <summary>Composition of people.</summary>
internal static class PeopleModule
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<PersonService>();
        services.AddSingleton<PersonDirectory>();
        services.AddSingleton<PersonSearch>();
        services.AddSingleton<PersonDuplicates>();
        services.AddSingleton<PersonMerging>();
        services.AddScoped<PersonPages>();
        services.AddSingleton(new DeskLink(300, "/nguoi", "Người", Right.ReadPeople));
        return services;
    }
}
