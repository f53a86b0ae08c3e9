/** Formal Dutch words, with a plainer one. */
const PLAINER_WORDS = new Map(
  Object.entries({
    middels: 'met',
    teneinde: 'om',
    indien: 'als',
    betreffende: 'over',
    omtrent: 'over',
    aangaande: 'over',
    conform: 'volgens',
    desgewenst: 'als je wilt',
    dient: 'moet',
    dienen: 'moeten',
    doelgroep: 'mensen',
    faciliteren: 'helpen',
    gefaciliteerd: 'geholpen',
    participeren: 'meedoen',
    participatie: 'meedoen',
    activiteiten: 'dingen om te doen',
    aanvang: 'begin',
    reeds: 'al',
    tevens: 'ook',
    derhalve: 'dus',
    uiterlijk: 'niet later dan',
    ontplooien: 'groeien',
    laagdrempelig: 'makkelijk om mee te doen',
    multidisciplinair: 'met verschillende mensen',
    integraal: 'alles samen',
    kwetsbare: 'die hulp kunnen gebruiken',
    inzetten: 'gebruiken',
    verstrekken: 'geven',
    verzoeken: 'vragen',
    aanmelding: 'opgeven',
    bewerkstelligen: 'zorgen dat',
    zelfredzaamheid: 'zelf kunnen',
  }),
);

/** A word of so many letters is difficult. */
const LONG_WORD_LETTERS = 14;
const MAX_SENTENCE_WORDS = 15;
/** A text of fewer words is too short to judge. */
const MIN_WORDS = 4;
/** In a text of fewer words the reading ease says little. */
const MIN_WORDS_FOR_EASE = 13;
/** Below this, Douma's formula calls a text difficult: about level B2 and higher. */
const MIN_READING_EASE = 60;

export interface PlainLanguageFindings {
  /** With a plainer word when there is one in the list. */
  difficultWords: { word: string; plainer: string | null }[];
  /** How many sentences have more than fifteen words. */
  longSentences: number;
  /** Douma's reading ease, from about 0 (hard) to 100 (easy). */
  readingEase: number;
}

const countSyllables = (word: string): number =>
  Math.max(1, word.match(/[aeiouyàáâäèéêëìíîïòóôöùúûü]+/gi)?.length ?? 1);

/**
 * What would make a Dutch text easier to read, about level B1; null when it is easy already, or too short to judge.
 * Source: W. H. Douma, *De leesbaarheid van landbouwbladen* (1960): 206.84 − 0.93 × words per sentence − 77 × syllables
 * per word.
 */
export function checkPlainLanguage(text: string): PlainLanguageFindings | null {
  const sentences = text
    .split(/[.!?\n]+/)
    .map((sentence): string[] => sentence.match(/\p{L}[\p{L}'’-]*/gu) ?? [])
    .filter((words) => words.length > 0);
  const words = sentences.flat();
  if (words.length < MIN_WORDS) return null;
  const syllables = words.reduce((sum, word) => sum + countSyllables(word), 0);
  const readingEase = Math.round(
    206.84 - (0.93 * words.length) / sentences.length - (77 * syllables) / words.length,
  );
  const difficultWords = [...new Set(words.map((word) => word.toLowerCase()))].flatMap((word) => {
    const plainer = PLAINER_WORDS.get(word) ?? null;
    return plainer || word.length >= LONG_WORD_LETTERS ? [{ word, plainer }] : [];
  });
  const longSentences = sentences.filter((sentence) => sentence.length > MAX_SENTENCE_WORDS).length;
  const hardToRead = readingEase < MIN_READING_EASE && words.length >= MIN_WORDS_FOR_EASE;
  return difficultWords.length || longSentences || hardToRead
    ? { difficultWords, longSentences, readingEase }
    : null;
}
