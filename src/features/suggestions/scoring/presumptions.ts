import type { Initiative } from '#features/directory/rules.ts';

/**
 * What the words of an initiative make likely where its owner did not fill in a field. A presumption only keeps out: who may
 * be unwelcome or unsafe there is told to ask; nobody is sent somewhere because of a presumption.
 */

/** Words of the languages in which most owners write; between letters of no kind. */
const words = (...patterns: string[]): RegExp =>
  new RegExp(`(?<![\\p{L}])(?:${patterns.join('|')})(?![\\p{L}])`, 'u');
/** Arabic joins "and", "for", "with" and "the" to the word. */
const arabic = (...stems: string[]): string =>
  `[وفبلك]{0,2}(?:ال|لل)?(?:${stems.join('|')})(?:ات|ين|ون|ي|ه|ك)?`;

const WOMEN = words(
  'vrouw(?:en\\p{L}*)?',
  'dames\\p{L}*',
  'moeders?',
  "mama'?s",
  'meiden\\p{L}*',
  'meisjes\\p{L}*',
  'wom[ae]n',
  'ladies',
  'mothers?(?! tongue)',
  'mums?',
  'moms?',
  'girls?',
  'femmes?',
  'meres',
  'kadinlar\\p{L}*',
  'kadınlar\\p{L}*',
  'anneler\\p{L}*',
  'жінок',
  'жінки',
  'жінкам',
  'матерів',
  'матері',
  'زنان',
  'بانوان',
  'مادران',
  arabic('نساء', 'سيدات', 'امهات', 'امراة', 'فتيات', 'بنات'),
);
const MEN = words(
  'mannen\\p{L}*',
  'heren\\p{L}*',
  'vaders?',
  "papa'?s",
  'jongens\\p{L}*',
  'men',
  'gentlemen',
  'fathers?',
  'dads?',
  'boys?',
  'hommes?',
  'peres',
  'erkekler\\p{L}*',
  'babalar\\p{L}*',
  'чоловіків',
  'чоловіки',
  'чоловікам',
  'مردان',
  'پدران',
  arabic('رجال', 'اباء', 'شباب'),
);
const ONE_TO_ONE = words(
  '\\p{L}*maatjes?',
  '\\p{L}*budd(?:y|ies)\\p{L}*',
  '(?:een|1)[ -]op[ -](?:een|1)',
  '(?:one|1)[ -](?:to|on)[ -](?:one|1)',
  '\\p{L}*mentor\\p{L}*',
  '\\p{L}*coach(?:es|ing)?',
  'met een (?:vaste )?vrijwilliger',
  'with one volunteer',
  'gaat met je mee',
  'goes with you',
  arabic('رفيق', 'مرافق', 'مرشد', 'موجه', 'فردي'),
);
const AT_HOME = words(
  'aan huis',
  'huisbezoek(?:en)?',
  'thuisbezoek(?:en)?',
  'bij (?:je|jou|u|jullie|mensen) thuis',
  'thuis op bezoek',
  'home visits?',
  '(?:at|in|to) your (?:own )?home',
  'visits? you at home',
  'زيارة منزلية',
  '(?:في|الى|الي) (?:بيتك|منزلك)',
);
const TELEPHONE = words(
  'bel\\p{L}*maatjes?',
  'bel een maatje',
  'bellen met',
  'bellers?',
  'belt (?:je|jou|u)',
  'we bellen',
  'telefonisch\\p{L}*',
  '(?:aan|per|via|over) de telefoon',
  '(?:avond|hulp|luister|praat|telefoon|bel)lijn',
  '(?:by|over the|on the) (?:tele)?phone',
  'phone (?:budd(?:y|ies)|calls?|friends?|line)',
  'help ?line',
  'evening line',
  'هاتفيا',
  '(?:عبر|على|علي) الهاتف',
  'بالهاتف',
);
const CHOIR = words(
  '\\p{L}*koor',
  '\\p{L}*koren',
  '\\p{L}*zingen',
  'choirs?',
  'singing',
  arabic('كورال', 'جوقة', 'غناء'),
);
const LISTENING = words(
  '\\p{L}*luister(?:en|t)?',
  '\\p{L}*concert(?:en)?',
  'podcasts?',
  'in het donker',
  'listen(?:ing)?',
  'concerts?',
  'in the dark',
  'في الظلام',
);
const DEAF = words(
  'do(?:of|ve)',
  'doven\\p{L}*',
  'slechthorend\\p{L}*',
  'schrijftolk\\p{L}*',
  'liplez\\p{L}*',
  'deaf',
  'hard of hearing',
  'hearing loss',
  'sign[- ]language',
  'lip[- ]?reading',
  arabic('صم', 'لغة الاشارة'),
);
/** A gesture is a sign only where somebody signs. */
const SIGNS = words('gebaren\\p{L}*', 'sign(?:s|ed|ing)');
const HEARING = words('horenden?', 'hearing(?! loop| loss)');
const PARENTS = words(
  'ouders?',
  'vaders?',
  'moeders?',
  "papa'?s?",
  "mama'?s?",
  "baby'?s?",
  'peuters?\\p{L}*',
  'kleuters?\\p{L}*',
  'dreumes\\p{L}*',
  'zwanger\\p{L}*',
  'bevalling\\p{L}*',
  'gezin(?:nen)?',
  'kleintjes?',
  'je kind(?:eren)?',
  'parents?',
  'fathers?',
  'mothers?',
  'babies',
  'toddlers?',
  'pregnan\\p{L}*',
  'famil(?:y|ies)',
  'your child(?:ren)?',
  arabic('والدين', 'اباء', 'امهات', 'رضيع', 'رضع', 'حوامل', 'عائلات', 'اطفالك'),
);
const LGBT = words(
  'lhbt\\p{L}*\\+?',
  'lgbt\\p{L}*\\+?',
  'regenboog\\p{L}*',
  'rainbow (?:table|group|cafe|evening)',
  'queer\\p{L}*',
  'lesbisch\\p{L}*',
  'lesbian\\p{L}*',
  arabic('مثليين', 'مثلي'),
);
const MUSIC = words(
  'muziek\\p{L}*',
  'zang\\p{L}*',
  '\\p{L}*zingen',
  '\\p{L}*koor',
  '\\p{L}*gitaar',
  'trommel\\p{L}*',
  'drum\\p{L}*',
  'piano\\p{L}*',
  'saz',
  'music\\p{L}*',
  'singing',
  'choirs?',
  'guitars?',
  arabic('موسيقى', 'موسيقي', 'غناء', 'جيتار'),
);
const INTERNSHIP = words(
  '\\p{L}*stageplek\\p{L}*',
  '\\p{L}*stages?',
  '\\p{L}*werkervaring\\p{L}*',
  'leerplek\\p{L}*',
  'loop .{0,20} mee',
  'internships?',
  'traineeships?',
  'work experience',
  arabic('تدريب عملي', 'تدريب مهني'),
);

const YEARS_FROM = [
  /(?<!\d)(\d{2}) ?(?:\+|-?plus)/u,
  /(?:vanaf|from|ouder dan|over|aged) (\d{1,2})(?: jaar| years?| and older)/u,
];
const YEARS_UP_TO = /(?:tot en met|tot|t\/m|up to|under) (\d{1,2}) (?:jaar|years?)/u;
const YEARS_BETWEEN =
  /(?<!\d)(\d{1,2}) ?(?:-|–|tot en met|tot|t\/m|to) ?(\d{1,2}) ?(?:jaar|years?|year-olds)/u;
const OLDEST_CHILD = 18;

const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}|ـ/gu, '');

/** Everything that the texts say, in every language, in small letters without marks. */
const allWords = ({ texts }: Pick<Initiative, 'texts'>): string =>
  folded(
    Object.values(texts)
      .map(({ name, summary, description }) => `${name}. ${summary}. ${description ?? ''}`)
      .join(' '),
  );
/** What the names and the summaries say, in the same way. */
const firstWords = ({ texts }: Pick<Initiative, 'texts'>): string =>
  folded(
    Object.values(texts)
      .map(({ name, summary }) => `${name}. ${summary}`)
      .join(' '),
  );

/** What the texts make likely. */
export interface Presumptions {
  /** For women or for men only: their words name one of the two and not the other. */
  group: 'women' | 'men' | null;
  ages: [number | null, number | null] | null;
  oneToOne: boolean;
  atHome: boolean;
  telephone: boolean;
  choir: boolean;
  listening: boolean;
  /**
   * First of all for people who are deaf or hear badly: its name or its first sentence says so, and not
   * that those who hear are welcome as well.
   */
  forDeaf: boolean;
  /** Its name or its first sentence is about parents and their children. */
  forParents: boolean;
  /** For people who are lesbian, gay, bi or trans: nobody is asked whether they are. */
  forLgbt: boolean;
  music: boolean;
  internship: boolean;
}

/** Reads the texts of an initiative, in Dutch, English and Arabic, and a few words of other languages. */
export function presume(initiative: Pick<Initiative, 'texts' | 'signLanguages'>): Presumptions {
  const text = allWords(initiative);
  const women = WOMEN.test(text);
  const men = MEN.test(text);
  return {
    group: women === men ? null : women ? 'women' : 'men',
    ages: presumedAges(text),
    oneToOne: ONE_TO_ONE.test(text),
    atHome: AT_HOME.test(text),
    telephone: TELEPHONE.test(text),
    choir: CHOIR.test(text),
    listening: LISTENING.test(text),
    forDeaf: isForDeaf(initiative),
    forParents: PARENTS.test(firstWords(initiative)),
    forLgbt: LGBT.test(text),
    music: MUSIC.test(text),
    internship: INTERNSHIP.test(text),
  };
}

function isForDeaf(initiative: Pick<Initiative, 'texts' | 'signLanguages'>): boolean {
  const text = firstWords(initiative);
  return (
    (DEAF.test(text) || (initiative.signLanguages.length > 0 && SIGNS.test(text))) && !HEARING.test(text)
  );
}

function presumedAges(text: string): Presumptions['ages'] {
  const between = YEARS_BETWEEN.exec(text);
  if (between) return [Number(between[1]), Number(between[2])];
  const from = YEARS_FROM.map((pattern) => pattern.exec(text)?.[1]).find(Boolean);
  if (from) return [Number(from), null];
  const upTo = Number(YEARS_UP_TO.exec(text)?.[1] ?? Number.NaN);
  // "Children up to four" says whom parents bring along, not who may come.
  return upTo >= OLDEST_CHILD ? [null, upTo] : null;
}
