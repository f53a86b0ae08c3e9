import type { PageContext } from '#core/http/page-context.ts';
import { Button, Layout } from '#ui';
import { InitiativeCard } from '../../catalogue/InitiativeCard.tsx';
import type { Initiative } from '../../catalogue/types.ts';
import { teamMessagesIn } from '../../messages.ts';
import { ListingFacts } from '../model/ListingFacts.tsx';
import type { ListingForm } from '../model/types.ts';
import { AvailabilityFields } from './AvailabilityFields.tsx';
import type { RejectedAvailability } from './availability-input.ts';

/**
 * Asks the owner, who came from an email, whether the listing is still right. Opening it changes nothing, because mail scanners
 * open links too.
 */
export function ConfirmationPage({
  page,
  preview,
  form,
  token,
  formAction,
  rejected,
}: {
  page: PageContext;
  preview: Initiative;
  form: ListingForm;
  token: string;
  /** With the language. */
  formAction: string;
  rejected?: RejectedAvailability | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <Layout page={page} title={t('own.fresh')} narrow sheet={page.assets['owner.css']} robots="noindex">
      <h1>{t('own.fresh')}</h1>
      <InitiativeCard initiative={preview} language={language} level={2} href="#answer" />
      <ListingFacts form={form} language={language} />
      <form method="post" action={formAction} id="answer" class="stack after-card">
        <input type="hidden" name="token" value={token} />
        <Button icon="check" name="answer" value="right">
          {t('own.right')}
        </Button>
        <AvailabilityFields name="answer" current={preview} rejected={rejected} language={language} />
        <Button kind="quiet" icon="remove" name="answer" value="stopped">
          {t('fresh.stopped')}
        </Button>
      </form>
      <form method="post" action={`${formAction}/stop`}>
        <input type="hidden" name="token" value={token} />
        <Button kind="quiet">{t('fresh.no-more')}</Button>
      </form>
    </Layout>
  );
}

/** Says that the request was answered, that no more will come, or that it can no longer be answered. */
export function ConfirmationDonePage({
  page,
  message,
}: {
  page: PageContext;
  message: 'thanks' | 'no-mail' | 'over';
}) {
  const t = teamMessagesIn(page.language);
  return (
    <Layout page={page} title={t('own.fresh')} narrow robots="noindex">
      <h1>{t(`fresh.${message}`)}</h1>
      <p class="lead">{t(`fresh.${message}.lead`)}</p>
    </Layout>
  );
}
