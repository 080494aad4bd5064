namespace NtmLearn.Bot.Conversations;

/// <summary>Answers one message: <see cref="TurnPipeline.Respond"/>, or a script in tests.</summary>
public delegate TurnOutcome TurnResponder(TurnInput input);
