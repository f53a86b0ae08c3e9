const withoutDoubling = (word: string): string => word.replace(/([bdfgklmnprst])\1$/, '$1');

/**
 * Dutch, lightly: `cursussen` is `cursus`, `huizen` is `huis`, `maatjes` is `maatje`, `taal` is `talen`. The long vowel is
 * written once, because an open syllable writes it so.
 */
export function dutch(word: string): string {
  let stem = word;
  if (stem.length > 4) stem = stem.replace(/(?:(?<=\1(.))etjes?|(?<=m)pjes?|(?<=[lnrwy])tjes?|jes?)$/, '');
  if (stem.length > 6) stem = stem.replace(/deren$/, 'd');
  if (stem.length > 6) stem = stem.replace(/(?:ingen|ing|heden|heid)$/, '');
  if (stem.length > 4) stem = stem.replace(/(?:en|e)$/, '');
  if (stem.length > 4) stem = stem.replace(/([^aeious])s$/, '$1');
  stem = withoutDoubling(stem).replace(/z$/, 's').replace(/v$/, 'f');
  return stem.length > 3 ? stem.replace(/(a|e|o|u)\1(?=[a-z]$|[a-z]{2}$)/, '$1') : stem;
}

/** English, lightly: plurals, -ing and -ed. */
export function english(word: string): string {
  let stem = word;
  if (stem.length > 4) stem = stem.replace(/ies$/, 'y').replace(/(?:sses)$/, 'ss');
  if (stem.length > 3) stem = stem.replace(/([^su])s$/, '$1');
  if (stem.length > 5) stem = withoutDoubling(stem.replace(/(?:ing|ed)$/, ''));
  return stem.length > 3 ? stem.replace(/e$/, '') : stem;
}

/** French, lightly: number, gender and the commonest verb endings. */
export function french(word: string): string {
  let stem = word;
  if (stem.length > 3) stem = stem.replace(/aux$/, 'al').replace(/[sx]$/, '');
  if (stem.length > 5) stem = stem.replace(/(?:ement|ant|ent|er|ir|ez|ee)$/, '');
  return withoutDoubling(stem.length > 3 ? stem.replace(/e$/, '') : stem);
}

const TURKISH =
  /(?:larimiz|lerimiz|larinda|lerinde|iyorum|uyorum|abilirim|ebilirim|abilir|ebilir|acagim|ecegim|iyor|uyor|larin|lerin|larda|lerde|lari|leri|imiz|umuz|iniz|unuz|mak|mek|lar|ler|nda|nde|dan|den|tan|ten|nin|nun|yla|yle|lik|luk|da|de|ta|te|(?<=[aeiou])[ysn][aeiu]|in|un|im|um|ma|me|li|lu|ci|cu|a|e|i|u)$/;

/**
 * Turkish: removes endings one after another as long as four letters remain; a softened last letter is made hard again.
 */
export function turkish(word: string): string {
  let stem = word;
  for (let round = 0; round < 4; round++) {
    const shorter = stem.replace(TURKISH, '');
    if (shorter.length < 3 || shorter === stem || (shorter.length < 4 && round > 0)) break;
    stem = shorter;
  }
  return stem.replace(/b$/, 'p').replace(/d$/, 't').replace(/g$/, 'k');
}

/** Somali and Kurmanji: the article or case ending at the end. */
export function somali(word: string): string {
  return word.length > 5
    ? word.replace(
        /(?:yaasha|aasha|yada|yaal|oyin|aha|iska|ada|aha|kii|tii|dii|ka|ga|ta|da|ha|sha|ku|tu|na|yo|o)$/,
        '',
      )
    : word;
}

export function kurmanji(word: string): string {
  return word.length > 4 ? word.replace(/(?:eke|ekî|an|en|ek|im|in|e|a|i)$/, '') : word;
}
