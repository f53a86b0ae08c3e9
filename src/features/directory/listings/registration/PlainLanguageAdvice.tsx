import { Notice } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import type { ListingForm } from '../model/types.ts';
import { checkPlainLanguage } from './plain-language.ts';

/** Advice on plainer words for a Dutch text; it is never a condition. */
export function PlainLanguageAdvice({ form, language }: { form: ListingForm; language: string }) {
  const t = teamMessagesIn(language);
  const findings = form.textLanguage === 'nl' ? checkPlainLanguage(`${form.name}. ${form.summary}`) : null;
  if (!findings) return null;
  const { difficultWords, longSentences } = findings;
  return (
    <Notice kind="ask" title={t('plain.title')}>
      <ul>
        {difficultWords.map(({ word, plainer }) => (
          <li>{plainer ? t('plain.better', { word, better: plainer }) : t('plain.long-word', { word })}</li>
        ))}
        {longSentences > 0 && <li>{t('plain.long', { count: longSentences })}</li>}
        {difficultWords.length === 0 && longSentences === 0 && <li>{t('plain.shorter')}</li>}
      </ul>
    </Notice>
  );
}
