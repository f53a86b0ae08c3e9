import type { messagesIn } from '../messages.ts';

/** What somebody reads before they turn their booklet on, whole: kept with their consent. */
export const wordingOf = (t: ReturnType<typeof messagesIn>): string =>
  [t('on.sees'), t('on.not'), t('on.stays')].join(' ');
