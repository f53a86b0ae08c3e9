import { loadMessages } from '#core/i18n/messages.ts';
import type publicMessages from './messages/public.nl.json';
import type teamMessages from './messages/team.nl.json';

/** Translates the public messages of this feature. */
export const messagesIn = loadMessages<typeof publicMessages>('src/features/hours/messages', 'public');

/** Translates the messages of the pages of initiatives, and the public ones beside them. */
export const teamMessagesIn = loadMessages<typeof publicMessages & typeof teamMessages>(
  'src/features/hours/messages',
  'public',
  'team',
);

/** A length of time in words: "1 uur 40 min". Digits as on Dutch clocks, in every language. */
export function formatLength(minutes: number, language: string): string {
  const t = messagesIn(language);
  const h = Math.floor(minutes / 60);
  const m = minutes % 60;
  return m === 0
    ? t('length.hours', { n: h, h: String(h) })
    : t('length.both', { h: String(h), m: String(m) });
}
