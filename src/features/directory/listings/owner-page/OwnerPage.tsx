import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { Button, ButtonLink, Layout, Notice, QrFigure } from '#ui';
import { InitiativeCard } from '../../catalogue/InitiativeCard.tsx';
import type { Initiative } from '../../catalogue/types.ts';
import { teamMessagesIn } from '../../messages.ts';
import { AvailabilityFields, type TypedAvailability } from '../confirmation/AvailabilityFields.tsx';
import type { Listing } from '../model/types.ts';
import { RecoveryCardSection } from '../recovery-card/RecoveryCardPage.tsx';
import { withFallbackName } from '../registration/Preview.tsx';
import { TranslationList, type TranslationOverview } from '../translation-editor/TranslationList.tsx';
import { PauseOptions, ResumeButton } from './PauseOptions.tsx';

interface Showing {
  page: PageContext;
  listing: Listing;
  preview: Initiative;
  token: string;
  /** The own link, after the language. */
  at: string;
  /** The link to give to others, whole, and as a code to scan. */
  vouchUrl: string;
  qr: string;
  fresh: boolean;
  /** There is a card of paper already. */
  carded: boolean;
  others: TranslationOverview;
  typed?: TypedAvailability | undefined;
}

/** The owner's own page: how it stands, who vouches, still right, how much room. */
export function OwnerPage(showing: Showing) {
  const { page, listing, preview, token, at, vouchUrl, qr, fresh, carded, others, typed } = showing;
  const { language } = page;
  const t = teamMessagesIn(language);
  const open = listing.initiativeId
    ? `/${language}/initiatives/${listing.initiativeId}`
    : `/${language}${at}/change`;
  return (
    <Layout page={page} title={t('own.title')} narrow sheet={page.assets['owner.css']} robots="noindex">
      <h1>{listing.form.name || t('own.title')}</h1>
      {fresh && (
        <Notice kind="good" role="status">
          {t('own.keep')}
        </Notice>
      )}
      <p class="lead">{t(`own.state.${listing.state}`)}</p>
      <ResumeButton state={listing.state} at={`/${language}${at}`} token={token} language={language} />
      <InitiativeCard
        initiative={withFallbackName(preview, t('own.title'))}
        language={language}
        level={2}
        href={open}
      />
      <p class="actions">
        <ButtonLink href={`/${language}${at}/change`} kind="ghost" icon="pen">
          {t('own.change')}
        </ButtonLink>
      </p>
      {listing.state === 'public' && (
        <Freshness
          listing={listing}
          now={preview}
          typed={typed}
          action={`/${language}${at}/fresh`}
          token={token}
          language={language}
        />
      )}
      {listing.state === 'waiting' && (
        <section>
          <h2>{t('own.vouch')}</h2>
          <p>{t('own.vouch.lead')}</p>
          <p class="address">
            <a href={vouchUrl}>
              <bdi dir="ltr">{vouchUrl}</bdi>
            </a>
          </p>
          <QrFigure svg={qr} caption={t('own.vouch.qr')} />
        </section>
      )}
      <TranslationList {...others} language={language} token={token} at={`/${language}${at}`} />
      <Vouchers names={listing.vouchers.map(({ name }) => name)} language={language} />
      <RecoveryCardSection carded={carded} at={`/${language}${at}`} token={token} language={language} />
      <PauseOptions state={listing.state} at={`/${language}${at}`} token={token} language={language} />
    </Layout>
  );
}

/** Who vouches for it. */
export function Vouchers({ names, language }: { names: string[]; language: string }) {
  const t = teamMessagesIn(language);
  if (!names.length) return null;
  return (
    <section>
      <h2>{t('vouch.by')}</h2>
      <ul>
        {names.map((name) => (
          <li>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Freshness({
  listing,
  now,
  typed,
  action,
  token,
  language,
}: {
  listing: Listing;
  now: Initiative;
  typed: TypedAvailability | undefined;
  action: string;
  token: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <section>
      <h2>{t('own.fresh')}</h2>
      {listing.confirmedAt && (
        <p>{t('own.confirmed', { date: formatDate(listing.confirmedAt, language) })}</p>
      )}
      <form method="post" action={action} class="stack">
        <input type="hidden" name="token" value={token} />
        <Button icon="check" name="room" value="">
          {t('own.right')}
        </Button>
        <AvailabilityFields name="room" now={now} typed={typed} language={language} />
      </form>
    </section>
  );
}
