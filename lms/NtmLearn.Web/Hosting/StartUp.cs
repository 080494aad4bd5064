using Microsoft.Extensions.Options;

namespace NtmLearn.Web.Hosting;

/// <summary>Runs the program; a setting that makes no sense ends it with one line that names the setting.</summary>
internal static class StartUp
{
    private const int BadSetting = 2;

    public static async Task<int> RunAsync(Func<Task<int>> program)
    {
        try
        {
            return await program();
        }
        catch (OptionsValidationException exception)
        {
            await Console.Error.WriteLineAsync(string.Join(" ", exception.Failures.Select(Shorten)));
            return BadSetting;
        }
        catch (BadSettingException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return BadSetting;
        }
        catch (InvalidOperationException exception) when (exception.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal))
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return BadSetting;
        }
    }

    /// <summary>The framework wraps our sentence in one of its own.</summary>
    private static string Shorten(string failure)
    {
        const string Mark = "with the error: '";
        var start = failure.IndexOf(Mark, StringComparison.Ordinal);
        return start < 0 ? failure : failure[(start + Mark.Length)..].TrimEnd('.', '\'') + ".";
    }
}
