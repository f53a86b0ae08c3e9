/** Codes on paper: 16 characters of Crockford's base 32, which has no I, L, O and U. */
export const CODE_CHARACTERS = 16;
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A code as it was typed, as it is meant: capitals, spaces and dashes do not matter, O is 0, I and L are 1.
 * @returns null when it cannot be a code
 */
export function normaliseCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return code.length === CODE_CHARACTERS && [...code].every((each) => CODE_ALPHABET.includes(each))
    ? code
    : null;
}

/** A code as it is printed: four groups of four. */
export const groupedCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');

/** For what a code is used; each gets bytes of its own, which say nothing of the others (HKDF, RFC 5869). */
export const CODE_USES = { admission: 'admission', ballot: 'ballot key', blinding: 'blinding' } as const;
