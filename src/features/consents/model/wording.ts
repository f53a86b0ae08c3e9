import { messagesIn } from '../messages.ts';
import type { ConsentPurpose } from './rules.ts';

/** The purposes for which the pages of sharing ask. */
export type AskedPurpose = Exclude<ConsentPurpose, 'place' | 'hours' | 'befriending'>;

/**
 * What somebody says yes or no to, as paragraphs. Wordings are stored once for everybody and everybody may read them, so they
 * are made of whole messages without a name, a date or a choice in them: those are columns of the consent.
 */
export function consentWording(language: string, purpose: AskedPurpose): string[] {
  const t = messagesIn(language);
  return [t('wording.ask'), t(`wording.${purpose}`), t('wording.live'), t('wording.rights')];
}
