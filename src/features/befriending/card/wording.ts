import { messagesIn } from '../messages.ts';

/**
 * What somebody says yes to, as paragraphs. Wordings are kept once for everybody, so no name and no choice stands in them: those are
 * columns of the consent.
 */
export function cardConsentWording(language: string): string[] {
  const t = messagesIn(language);
  return [
    t('card.consent.organisation'),
    t('card.consent.other'),
    t('card.consent.both'),
    t('card.consent.rights'),
  ];
}
