import { teamMessagesIn } from '../messages.ts';

/** What the script of the tablet says; `{count}` and the like are filled in there. */
const KEYS = [
  'pin.wrong',
  'pin.short',
  'pin.differs',
  'nothing-waits',
  'waiting',
  'old',
  'offline',
  'signed-out',
  'other-account',
  'closed',
  'refused',
  'full',
  'kept-promised',
  'kept-unsure',
  'take',
  'none-offered',
  'open-case',
  'put-away',
  'told',
  'not-told',
  'conflict',
  'taken-back',
  'sitting-saved',
  'sitting-missing',
  'nothing-to-export',
] as const;

export type TabletWords = Record<(typeof KEYS)[number], string>;

/** The words of the tablet in a language, with the places that the script fills in as `{name}`. */
export function tabletWords(language: string): TabletWords {
  const t = teamMessagesIn(language);
  const places = {
    count: '{count}',
    name: '{name}',
    number: '{number}',
    answer: '{answer}',
    moment: '{moment}',
  };
  return Object.fromEntries(KEYS.map((key) => [key, t(`offline.${key}`, places)])) as TabletWords;
}
