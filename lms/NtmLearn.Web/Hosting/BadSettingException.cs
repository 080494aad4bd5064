namespace NtmLearn.Web.Hosting;

/// <summary>A setting with which the program cannot run; the message is one line that names it.</summary>
internal sealed class BadSettingException(string message) : Exception(message);
