import type { Story } from '#features/story';
import { messagesIn } from '../messages.ts';
import type { WeekPerson } from './people.ts';

/** For whom something is, in a story of two people; null in a story of one. */
export function whoText(who: WeekPerson, story: Story, language: string): string | null {
  if (!story.second) return null;
  const t = messagesIn(language);
  if (who === 'both') return t('who.both');
  const name = who === 'first' ? story.name : story.second.name;
  return name ? t('who.name', { name }) : t(who === 'first' ? 'who.first' : 'who.second');
}
