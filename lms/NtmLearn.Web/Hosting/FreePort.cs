using System.Net;
using System.Net.Sockets;

namespace NtmLearn.Web.Hosting;

/// <summary>
/// Finds a port that nobody listens at, and that the system does not give to the next outgoing connection of anybody: between
/// finding and listening it could be taken.
/// </summary>
internal static class FreePort
{
    private const int First = 12_000;

    /// <summary>Systems take ports for outgoing connections from here on.</summary>
    private const int FirstEphemeral = 32_768;

    public static int Find()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, FirstEphemeral);
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Any, port));
                return port;
            }
            catch (SocketException exception) when (exception.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
            {
                // Another one, then.
            }
        }
    }
}
