import type { PageContext } from '#core/http/page-context.ts';
import { Breadcrumbs, Button, Layout, Notice, TextField } from '#ui';
import { InitiativeCard } from '../../catalogue/InitiativeCard.tsx';
import type { Initiative } from '../../catalogue/types.ts';
import { teamMessagesIn } from '../../messages.ts';
import { previewInitiative } from '../model/rules.ts';
import type { Listing } from '../model/types.ts';
import { Vouchers } from '../owner-page/OwnerPage.tsx';

export type VouchRefusal = 'own' | 'ring' | 'not-public' | 'not-waiting' | 'not-there';

/** Somebody was asked to vouch: this is what for. */
export function VouchPage({
  page,
  preview,
  vouchers,
  token,
  at,
  typed,
  refusal,
  done,
}: {
  page: PageContext;
  preview: Initiative;
  vouchers: string[];
  token: string;
  at: string;
  typed: string;
  refusal?: VouchRefusal | undefined;
  done: boolean;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <Layout page={page} title={t('vouch.title')} narrow robots="noindex">
      <h1>{t('vouch.title')}</h1>
      {done && (
        <Notice kind="good" role="status">
          {t('vouch.done')}
        </Notice>
      )}
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`vouch.refused.${refusal}`)}
        </Notice>
      )}
      <p class="lead">{t('vouch.lead')}</p>
      <InitiativeCard initiative={preview} language={language} level={2} href={at} />
      <Vouchers names={vouchers} language={language} />
      {!done && (
        <form method="post" action={at} class="stack after-card">
          <input type="hidden" name="token" value={token} />
          <TextField
            name="own"
            label={t('vouch.own')}
            hint={t('vouch.own.hint')}
            value={typed}
            maxlength={300}
          />
          <Button icon="check">{t('vouch.do')}</Button>
        </form>
      )}
    </Layout>
  );
}

/** For the team: who waits for somebody to vouch. */
export function ListingsPage({
  page,
  listings,
  token,
  now,
}: {
  page: PageContext;
  listings: Listing[];
  token: string;
  now: Date;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <Layout page={page} title={t('listings.title')} robots="noindex">
      <Breadcrumbs
        label={t('listings.title')}
        items={[{ href: `/${language}/organise`, words: t('listings.back') }, { words: t('listings.title') }]}
      />
      <h1>{t('listings.title')}</h1>
      <p class="lead">{t('listings.lead')}</p>
      {listings.length === 0 && <p>{t('listings.none')}</p>}
      {listings.map((listing) => (
        <section class="stack">
          {listing.reviewReason && (
            <Notice kind="ask">{t(`listings.why.${listing.reviewReason}` as 'listings.why.trap')}</Notice>
          )}
          <InitiativeCard
            initiative={previewInitiative(listing.form, undefined, now)}
            language={language}
            level={2}
            href={`#${listing.id}`}
          />
          <p id={listing.id}>
            <bdi>
              {[listing.form.town, listing.form.website, listing.form.email, listing.form.phone]
                .filter(Boolean)
                .join(' · ')}
            </bdi>
          </p>
          <form method="post" action={`/${language}/listings/vouch`}>
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="listing" value={listing.id} />
            <Button kind="ghost" icon="check">
              {t('listings.vouch')}
            </Button>
          </form>
        </section>
      ))}
    </Layout>
  );
}
