import { InitiativeCard } from '../../catalogue/InitiativeCard.tsx';
import type { Initiative } from '../../catalogue/types.ts';
import { teamMessagesIn } from '../../messages.ts';
import type { ListingForm } from '../model/types.ts';
import { PlainLanguageAdvice } from './PlainLanguageAdvice.tsx';

/**
 * The card as it will look, in a fold before the buttons; where a script runs it stands beside the form on a wide screen and
 * follows what is typed. Without a script it is there when somebody asked for it.
 */
export function ListingPreview({
  preview,
  form,
  looks,
  language,
}: {
  preview: Initiative;
  form: ListingForm;
  /** Somebody asked to see it. */
  looks: boolean;
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <section id="preview" class="preview" hidden={!looks} aria-labelledby="preview-title">
      <details open={looks}>
        <summary id="preview-title">{t('register.preview')}</summary>
        <div id="preview-card">
          <InitiativeCard
            initiative={withFallbackName(preview, t('own.title'))}
            language={language}
            href="#register"
          />
          <PlainLanguageAdvice form={form} language={language} />
        </div>
      </details>
      <p class="unseen" role="status" data-words={t('register.preview.renewed')} />
    </section>
  );
}

/** A card without a name cannot be opened: until it has one it is called so. */
export function withFallbackName(it: Initiative, name: string): Initiative {
  const text = it.texts[it.language];
  return text && !text.name ? { ...it, texts: { ...it.texts, [it.language]: { ...text, name } } } : it;
}
