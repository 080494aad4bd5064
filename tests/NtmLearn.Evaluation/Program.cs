System.Console.WriteLine("…");
