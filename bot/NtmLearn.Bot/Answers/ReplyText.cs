namespace NtmLearn.Bot.Answers;

/// <summary>Names of the fixed texts in <c>content/templates/replies.*.json</c>. Numbers are never reused.</summary>
public enum ReplyText
{
    Greeting = 1,

    /// <summary>Shown before the first message of a conversation. Takes <c>{retentionDays}</c>.</summary>
    PrivacyNotice = 2,
    Thanks = 3,
    AboutMe = 4,
    NotInDocuments = 5,

    /// <summary>Leads in near topics under a refusal.</summary>
    NearTopics = 6,
    OutOfScope = 7,
    ClarifyLeadIn = 8,
    SuggestionsLeadIn = 9,
    Harmful = 10,
    PersonalData = 11,
    Injection = 12,
    Abuse = 13,
    CrisisSelfHarm = 14,
    CrisisViolence = 15,
    CrisisScam = 16,
    CrisisEmergency = 17,
    TooLong = 18,
    Failed = 19,
    OfficerContact = 20,
    OfficerNoContact = 21,
    OfficeHours = 22,
    OfficeHoursUnknown = 23,
    WayOnContact = 24,
    WayOnNoContact = 25,

    /// <summary>Asks for the question that an officer shall get.</summary>
    LeaveQuestionPrompt = 26,

    /// <summary>Confirms a question left for an officer. Takes <c>{question}</c>, masked.</summary>
    QuestionKept = 27,
    QuestionDropped = 28,
    Erased = 29,

    /// <summary>A training request was understood, but this service cannot do it yet.</summary>
    TrainingNotHere = 30,
    Other = 31,
    ButtonOfficer = 32,
    ButtonLeaveQuestion = 33,
    ButtonNone = 34,
    ButtonCancel = 35,

    /// <summary>Stands for the office when only a phone number or hours are set.</summary>
    NoName = 36,

    /// <summary>A voice message arrived; offers that an officer gets in touch.</summary>
    VoiceNotHeard = 37,
    PictureKept = 38,

    /// <summary>A sticker, place, file or anything else without words arrived.</summary>
    OnlyTexts = 39,
    CallBackKept = 40,

    /// <summary>What the officer reads when somebody wants to be called back.</summary>
    CallBackRequest = 41,
    ButtonCallBack = 42,

    /// <summary>Leads in choices as a numbered list where there are no buttons.</summary>
    NumberedChoices = 43,
}
