import { vocabularyIn } from '#features/vocabulary';
import { messagesIn } from '../messages.ts';
import type { Initiative } from '../types.ts';
import { machineTranslationLabel } from './texts.ts';

/** The short words under a card: whom it is for, what it has, how much room there is. */
export function badgesFor(it: Initiative, language: string): { words: string; kind?: 'good' | 'soft' }[] {
  const { audience, childcare, costCents, room, placesFree, walkIn } = it;
  const t = messagesIn(language);
  const name = vocabularyIn(language);
  const machine = machineTranslationLabel(it, language);
  const kind = room === 'room' ? ('good' as const) : ('soft' as const);
  return [
    ...(audience && audience !== 'everyone' ? [{ words: name(`audience.${audience}`) }] : []),
    ...(childcare ? [{ words: t('badge.childcare') }] : []),
    ...(costCents === 0 ? [{ words: t('badge.free') }] : []),
    ...(walkIn ? [{ words: t('badge.walkin') }] : []),
    ...(room === 'room' && placesFree
      ? [{ words: t('badge.places', { places: placesFree }), kind }]
      : room
        ? [{ words: name(`room.${room}`), kind }]
        : []),
    ...(machine ? [{ words: machine }] : []),
  ];
}
