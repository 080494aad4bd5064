using NtmLearn.Evaluation;

return args switch
{
    ["answers", .. var rest] => AnswersCommand.Run(rest),
    ["retrieval", .. var rest] => RetrievalCommand.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("retrieval --paragraphs FILE [--paragraphs FILE…] --questions FILE [--json OUT]");
    return 2;
}
