import type { Initiative, InitiativeText } from '#features/directory/rules.ts';
import { arabic, cutText, phrases, type WordList, words } from './word-list.ts';

/**
 * What the words of an initiative make likely where its owner did not fill in a field. A presumption only keeps out: who may
 * be unwelcome or unsafe there is told to ask; nobody is sent somewhere because of a presumption. In Dutch, English and
 * Arabic, and a few words of other languages: most texts are there in one of these.
 */
const LISTS = {
  women: words(
    'vrouw(?:en.*)?|dames.*|moeders?|mama.?s?|meiden.*|meisjes.*',
    'wom[ae]n|ladies|mothers?|mums?|moms?|girls?|femmes?|meres',
    'kadınlar.*|kadinlar.*|anneler.*|жінок|жінки|жінкам|матерів|матері|زنان|بانوان|مادران',
    arabic('نساء', 'سيدات', 'امهات', 'امراة', 'فتيات', 'بنات'),
  ),
  men: words(
    'mannen.*|heren.*|vaders?|papa.?s?|jongens.*',
    'men|gentlemen|fathers?|dads?|boys?|hommes?|peres',
    'erkekler.*|babalar.*|чоловіків|чоловіки|чоловікам|مردان|پدران',
    arabic('رجال', 'اباء', 'شباب'),
  ),
  oneToOne: words(
    '.*maatjes?|.*budd(?:y|ies).*|.*mentor.*|.*coach(?:es|ing)?',
    arabic('رفيق', 'مرافق', 'مرشد', 'موجه', 'فردي'),
  ).and(
    phrases(
      'een op een|1 op 1|one to one|one on one|1 on 1',
      'met een vrijwilliger|met een vaste vrijwilliger|with one volunteer|gaat met je mee|goes with you',
    ),
  ),
  atHome: words('huisbezoek(?:en)?|thuisbezoek(?:en)?').and(
    phrases(
      'aan huis|bij je thuis|bij jou thuis|bij u thuis|bij jullie thuis|bij mensen thuis|thuis op bezoek',
      'home visit|home visits|at your home|in your home|to your home|in your own home|visits you at home|visit you at home',
      'زيارة منزلية|في بيتك|في منزلك|الى بيتك|الى منزلك|الي بيتك|الي منزلك',
    ),
  ),
  telephone: words(
    'bel.*maatjes?|bellers?|telefonisch.*|(?:avond|hulp|luister|praat|telefoon|bel)lijn|helpline|هاتفيا|بالهاتف',
  ).and(
    phrases(
      'bel een maatje|bellen met|belt je|belt jou|belt u|we bellen',
      'aan de telefoon|per telefoon|via de telefoon|over de telefoon',
      'by phone|by telephone|over the phone|over the telephone|on the phone|on the telephone',
      'phone buddy|phone buddies|phone call|phone calls|phone friend|phone friends|phone line|help line|evening line',
      'عبر الهاتف|على الهاتف|علي الهاتف',
    ),
  ),
  choir: words('.*koor|.*koren|.*zingen|choirs?|singing', arabic('كورال', 'جوقة', 'غناء')),
  listening: words('.*luister(?:en|t)?|.*concert(?:en|s)?|podcasts?|listen(?:ing)?').and(
    phrases('in het donker|in the dark|في الظلام'),
  ),
  deaf: words(
    'doof|dove|doven.*|slechthorend.*|schrijftolk.*|gebarentaal.*|liplez.*|lipread.*|deaf',
    arabic('صم'),
  ).and(phrases('hard of hearing|hearing loss|sign language|لغة الاشارة')),
  /** A gesture is a sign only where somebody signs. */
  signs: words('gebaren.*|signs?|signed|signing'),
  hearing: words('horend(?:e|en)?'),
  parents: words(
    'ouders?|vaders?|moeders?|papa.?s?|mama.?s?|baby.?s?|peuters?.*|kleuters?.*|dreumes.*',
    'zwanger.*|bevalling.*|gezin(?:nen)?|kleintjes?',
    'parents?|fathers?|mothers?|babies|toddlers?|pregnan.*|famil(?:y|ies)',
    arabic('والدين', 'اباء', 'امهات', 'رضيع', 'رضع', 'حوامل', 'عائلات', 'اطفالك'),
  ).and(phrases('je kind|je kinderen|your child|your children')),
  lgbt: words('lhbt.*|lgbt.*|regenboog.*|queer.*|lesbisch.*|lesbian.*', arabic('مثليين', 'مثلي')).and(
    phrases('rainbow table|rainbow group|rainbow cafe'),
  ),
  music: words(
    'muziek.*|zang.*|.*zingen|.*koor|.*gitaar|trommel.*|drum.*|piano.*|saz|music.*|singing|choirs?|guitars?',
    arabic('موسيقى', 'موسيقي', 'غناء', 'جيتار'),
  ),
  internship: words('.*stageplek.*|.*stages?|.*werkervaring.*|leerplek.*|internships?|traineeships?').and(
    phrases('work experience|loop vier weken mee|loop een week mee|تدريب عملي|تدريب مهني'),
  ),
} satisfies Record<string, WordList>;

const YEARS_FROM = [
  /(?<!\d)(\d{2}) ?(?:\+|-?plus)/u,
  /(?:vanaf|from|ouder dan|over|aged) (\d{1,2})(?: jaar| years?| and older)/u,
];
const YEARS_UP_TO = /(?:tot en met|tot|t\/m|up to|under) (\d{1,2}) (?:jaar|years?)/u;
const YEARS_BETWEEN =
  /(?<!\d)(\d{1,2}) ?(?:-|–|tot en met|tot|t\/m|to) ?(\d{1,2}) ?(?:jaar|years?|year-olds)/u;
const OLDEST_CHILD = 18;

/** Small letters without marks. */
const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}|ـ/gu, '')
    // The mother tongue is nobody's mother.
    .replace(/mother tongue/g, 'first language');

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
   * First of all for people who are deaf or hear badly: its name or its first sentence says so, and not that those who hear
   * are welcome as well.
   */
  forDeaf: boolean;
  /** Its name or its first sentence is about parents and their children. */
  forParents: boolean;
  /** For people who are lesbian, gay, bi or trans: nobody is asked whether they are. */
  forLgbt: boolean;
  music: boolean;
  internship: boolean;
}

/** More texts than these are not remembered. */
const MAX_REMEMBERED = 20_000;
/** By the texts themselves: when the directory changes, most of it is as it was. */
const remembered = new Map<string, Presumptions>();

/** Reads the texts of an initiative, in every language that it has. */
export function presume(initiative: Pick<Initiative, 'texts' | 'signLanguages'>): Presumptions {
  const { texts, signLanguages } = initiative;
  const key = JSON.stringify([signLanguages, ...Object.values(texts).map(wordsOf)]);
  const before = remembered.get(key);
  if (before) return before;
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  const read = readTexts(initiative);
  remembered.set(key, read);
  return read;
}

const wordsOf = ({ name, summary, description }: InitiativeText): (string | undefined)[] => [
  name,
  summary,
  description,
];

function readTexts({ texts, signLanguages }: Pick<Initiative, 'texts' | 'signLanguages'>): Presumptions {
  const all = Object.values(texts);
  const names = folded(all.map(({ name, summary }) => `${name}. ${summary}`).join('. '));
  const plain = `${names}. ${folded(all.map(({ description }) => description ?? '').join('. '))}`;
  const first = cutText(names);
  const text = cutText(plain);
  const women = LISTS.women.isIn(text);
  const men = LISTS.men.isIn(text);
  const isAboutDeaf = LISTS.deaf.isIn(first) || (signLanguages.length > 0 && LISTS.signs.isIn(first));
  return {
    group: women === men ? null : women ? 'women' : 'men',
    ages: presumedAges(plain),
    oneToOne: LISTS.oneToOne.isIn(text),
    atHome: LISTS.atHome.isIn(text),
    telephone: LISTS.telephone.isIn(text),
    choir: LISTS.choir.isIn(text),
    listening: LISTS.listening.isIn(text),
    forDeaf: isAboutDeaf && !LISTS.hearing.isIn(first),
    forParents: LISTS.parents.isIn(first),
    forLgbt: LISTS.lgbt.isIn(text),
    music: LISTS.music.isIn(text),
    internship: LISTS.internship.isIn(text),
  };
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
