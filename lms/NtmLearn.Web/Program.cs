using NtmLearn.Bot.Conversations; using NtmLearn.Bot.Passages; using NtmLearn.Lms;
using NtmLearn.Web;
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(TimeProvider.System).AddSingleton<WebChat>().AddSingleton<SuggestedQuestions>().AddSingleton<KnowledgeHolder>().AddSingleton<LocalTime>();
builder.Services.AddPages();
var app = builder.Build();
app.UsePages();
app.MapPages(true);
app.Run();
