import type { PageContext } from '#core/http/page-context.ts';
import { KeyCard, type ShownCard } from '#features/accounts';
import { messagesIn } from '../messages.ts';

/**
 * The card that opens this week again. In plain sight as long as it is new and may not be kept yet; folded afterwards,
 * because whoever looks along at a week should not see the key to it.
 */
export function KeepCard({ page, card }: { page: PageContext; card: ShownCard }) {
  const t = messagesIn(page.language);
  const body = (
    <>
      <p>
        {t('card.lead')} <b>{t('card.photo')}</b>
      </p>
      <KeyCard page={page} card={card} />
      <p class="no-print">
        <a href={`/${page.language}/card`}>{t('card.more')}</a>
      </p>
    </>
  );
  return card.isNew ? (
    <section id="card">
      <h2>{t('card.keep')}</h2>
      {body}
    </section>
  ) : (
    <details id="card">
      <summary>{t('card.folded')}</summary>
      {body}
    </details>
  );
}
