import { dutchSounds, withoutDoubles } from './dutch-sounds.ts';
import type { Sounds, VowelWriting } from './sound.ts';

const table = (list: string): Map<string, string> =>
  new Map(
    list.split(/\s+/).map((pair) => {
      const [letter = '', ...sounds] = pair;
      return [letter, sounds.join('')];
    }),
  );

/** Arabic script, with the letters of Farsi, Sorani and Pashto. A letter without sounds carries a vowel or lengthens one. */
const ARABIC = table(
  `اa أa إi آa ٱa ىa ةa ەe ۀe ءa ئ عa بb پp تt طt ټt ثs جJ چtS حh خx دd ډd ضd ذz رr ړr ڕr زz ژZ ظz ږZ سs صs شS ښS څs ځz
   غx فf ڤv قk كk کk ڪk گg ګg ڭg لl ڵl مm نn ڼn ںn هh ھh ہh وW ؤW ۆo ۇu ۋv يY یY ێe ېe ۍi ے`,
);

/** Cyrillic, Ukrainian and Russian. */
const CYRILLIC = table(
  'аa бb вv гG ґg дd еe єe эe ёo жZ зz иi іi їi ыi йy кk лl мm нn оo пp рr сs тt уu ўw фf хx цts чtS шS щS юu яa',
);

/** Ethiopic: a row of eight code points for each consonant, from U+1200. */
const ETHIOPIC_ROWS = [
  ...'h l h m s r s S k k'.split(' '),
  ...['k', 'k', 'b', 'v', 't', 'tS', 'h', 'h', 'n', 'n', '', 'k', 'k', 'x', 'x', 'w', '', 'z', 'Z', 'y', 'd'],
  ...['d', 'J', 'g', 'g', 'g', 't', 'tS', 'p', 'ts', 'ts', 'f', 'p'],
];
/** The vowel of each letter in a row: the sixth has none, or hardly. */
const ETHIOPIC_VOWELS = ['e', 'u', 'i', 'a', 'e', '', 'o', 'a'];
/** A letter that only carries a vowel. */
const ETHIOPIC_CARRIED_VOWELS = ['a', 'u', 'i', 'a', 'e', 'e', 'o', 'a'];

/** A name in sounds, and whether its script writes vowels. */
export interface WrittenSounds {
  sounds: Sounds;
  vowels: VowelWriting;
  /** Latin script, in which names are also compared letter by letter. */
  latin: boolean;
}

/** What somebody wrote, in sounds; null when there is no letter of a script that we can read. */
export function readSounds(text: string): WrittenSounds | null {
  const letters = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/\p{Cf}|\u0640/gu, '');
  if (/\p{Script=Arabic}/u.test(letters)) return written(arabicSounds(letters), 'mostly-left-out');
  if (/\p{Script=Cyrillic}/u.test(letters)) return written(lettersBy(CYRILLIC, letters), 'written');
  if (/\p{Script=Ethiopic}/u.test(letters)) return written(ethiopicSounds(letters), 'written');
  const sounds = dutchSounds(letters);
  return sounds ? { sounds, vowels: 'written', latin: true } : null;
}

const written = (sounds: Sounds, vowels: VowelWriting): WrittenSounds => ({
  sounds: withoutDoubles(sounds),
  vowels,
  latin: false,
});

const lettersBy = (sounds: Map<string, string>, letters: string): Sounds =>
  [...letters].map((letter) => sounds.get(letter) ?? '').join('');

/** An h at the end of a word is a vowel, and a double waw within a word is a u. */
const arabicSounds = (letters: string): Sounds =>
  lettersBy(
    ARABIC,
    letters
      .replace(/\p{M}/gu, '')
      .replace(/[هھ](?!\p{L})/gu, 'ە')
      .replace(/(?<=\p{L})وو/gu, 'ۇ'),
  );

function ethiopicSounds(letters: string): Sounds {
  let sounds = '';
  for (const letter of letters) {
    const offset = (letter.codePointAt(0) ?? 0) - 0x1200;
    const consonant = ETHIOPIC_ROWS[offset >> 3];
    if (offset < 0 || consonant === undefined) continue;
    const isCarrier = consonant === '';
    sounds += consonant + ((isCarrier ? ETHIOPIC_CARRIED_VOWELS : ETHIOPIC_VOWELS)[offset & 7] ?? '');
  }
  return sounds;
}
