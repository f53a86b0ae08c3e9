import { Notice } from '#ui';
import { lacksSafeguards } from '../../catalogue/safeguards.ts';
import type { Initiative } from '../../catalogue/types.ts';
import { teamMessagesIn } from '../../messages.ts';

/** Tells an owner kindly that their initiative is shown to adults only, and what would change that. */
export function AdultsOnlyNotice({
  initiative,
  language,
  href,
}: {
  initiative: Initiative;
  language: string;
  /** Where they can change it; without it they are there. */
  href?: string;
}) {
  const t = teamMessagesIn(language);
  if (!lacksSafeguards(initiative)) return null;
  return (
    <Notice kind="ask" title={t('own.adults-only')}>
      <p>{t('own.adults-only.lead')}</p>
      {href && (
        <p>
          <a href={href}>{t('own.adults-only.change')}</a>
        </p>
      )}
    </Notice>
  );
}
