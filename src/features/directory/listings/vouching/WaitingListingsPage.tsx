import type { PageContext } from '#core/http/page-context.ts';
import { Breadcrumbs, Button, Layout, Notice } from '#ui';
import { InitiativeCard } from '../../catalogue/InitiativeCard.tsx';
import { lacksSafeguards } from '../../catalogue/safeguards.ts';
import { teamMessagesIn } from '../../messages.ts';
import { ListingFacts } from '../model/ListingFacts.tsx';
import { previewInitiative } from '../model/rules.ts';
import type { Listing } from '../model/types.ts';

/** For the team: the listings that wait until somebody vouches for them. */
export function WaitingListingsPage({
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
        items={[{ href: `/${language}/organise`, label: t('listings.back') }, { label: t('listings.title') }]}
      />
      <h1>{t('listings.title')}</h1>
      <p class="lead">{t('listings.lead')}</p>
      {listings.length === 0 && <p>{t('listings.none')}</p>}
      {listings.map((listing) => (
        <section class="stack">
          {listing.reviewReason && (
            <Notice kind="ask">{t(`listings.why.${listing.reviewReason}` as 'listings.why.trap')}</Notice>
          )}
          {lacksSafeguards(previewInitiative(listing.form, undefined, now)) && (
            <Notice kind="ask">{t('listings.minors')}</Notice>
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
          <ListingFacts form={listing.form} language={language} />
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
