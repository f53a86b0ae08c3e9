import { InitiativeCard } from '../../catalogue/InitiativeCard.tsx';
import type { Initiative } from '../../catalogue/types.ts';
import { teamMessagesIn } from '../../messages.ts';
import { AdultsOnlyNotice } from '../model/AdultsOnlyNotice.tsx';
import { ListingFacts } from '../model/ListingFacts.tsx';
import type { ListingForm } from '../model/types.ts';
import { PlainLanguageAdvice } from './PlainLanguageAdvice.tsx';

/**
 * The card as it will look, folded before the buttons. With a script it stands beside the form on a wide screen and follows what
 * is typed; without one it is there when somebody asked for it.
 */
export function ListingPreview({
  preview,
  form,
  visible,
  language,
}: {
  preview: Initiative;
  form: ListingForm;
  /** Somebody asked to see it. */
  visible: boolean;
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <section id="preview" class="preview" hidden={!visible} aria-labelledby="preview-title">
      <details open={visible}>
        <summary id="preview-title">{t('register.preview')}</summary>
        <div id="preview-card">
          <InitiativeCard
            initiative={withFallbackName(preview, t('own.title'))}
            language={language}
            href="#register"
          />
          <ListingFacts form={form} language={language} />
          <AdultsOnlyNotice initiative={preview} language={language} />
          <PlainLanguageAdvice form={form} language={language} />
        </div>
      </details>
      <p class="unseen" role="status" data-words={t('register.preview.renewed')} />
    </section>
  );
}

/** The initiative with this name when it has none yet: a card without a name would be a link without text. */
export function withFallbackName(initiative: Initiative, name: string): Initiative {
  const { texts, language } = initiative;
  const text = texts[language];
  return text && !text.name
    ? { ...initiative, texts: { ...texts, [language]: { ...text, name } } }
    : initiative;
}
