import { type Town, towns } from '../gazetteer.ts';
import { dutchSounds } from './dutch-sounds.ts';
import { readSounds } from './script-sounds.ts';
import { type AnalysedSounds, analyseSounds, soundDifference } from './sound.ts';

/** A town of which the name sounds like what somebody wrote. */
export interface SoundMatch {
  town: Town;
  /** 0: the same sounds; 1: something else altogether. Larger towns get a little less: they are meant more often. */
  difference: number;
}

/** Names without what people leave out: `Alphen` of `Alphen aan den Rijn`, `Helder` of `Den Helder`, `Bergen`. */
const TAIL = / (aan|op|bij|en|in|ter|van) .*$/;
const ARTICLE = /^('s-|'t |den |de |het )/i;
const SHORTENED_PENALTY = 0.03;

const pronounced: { town: Town; sounds: AnalysedSounds; penalty: number }[] = towns.flatMap((town) =>
  [...new Set([town.name, town.name.replace(TAIL, ''), town.name.replace(ARTICLE, '')])].map(
    (name, index) => ({
      town,
      sounds: analyseSounds(dutchSounds(name)),
      penalty: index ? SHORTENED_PENALTY : 0,
    }),
  ),
);

const MAX_WRITTEN_SOUNDS = 60;
/** Sounds more or less than in a name, beyond which the two are not compared. */
const MAX_LENGTH_DIFFERENCE = 6;
/** How much the largest town gains on a hamlet, and the seat of a municipality on another town. */
const SIZE_BONUS = 0.006;
const SEAT_BONUS = 0.015;

const bonus = ({ thousands, seat }: Town): number =>
  SIZE_BONUS * Math.log2(1 + thousands) + (seat ? SEAT_BONUS : 0);

/**
 * The towns whose names sound most like what somebody wrote, in Latin, Arabic, Cyrillic or Ethiopic script, best first. A pure
 * function; some milliseconds.
 * @param maxDifference towns that differ more are left out; 1 leaves out none
 */
export function findTownsBySound(text: string, maxDifference: number): SoundMatch[] {
  const written = readSounds(text);
  if (!written?.sounds) return [];
  const sounds = analyseSounds(written.sounds.slice(0, MAX_WRITTEN_SOUNDS));
  const best = new Map<Town, number>();
  for (const { town, sounds: name, penalty } of pronounced) {
    if (Math.abs(name.numbers.length - sounds.numbers.length) > MAX_LENGTH_DIFFERENCE) continue;
    const difference = soundDifference(sounds, name, written.vowels, maxDifference) + penalty;
    if (difference <= maxDifference && difference < (best.get(town) ?? 2)) best.set(town, difference);
  }
  return [...best]
    .map(([town, difference]) => ({
      town,
      difference: Math.max(0, difference - bonus(town)),
      rank: difference - bonus(town),
    }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ town, difference }) => ({ town, difference }));
}
