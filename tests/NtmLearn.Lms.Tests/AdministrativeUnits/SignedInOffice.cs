using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;

namespace NtmLearn.Lms.Tests.AdministrativeUnits;

/// <summary>Every request for a page comes from the coordination office.</summary>
internal sealed class SignedInOffice : IStartupFilter
{
    public static void Add(IServiceCollection services) => services.AddSingleton<IStartupFilter, SignedInOffice>();

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, following) =>
        {
            var tree = await context.RequestServices.GetRequiredService<UnitTrees>().GetAsync(context.RequestAborted);
            context.RequestServices.GetRequiredService<Caller>().Become(Guid.Empty, null, null, "Thử", [new CallerRole(Role.Coordinator, null, null)], tree);
            await following(context);
        });
        next(app);
    };
}
