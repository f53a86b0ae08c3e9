import type { PageContext } from '#core/http/page-context.ts';
import { Button, Layout } from '#ui';
import { InitiativeCard } from '../../catalogue/InitiativeCard.tsx';
import type { Initiative } from '../../catalogue/types.ts';
import { teamMessagesIn } from '../../messages.ts';
import { AvailabilityFields, type TypedAvailability } from './AvailabilityFields.tsx';

/** The owner came from a letter: still right? Nothing happens before a tap, so a scanner of mail changes nothing. */
export function ConfirmationPage({
  page,
  preview,
  token,
  at,
  typed,
}: {
  page: PageContext;
  preview: Initiative;
  token: string;
  at: string;
  typed?: TypedAvailability | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <Layout page={page} title={t('own.fresh')} narrow sheet={page.assets['owner.css']} robots="noindex">
      <h1>{t('own.fresh')}</h1>
      <InitiativeCard initiative={preview} language={language} level={2} href="#answer" />
      <form method="post" action={at} id="answer" class="stack after-card">
        <input type="hidden" name="token" value={token} />
        <Button icon="check" name="answer" value="right">
          {t('own.right')}
        </Button>
        <AvailabilityFields name="answer" now={preview} typed={typed} language={language} />
        <Button kind="quiet" icon="remove" name="answer" value="stopped">
          {t('fresh.stopped')}
        </Button>
      </form>
      <form method="post" action={`${at}/stop`}>
        <input type="hidden" name="token" value={token} />
        <Button kind="quiet">{t('fresh.no-more')}</Button>
      </form>
    </Layout>
  );
}

/** Answered, stopped, or too late: what now? */
export function ConfirmationDonePage({
  page,
  what,
}: {
  page: PageContext;
  what: 'thanks' | 'no-mail' | 'over';
}) {
  const t = teamMessagesIn(page.language);
  return (
    <Layout page={page} title={t('own.fresh')} narrow robots="noindex">
      <h1>{t(`fresh.${what}`)}</h1>
      <p class="lead">{t(`fresh.${what}.lead`)}</p>
    </Layout>
  );
}
