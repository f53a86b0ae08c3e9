import { speak } from '../messages/index.ts';
import { speakVocabulary } from '../messages/vocabulary/index.ts';
import type { Initiative } from '../types.ts';
import { machineMark } from './texts.ts';

/** The short words under a card: whom it is for, what it has, how much room there is. */
export function badgesOf(it: Initiative, language: string): { words: string; kind?: 'good' | 'soft' }[] {
  const { audience, childcare, costCents, room, placesFree, walkIn } = it;
  const say = speak(language);
  const name = speakVocabulary(language);
  const machine = machineMark(it, language);
  const kind = room === 'room' ? ('good' as const) : ('soft' as const);
  return [
    ...(audience && audience !== 'everyone' ? [{ words: name(`audience.${audience}`) }] : []),
    ...(childcare ? [{ words: say('badge.childcare') }] : []),
    ...(costCents === 0 ? [{ words: say('badge.free') }] : []),
    ...(walkIn ? [{ words: say('badge.walkin') }] : []),
    ...(room === 'room' && placesFree
      ? [{ words: say('badge.places', { places: placesFree }), kind }]
      : room
        ? [{ words: name(`room.${room}`), kind }]
        : []),
    ...(machine ? [{ words: machine }] : []),
  ];
}
