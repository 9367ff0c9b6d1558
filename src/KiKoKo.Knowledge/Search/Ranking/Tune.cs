namespace KiKoKo.Knowledge.Search.Ranking;
internal static class Tune { public static float F(string name, float value) => Environment.GetEnvironmentVariable("T_" + name) is { Length: > 0 } s ? float.Parse(s, System.Globalization.CultureInfo.InvariantCulture) : value; }
