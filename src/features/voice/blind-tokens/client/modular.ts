/** A number out of bytes, the first byte the most significant (RFC 8017, OS2IP). */
export function toNumber(bytes: Uint8Array): bigint {
  let text = '0x0';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return BigInt(text);
}

/** Bytes of a number (RFC 8017, I2OSP). @throws RangeError when it does not fit */
export function toBytes(number: bigint, length: number): Uint8Array<ArrayBuffer> {
  const text = number.toString(16).padStart(2 * length, '0');
  if (text.length > 2 * length) throw new RangeError('the number is too large');
  return Uint8Array.from({ length }, (_, place) => Number.parseInt(text.slice(2 * place, 2 * place + 2), 16));
}

/** `base` to the power of `exponent`, modulo `modulus`. */
export function modularPower(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** The number that times `number` is 1, modulo `modulus` (Euclid). @throws RangeError when there is none */
export function modularInverse(number: bigint, modulus: bigint): bigint {
  let [before, rest] = [modulus, ((number % modulus) + modulus) % modulus];
  let [coefficientBefore, coefficient] = [0n, 1n];
  while (rest > 0n) {
    const quotient = before / rest;
    [before, rest] = [rest, before - quotient * rest];
    [coefficientBefore, coefficient] = [coefficient, coefficientBefore - quotient * coefficient];
  }
  if (before !== 1n) throw new RangeError('the number has no inverse');
  return ((coefficientBefore % modulus) + modulus) % modulus;
}
