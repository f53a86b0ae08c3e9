import { Notice } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import type { ListingForm } from '../model/types.ts';
import { plainAdvice } from './plain-language.ts';

/** Advice for words that more people understand; only where we can judge, and never a condition. */
export function PlainAdvice({ form, language }: { form: ListingForm; language: string }) {
  const t = teamMessagesIn(language);
  const advice = form.textLanguage === 'nl' ? plainAdvice(`${form.name}. ${form.summary}`) : null;
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
