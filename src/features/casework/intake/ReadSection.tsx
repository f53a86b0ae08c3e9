import type { ComponentChildren } from 'preact';
import { textDirection } from '#core/i18n/languages.ts';
import { teamMessagesIn } from '../messages.ts';

/**
 * What the newcomer beside the guide reads or hears, large and in their own language. The button appears only where the browser has
 * a voice for that language.
 */
export function ReadSection({
  language,
  deskLanguage,
  children,
}: {
  language: string;
  deskLanguage: string;
  children: ComponentChildren;
}) {
  const t = teamMessagesIn(deskLanguage);
  return (
    <>
      <div class="big-words" lang={language} dir={textDirection(language)} data-read>
        {children}
      </div>
      <p class="no-print">
        <button type="button" class="button quiet" data-read-words data-stop={t('intake.read.stop')} hidden>
          <span>{t('intake.read.aloud')}</span>
        </button>
      </p>
    </>
  );
}
