/** Words of letters from offices, with what people say. */
const OFFICE: Record<string, string> = {
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
};

const LONG_WORD = 14;
const LONG_SENTENCE = 15;
/** Below this, Douma's measure calls a text difficult: about B2 and higher. */
const EASY = 60;

export interface PlainLanguageFindings {
  /** Difficult words, with a plainer one when we know it. */
  words: { word: string; better: string | null }[];
  /** Sentences of more than fifteen words. */
  long: number;
  /** Douma's reading ease, about 0 (hard) to 100 (easy). */
  ease: number;
}

const syllables = (word: string): number =>
  Math.max(1, word.match(/[aeiouyàáâäèéêëìíîïòóôöùúûü]+/gi)?.length ?? 1);

/**
 * What would make a Dutch text easier to read, about B1; null when it is easy already, or too short to say.
 * Source: W. H. Douma, *De leesbaarheid van landbouwbladen* (1960): 206.84 − 0.93 × words per sentence − 77 × syllables
 * per word.
 */
export function checkPlainLanguage(text: string): PlainLanguageFindings | null {
  const sentences = text.split(/[.!?\n]+/).map((one) => one.match(/\p{L}[\p{L}'’-]*/gu) ?? []);
  const spoken = sentences.filter((words) => words.length > 0);
  const words = spoken.flat();
  if (words.length < 4) return null;
  const parts = words.reduce((sum, word) => sum + syllables(word), 0);
  const ease = Math.round(206.84 - (0.93 * words.length) / spoken.length - (77 * parts) / words.length);
  const hard = [...new Set(words.map((word) => word.toLowerCase()))].flatMap((word) => {
    const better = Object.hasOwn(OFFICE, word) ? (OFFICE[word] as string) : null;
    return better || word.length >= LONG_WORD ? [{ word, better }] : [];
  });
  const long = spoken.filter((one) => one.length > LONG_SENTENCE).length;
  return hard.length || long || (ease < EASY && words.length > 12) ? { words: hard, long, ease } : null;
}
