/**
 * Writes Dutch names in other scripts, letter group by letter group, as the tables for practical transcription do (and as
 * people do who follow the spelling). Written for tests, without a look at how names are compared: several spellings of one
 * sound stand beside each other, and `choose` picks one.
 */
type Choose = (alternatives: readonly string[]) => string;

type Rules = readonly (readonly [RegExp, string])[];

/** Each rule: what is replaced at the beginning of what is left, and spellings separated by bars; `-` writes nothing. */
const rules = (list: string): Rules =>
  list
    .trim()
    .split('\n')
    .map((line) => {
      const [pattern = '', spellings = ''] = line.trim().split(/\s+=\s+/);
      return [new RegExp(`^(?:${pattern})`), spellings] as const;
    });

/** Vowels come first, the longest groups before the shorter. */
const RUSSIAN = rules(`
  ieuw = иу|иув
  eeuw = еу|еув
  [ao]uw? = ау|оу
  oei = уй
  oe = у
  ui = ёй|ей|уй
  eu = ё|е
  ij|ei|ey|y$ = ей|ай
  y = и|ей
  ie = и
  aa?|ae = а
  ee = е
  ë|e = е
  i = и
  oo? = о
  uu? = ю|у
  sch$ = с
  sch = сх
  sj = ш
  ch = х
  ck|cc = к
  c(?=[eiy]) = с
  c|k+|q = к
  ng(?=[a-z]) = нг
  bb?|b = б
  dt$ = т
  d+ = д
  f+ = ф
  g+ = г
  h = х
  j = й
  l+ = л
  m+ = м
  n+ = н
  p+ = п
  r+ = р
  s+ = с
  th|t+ = т
  v+ = в|ф
  w = в
  x = кс
  z+ = з
`);

const UKRAINIAN = rules(`
  ieuw = іу|іув
  eeuw = еу|еув
  [ao]uw? = ау|оу
  oei = уй
  oe = у
  ui = ей|ой|уї
  eu = е|йо
  ij|ei|ey|y$ = ей|ай
  y = і|ей
  ie = і
  aa = а|аа
  a|ae = а
  ee = е|ее
  ë|e = е
  i = і|и
  oo = о|оо
  o = о
  uu? = ю|у
  sch$ = с
  sch = сх|ш
  sj = ш
  ch = х
  ck|cc = к
  c(?=[eiy]) = с
  c|k+|q = к
  bb? = б
  dt$ = т
  dd = дд|д
  d = д
  f+ = ф
  g+ = г|ґ
  h = г|х
  j = й
  ll = лл|л
  l = л
  m+ = м
  nn = нн|н
  n = н
  p+ = п
  rr? = р
  ss = сс|с
  s = с
  th|tt|t = т
  v+ = в
  w = в
  x = кс
  z+ = з
`);

const ARABIC = rules(`
  ieuw = يو|يوف
  eeuw = يو
  [ao]uw? = او|و
  oei? = و
  ui = اوي|وي|او
  eu = و|يو
  ij|ei|ey|y = اي|ي
  ie = ي
  aa|ae = ا
  a = ا|-
  ee = ي
  ë|e$ = ه|ا|ي
  e = -|ي
  i = ي|-
  oo = و
  o = و
  uu? = و|-
  sch$ = س|ش
  sch = سخ|ش
  sj = ش
  ch = خ
  ck|cc = ك
  c(?=[eiy]) = س
  c|k+|q = ك
  bb?|p+ = ب
  dt$ = ت
  d+ = د
  f+ = ف
  g+ = خ|غ|ج
  h = ه
  j = ي
  l+ = ل
  m+ = م
  n+ = ن
  r+ = ر
  s+ = س
  th|t+ = ت
  v+ = ف
  w = ف|و
  x = كس
  z+ = ز
`);

const FARSI = rules(`
  ieuw = یو|یوو
  eeuw = ئو|یو
  [ao]uw? = او|و
  oei? = و
  ui = اوی|وی|او
  eu = و|یو
  ij|ei|ey|y = ای|ی
  ie = ی
  aa|ae = ا
  a = ا|-
  ee = ی|-
  ë|e$ = ه
  e = -
  i = ی|-
  oo? = و|-
  uu? = و|-
  sch$ = س|ش
  sch = سخ|ش
  sj = ش
  ch = خ
  ck|cc = ک
  c(?=[eiy]) = س
  c|k+|q = ک
  bb? = ب
  p+ = پ
  dt$ = ت
  d+ = د
  f+ = ف
  g+ = خ|گ
  h = ه
  j = ی
  l+ = ل
  m+ = م
  n+ = ن
  r+ = ر
  s+ = س
  th|t+ = ت
  v+ = ف|و
  w = و
  x = کس
  z+ = ز
`);

/** Vowels are written as letters of their own at first, and then joined with the consonant before them. */
const TIGRINYA = rules(`
  ieuw = ኢዉ|ኢ
  eeuw = ኤዉ
  [ao]uw? = ኣዉ|ኦዉ
  oei = ኡይ
  oe = ኡ
  ui = ኣዉ|ኦይ|ኡይ
  eu = ኡ|ኦ
  ij|ei|ey|y$ = ኣይ|ኤይ
  y = ኢ
  ie = ኢ
  aa?|ae = ኣ
  ee = ኤ
  ë|e = አ|ኤ
  i = ኢ
  oo? = ኦ
  uu? = ኡ
  sch$ = ስ
  sch = ስኽ|ሽ|ስክ
  sj = ሽ
  ch = ኽ|ህ
  ck|cc = ክ
  c(?=[eiy]) = ስ
  c|k+|q = ክ
  bb? = ብ
  dt$ = ት
  d+ = ድ
  f+ = ፍ
  g+ = ግ|ኽ
  h = ህ
  j = ይ
  l+ = ል
  m+ = ም
  n+ = ን
  p+ = ፕ
  r+ = ር
  s+ = ስ
  th|t+ = ት
  v+ = ቭ|ፍ
  w = ቭ|ው
  x = ክስ
  z+ = ዝ
`);

/** Joins a consonant of the sixth order with the vowel that follows it to one letter of its row. */
function joinEthiopic(letters: string): string {
  let joined = '';
  for (const letter of letters) {
    const code = letter.codePointAt(0) ?? 0;
    const before = joined.codePointAt(joined.length - 1) ?? 0;
    const isVowel = code >= 0x12a0 && code <= 0x12a6;
    if (isVowel && before % 8 === 5 && before !== 0x12a5)
      joined = joined.slice(0, -1) + String.fromCodePoint(before - 5 + (code - 0x12a0));
    else joined += letter;
  }
  return joined;
}

const SCRIPT_RULES = { ru: RUSSIAN, uk: UKRAINIAN, ar: ARABIC, fa: FARSI, ti: TIGRINYA } as const;
export type TestScript = keyof typeof SCRIPT_RULES;

/** How an initial vowel is written, where it is not written as elsewhere. */
const INITIAL_VOWELS: Partial<Record<TestScript, [RegExp, string]>> = {
  ar: [/^(?![\u0627\u0622])/, 'ا'],
  fa: [/^(?![\u0627\u0622])/, 'ا'],
};

/** A Dutch name in another script. */
export function transliterate(name: string, script: TestScript, choose: Choose): string {
  return name
    .toLowerCase()
    .normalize('NFC')
    .replace(/[úû]/g, 'u')
    .replace(/â/g, 'a')
    .replace(/['’]s-?/g, 's')
    .split(/[\s-]+/)
    .map((word) => transliterateWord(word, script, choose))
    .join(' ');
}

function transliterateWord(word: string, script: TestScript, choose: Choose): string {
  let left = word;
  let written = '';
  while (left) {
    const rule = SCRIPT_RULES[script].find(([pattern]) => pattern.test(left));
    const [matched = left.slice(0, 1)] = rule?.[0].exec(left) ?? [];
    const spelling = rule ? choose(rule[1].split('|')) : '';
    written += spelling === '-' ? '' : spelling;
    left = left.slice(Math.max(1, matched.length));
  }
  const initial = INITIAL_VOWELS[script];
  if (initial && /^[aeiou]/.test(word)) written = written.replace(initial[0], initial[1]);
  if (script === 'ru') written = written.replace(/^е/, 'э').replace(/йа/g, 'я').replace(/йу/g, 'ю');
  return script === 'ti' ? joinEthiopic(written) : written;
}
