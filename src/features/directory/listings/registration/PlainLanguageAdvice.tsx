import { Notice } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import type { ListingForm } from '../model/types.ts';
import { checkPlainLanguage } from './plain-language.ts';

/** Advice for words that more people understand; only where we can judge, and never a condition. */
export function PlainLanguageAdvice({ form, language }: { form: ListingForm; language: string }) {
  const t = teamMessagesIn(language);
  const advice = form.textLanguage === 'nl' ? checkPlainLanguage(`${form.name}. ${form.summary}`) : null;
  if (!advice) return null;
  return (
    <Notice kind="ask" title={t('plain.title')}>
      <ul>
        {advice.words.map(({ word, better }) => (
          <li>{better ? t('plain.better', { word, better }) : t('plain.long-word', { word })}</li>
        ))}
        {advice.long > 0 && <li>{t('plain.long', { count: advice.long })}</li>}
        {advice.words.length === 0 && advice.long === 0 && <li>{t('plain.shorter')}</li>}
      </ul>
    </Notice>
  );
}
