import type { IconName } from '#ui';
import { messagesIn } from '../messages.ts';
import { ACTIVITIES, type Activity, DISLIKES, type Dislike } from '../model/answers.ts';

const isActivity = (code: Dislike): code is Activity => (ACTIVITIES as readonly string[]).includes(code);
const isDislike = (code: Dislike): code is (typeof DISLIKES)[number] =>
  (DISLIKES as readonly string[]).includes(code);

/** Something that people do together or rather not have, in the reader's words. */
export function activityText(code: Dislike, language: string): string {
  const t = messagesIn(language);
  if (isActivity(code)) return t(`activity.${code}`);
  return isDislike(code) ? t(`dislike.${code}`) : code;
}

/** Its picture. */
export const activityIcon = (code: Dislike): IconName =>
  isActivity(code) ? `activity-${code}` : isDislike(code) ? `dislike-${code}` : 'question';
