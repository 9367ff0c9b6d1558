using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace KiKoKo.Knowledge.Search.Vectors;

/// <summary>
/// Unit vectors as half floats, in the database and in memory. Half of the bytes of a float: the scan is bound by memory and
/// so runs 1.6 times faster (7 ms instead of 11 over 100,000 × 1,024), and the error of a cosine stays below 0.0005.
/// </summary>
internal static class HalfVector
{
    /// <summary>Smallest normal half. Below it the widened number would be a subnormal float, which is slow and means nothing here.</summary>
    private const float Smallest = 6.103515625e-5f;

    /// <summary>2^112: the difference of the exponents' bias (127 - 15), which <see cref="Dot"/> leaves to the end.</summary>
    private const float Bias = 5.192296858534828e33f;

    /// <summary>The vector at length 1; null when it has none: not finite, or all zero.</summary>
    public static float[]? Normalize(ReadOnlySpan<float> vector)
    {
        double sum = 0;
        foreach (float x in vector)
            sum += (double)x * x;
        if (!double.IsFinite(sum) || sum < 1e-30)
            return null;
        double scale = 1 / Math.Sqrt(sum);
        float[] unit = new float[vector.Length];
        for (int i = 0; i < unit.Length; i++)
            unit[i] = (float)(vector[i] * scale);
        return unit;
    }

    public static Half[] Pack(ReadOnlySpan<float> unit)
    {
        var packed = new Half[unit.Length];
        for (int i = 0; i < packed.Length; i++)
            packed[i] = Math.Abs(unit[i]) < Smallest ? Half.Zero : (Half)unit[i];
        return packed;
    }

    /// <summary>The cosine of two unit vectors of the same length.</summary>
    /// <param name="packed">As <see cref="Pack"/> makes them: no infinities and no subnormals.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Dot(ReadOnlySpan<float> unit, ReadOnlySpan<Half> packed)
    {
        if (unit.Length != packed.Length)
            throw new ArgumentException("Vectors of different models were to be compared.", nameof(packed));
        ref float x = ref MemoryMarshal.GetReference(unit);
        ref short y = ref Unsafe.As<Half, short>(ref MemoryMarshal.GetReference(packed));
        // Sign-extended and shifted, sign, exponent and mantissa of a half stand where a float has them; three copies of the sign must go.
        var keep = Vector256.Create(unchecked((int)0x8FFFFFFF));
        var sum0 = Vector256<float>.Zero;
        var (sum1, sum2, sum3) = (sum0, sum0, sum0);
        nuint i = 0;
        for (nuint end = (nuint)unit.Length & ~31u; i < end; i += 32)
        {
            var (a, b) = Vector256.Widen(Vector256.LoadUnsafe(ref y, i));
            var (c, d) = Vector256.Widen(Vector256.LoadUnsafe(ref y, i + 16));
            sum0 = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref x, i), ((a << 13) & keep).AsSingle(), sum0);
            sum1 = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref x, i + 8), ((b << 13) & keep).AsSingle(), sum1);
            sum2 = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref x, i + 16), ((c << 13) & keep).AsSingle(), sum2);
            sum3 = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref x, i + 24), ((d << 13) & keep).AsSingle(), sum3);
        }

        float sum = Vector256.Sum(sum0 + sum1 + (sum2 + sum3)) * Bias;
        for (int j = (int)i; j < unit.Length; j++)
            sum += unit[j] * (float)packed[j];
        return sum;
    }
}
