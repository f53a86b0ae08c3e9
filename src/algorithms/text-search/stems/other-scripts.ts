/** Arabic: articles, joined prepositions and common endings, after Larkey, Ballesteros & Connell (2002), light10. */
export function arabic(word: string): string {
  let stem = word;
  if (stem.length > 4) stem = stem.replace(/^(?:وال|فال|بال|كال|ولل)/, '');
  if (stem === word && stem.length > 3) stem = stem.replace(/^(?:ال|لل)/, '');
  if (stem === word && stem.length > 4) stem = stem.replace(/^[وبلف]/, '');
  for (const ending of [/(?:ها|هم|كم|نا|ني|ي)$/, /(?:ان|ات|ون|ين|يه)$/, /[هتي]$/])
    if (stem.length > 3) stem = stem.replace(ending, (end) => (stem.length - end.length >= 3 ? '' : end));
  return stem;
}

/** Farsi, Pashto and Sorani: plural, possessor and the joining ی. */
export function farsi(word: string): string {
  let stem = word;
  if (stem.length > 5) stem = stem.replace(/^(?:نمي|مي|ده)/, '');
  for (const ending of [/(?:هايم|هاي|ها|ونه|ونو|كان|ان)$/, /(?:يم|ام|ات|اش|كه|يك|م|ي|ه)$/])
    stem = stem.replace(ending, (end) => (stem.length - end.length >= 3 ? '' : end));
  return stem;
}

const ENDINGS =
  /(?:уватися|уватись|ювати|увати|атися|итися|анням|енням|інням|ань|ень|ення|ання|іння|іть|ами|ями|ого|ому|ими|емо|имо|ють|уть|ать|ять|ала|али|ила|или|ати|ити|яти|іти|ути|ів|ам|ям|ах|ях|ем|ом|их|им|ім|іх|ии|іи|оі|ою|ею|ав|ив|еш|ешь|ет|ит|а|я|у|ю|о|е|і|и|ь)$/;

/** Ukrainian and Russian after folding: removes one ending, as long as three letters remain. */
export function cyrillic(word: string): string {
  const stem = word.length > 5 ? word.replace(/с[яь]$/, '') : word;
  // Short words may end in what looks like a case ending: диплом must not become "дипл".
  return stem.replace(ENDINGS, (end) =>
    stem.length - end.length >= (/^[оеая]м$/.test(end) ? 5 : 3) ? '' : end,
  );
}

const CONSONANT = 0xfff8;

/**
 * Tigrinya and Amharic: the consonants only, because endings and forms are in the vowels; without one joined
 * preposition and one common ending. Each syllable becomes the first of its row.
 */
export function ethiopic(word: string): string {
  let stem = word;
  stem = stem.replace(/^[ንብክዝም]{1,2}(?=.{3})/, '');
  if (stem.length > 3) stem = stem.replace(/(?:ታት|ትን|ኩም|ና|ን|ይ|ካ|ኪ)$/, '');
  let bare = '';
  for (const letter of stem) bare += String.fromCharCode(letter.charCodeAt(0) & CONSONANT);
  return bare;
}
