using NtmLearn.Web.Hosting;

return await StartUp.RunAsync(async () =>
{
    var command = CommandLine.Parse(args);
    var builder = WebApplication.CreateBuilder(command.CreateOptions());
    builder.AddNtmLearn(command);
    await using var app = builder.Build();
    app.UseNtmLearn(command);
    return await app.RunVerbAsync(command);
});
