/**
 * Ethiopic rows that sound alike and are used for one another: eight code points each, from the replaced one to its
 * replacement.
 */
const ETHIOPIC_ROWS: readonly (readonly [number, number])[] = [
  [0x1210, 0x1200],
  [0x1280, 0x1200],
  [0x1220, 0x1230],
  [0x1340, 0x1338],
  [0x12d0, 0x12a0],
  [0x12b8, 0x12a8],
  [0x1250, 0x1240],
];

const EQUIVALENT_LETTERS = new Map<string, string>([
  ...ETHIOPIC_ROWS.flatMap(([from, to]) =>
    Array.from({ length: 8 }, (_, i): [string, string] => [
      String.fromCharCode(from + i),
      String.fromCharCode(to + i),
    ]),
  ),
  ...pairs('ıi øo łl đd ðd ħh æe œe ßs'),
  // Arabic, Farsi, Pashto and Kurdish letters that keyboards and habits interchange.
  ...pairs('ٱا ىي یي ېي ۍي ێي ئي ةه ەه ۀه ھه کك ګگ ڪك ۆو ۇو ؤو ڕر ړر ڵل ټت ډد ڼن ښش ږز'),
  // Cyrillic: Ukrainian and Russian spellings of the same sound. Й and ї have lost their marks before this step.
  ...pairs('єе ёе ґг ыи эе'),
]);

/**
 * Normalises a text for comparison: lower case without marks, digits as 0–9, one form for letters that people write for
 * one another. Latin (with the Turkish i), Arabic, Cyrillic and Ethiopic script. Idempotent: `foldText(foldText(a)) ===
 * foldText(a)`.
 */
export function foldText(text: string): string {
  // Marks are removed twice: lower-casing İ adds one.
  const normalised = withoutMarks(withoutMarks(text).toLowerCase())
    .replace(/['’‘ʼ`´]|\u0640|\p{Cf}/gu, '')
    .replace(/\p{Nd}/gu, digit);
  let folded = '';
  for (const letter of normalised)
    folded += letter < '\u0080' ? letter : (EQUIVALENT_LETTERS.get(letter) ?? letter);
  return folded;
}

/** The folded words of a text: runs of letters and digits. */
export const tokenize = (text: string): string[] => foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];

const withoutMarks = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '');

/** Unicode orders the ten digits of a script consecutively, zero first. */
const digit = (letter: string): string =>
  letter <= '9' ? letter : String(((letter.codePointAt(0) as number) - zeroBefore(letter)) % 10);

function zeroBefore(letter: string): number {
  let zero = letter.codePointAt(0) as number;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return zero;
}

function pairs(list: string): [string, string][] {
  return list.split(' ').map((pair) => {
    const [from = '', to = ''] = pair;
    return [from, to];
  });
}
