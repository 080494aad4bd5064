namespace NtmLearn.Bot.Intents;

/// <summary>
/// What the person wants, from a closed list. On the wire and in data the names are snake_case
/// (<see cref="IntentNames"/>).
/// </summary>
public enum Intent
{
    FindClass = 1,
    Enrol = 2,
    Withdraw = 3,
    QueuePosition = 4,
    MyClasses = 5,
    MyCertificates = 6,
    SignInCode = 7,
    AskExcuse = 8,
    LogOutreach = 9,
    OrgOwes = 10,
    LinkPhone = 11,
    StopMessages = 12,
    EraseMe = 13,
    Officer = 14,
    OfficeHours = 15,
    AskPlan = 16,
    Greeting = 17,
    Thanks = 18,
    Other = 19,
}

/// <summary>The wire names of <see cref="Intent"/>: <c>find_class</c>, <c>ask_plan</c> and so on.</summary>
public static class IntentNames
{
    /// <summary>The snake_case name of an intent.</summary>
    public static string ToWire(this Intent intent) =>
        System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(intent.ToString());

    /// <summary>Reads a wire name; false when it is not in the closed list.</summary>
    public static bool TryParse(string? name, out Intent intent)
    {
        foreach (var value in Enum.GetValues<Intent>())
        {
            if (value.ToWire() == name)
            {
                intent = value;
                return true;
            }
        }

        intent = Intent.Other;
        return false;
    }
}
