import fc from 'fast-check';
import { expect, test } from 'vitest';
import { transliterate } from '../../../../../test/support/transliteration.ts';
import { findTowns, suggestTowns } from '../../index.ts';
import { foldTownName } from '../fold-name.ts';
import { namesByScript } from '../names-by-script.ts';
import { largestTowns } from '../suggest-towns.ts';
import { dutchSounds } from './dutch-sounds.ts';
import { findTownsBySound } from './find-by-sound.ts';
import { readSounds } from './script-sounds.ts';
import { analyseSounds, soundDifference } from './sound.ts';

const OFFERED = 6;
/** Names of their own, which nobody could guess from the Dutch one. */
const OTHER_NAMES = new Set(['لاهاي', 'لاهه', 'Гаага', 'ሄግ', 'دن بوش', 'Ден Бос', 'ደን ቦስ']);
const LANGUAGES = ['ar', 'fa', 'uk', 'ru', 'ti'] as const;

const rate = (results: boolean[]): number => results.filter(Boolean).length / results.length;

test.each(LANGUAGES)(
  'by sound alone, without any table of names, people who write as newspapers in %s do are offered their town first',
  (language) => {
    const names = namesByScript.filter((each) => each.language === language && !OTHER_NAMES.has(each.name));
    expect(new Set(names.map(({ town }) => town)).size).toBeGreaterThanOrEqual(40);
    const offered = names.map(({ town, name }) => ({
      town,
      found: findTownsBySound(name, 0.45)
        .slice(0, OFFERED)
        .map((match) => match.town.name),
    }));
    expect(rate(offered.map(({ town, found }) => found[0] === town))).toBeGreaterThanOrEqual(0.98);
    expect(offered.filter(({ town, found }) => !found.includes(town))).toEqual([]);
  },
);

test.each(LANGUAGES)(
  'the 200 largest municipalities are offered first to 97 of 100 who write them letter by letter in the script of %s',
  (language) => {
    let seed = 20_261_130;
    const choose = (alternatives: readonly string[]) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return alternatives[Math.floor((seed / 2 ** 32) * alternatives.length)] ?? '';
    };
    const offered = largestTowns.slice(0, 200).map(({ name }) => ({
      name,
      towns: suggestTowns(transliterate(name, language, choose), OFFERED).towns.map((town) => town.name),
    }));
    const [first, among] = [
      rate(offered.map(({ name, towns }) => towns[0] === name)),
      rate(offered.map(({ name, towns }) => towns.includes(name))),
    ];
    console.log(
      `${language}: ${(100 * first).toFixed(1)} of 100 first, ${(100 * among).toFixed(1)} among what is offered`,
    );
    expect(first).toBeGreaterThanOrEqual(0.97);
    expect(among).toBeGreaterThanOrEqual(0.99);
  },
);

test.each([
  ['Sorani', 'ئەمستردام', 'Amsterdam'],
  ['Sorani', 'ڕۆتەردام', 'Rotterdam'],
  ['Sorani', 'ئایندهۆڤن', 'Eindhoven'],
  ['Sorani', 'زۆتەرمێر', 'Zoetermeer'],
  ['Sorani', 'دێلفت', 'Delft'],
  ['Sorani', 'ڤێنلۆ', 'Venlo'],
  ['Sorani', 'هێلمۆند', 'Helmond'],
  ['Sorani', 'ئەلمێرە', 'Almere'],
  ['Pashto', 'امسټرډام', 'Amsterdam'],
  ['Pashto', 'روټرډام', 'Rotterdam'],
  ['Pashto', 'ټېلبرګ', 'Tilburg'],
  ['Pashto', 'ګرونینګن', 'Groningen'],
  ['Pashto', 'زووله', 'Zwolle'],
  ['Amharic', 'አምስተርዳም', 'Amsterdam'],
  ['Amharic', 'ሃርለም', 'Haarlem'],
  ['Amharic', 'ዩትሬክት', 'Utrecht'],
  ['Somali', 'Amistardam', 'Amsterdam'],
  ['Turkish', 'Ayndhoven', 'Eindhoven'],
  ['Turkish', 'Zutermer', 'Zoetermeer'],
  ['Kurmanji', 'Roterdam', 'Rotterdam'],
  ['English', 'Groeningen', 'Groningen'],
])('%s: whoever writes %s is offered %s first', (_, typed, name) => {
  expect(suggestTowns(typed).towns[0]?.name).toBe(name);
});

test('a name in the table is that of one town, and is found without asking', () => {
  for (const { name, town } of namesByScript) {
    const exact = findTowns(name, 20).filter((match) => match.exact);
    const called = new Set(exact.map((match) => foldTownName(match.name)));
    expect([...called], name).toEqual([foldTownName(town)]);
  }
});

test('whatever somebody types, they are offered something', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 90 }), (typed) => suggestTowns(typed).towns.length > 0),
    { numRuns: 300 },
  );
});

test('a name differs in nothing from itself, and never by less than nothing from another', () => {
  const names = fc.constantFrom(
    ...largestTowns.slice(0, 120).map(({ name }) => analyseSounds(dutchSounds(name))),
  );
  fc.assert(
    fc.property(names, names, (one, other) => {
      expect(soundDifference(one, one, 'written')).toBe(0);
      const difference = soundDifference(one, other, 'written');
      expect(difference >= 0 && difference <= 1).toBe(true);
      // With a limit: the same, or "too much".
      const limited = soundDifference(one, other, 'written', 0.3);
      expect(limited === difference || (limited === 1 && difference > 0.3)).toBe(true);
    }),
  );
});

test('every letter of our scripts has a sound that can be compared', () => {
  const scripts = /\p{Script=Arabic}|\p{Script=Cyrillic}|\p{Script=Ethiopic}/u;
  for (let code = 0x400; code < 0x1380; code++) {
    const letter = String.fromCodePoint(code);
    if (scripts.test(letter)) expect(() => analyseSounds(readSounds(letter)?.sounds ?? '')).not.toThrow();
  }
});

test('a text of two thousand words takes no longer than some names', () => {
  const quickest = (text: string): number =>
    Math.min(
      ...Array.from({ length: 5 }, () => {
        const from = performance.now();
        findTownsBySound(text, 0.45);
        return performance.now() - from;
      }),
    );
  expect(quickest('خرونينغن '.repeat(2000))).toBeLessThan(20 * quickest('خرونينغن'));
});
