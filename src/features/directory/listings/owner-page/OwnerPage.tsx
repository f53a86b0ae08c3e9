import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { CloseForm } from '#features/accounts';
import { Button, ButtonLink, Layout, Notice, QrFigure } from '#ui';
import { InitiativeCard } from '../../catalogue/InitiativeCard.tsx';
import type { Initiative } from '../../catalogue/types.ts';
import { teamMessagesIn } from '../../messages.ts';
import { AvailabilityFields } from '../confirmation/AvailabilityFields.tsx';
import type { RejectedAvailability } from '../confirmation/availability-input.ts';
import { AdultsOnlyNotice } from '../model/AdultsOnlyNotice.tsx';
import { ListingFacts } from '../model/ListingFacts.tsx';
import type { Listing } from '../model/types.ts';
import type { ListingPhoto } from '../photo/queries.ts';
import { RecoveryCardSection } from '../recovery-card/RecoveryCardPage.tsx';
import { withFallbackName } from '../registration/ListingPreview.tsx';
import type { TranslationOverview } from '../translation-editor/overview.ts';
import { TranslationList } from '../translation-editor/TranslationList.tsx';
import { Vouchers } from '../vouching/Vouchers.tsx';
import { PauseOptions, ResumeButton } from './PauseOptions.tsx';

interface OwnerPageProps {
  page: PageContext;
  listing: Listing;
  preview: Initiative;
  token: string;
  /** The path of this page, without the language. */
  ownerPath: string;
  /** The private link; absolute. Not shown to an owner with an account, whose access ends when they leave. */
  ownUrl: string | undefined;
  /** The link to give to those who may vouch; absolute. */
  vouchUrl: string;
  /** `vouchUrl` as SVG. */
  qr: string;
  /** The listing was sent just now. */
  isNew: boolean;
  /** There is a recovery card. */
  hasCard: boolean;
  /** So many requests for a place wait for an answer. */
  requestsWaiting: number;
  /** So many things wait for whoever brings people together. */
  befriendingWaiting: number;
  translations: TranslationOverview;
  rejected?: RejectedAvailability | undefined;
  /** So many questions of visitors wait for an answer. */
  questionsWaiting: number;
  photo: ListingPhoto | undefined;
  /** The day of return as it was typed just now, when it was none. */
  typedReturn?: string | undefined;
}

/** The owner's page: the state of the listing, who vouches, whether it is still right, and its availability. */
export function OwnerPage(props: OwnerPageProps) {
  const {
    page,
    listing,
    preview,
    token,
    ownerPath,
    ownUrl,
    vouchUrl,
    qr,
    isNew,
    hasCard,
    requestsWaiting,
    befriendingWaiting,
    translations,
    rejected,
    questionsWaiting,
    photo,
    typedReturn,
  } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const localizedPath = `/${language}${ownerPath}`;
  // What an import brought, and the owner proved to keep, also asks and signs here.
  const isKept = listing.initiativeId !== null || (listing.verified && listing.claimedInitiativeId !== null);
  const initiativePath = listing.initiativeId
    ? `/${language}/initiatives/${listing.initiativeId}`
    : `${localizedPath}/change`;
  return (
    <Layout page={page} title={t('own.title')} narrow sheet={page.assets['owner.css']} robots="noindex">
      <h1>{listing.form.name || t('own.title')}</h1>
      {isNew && (
        <Notice kind="good" role="status">
          {t('own.keep')}
        </Notice>
      )}
      <p class="lead">{t(`own.state.${listing.state}`)}</p>
      {listing.stateReason && (
        <Notice kind="ask" title={t('own.reason')}>
          <p dir="auto">{listing.stateReason}</p>
        </Notice>
      )}
      <ResumeButton listing={listing} ownerPath={localizedPath} token={token} language={language} />
      <InitiativeCard
        initiative={withFallbackName(preview, t('own.title'))}
        language={language}
        level={2}
        href={initiativePath}
      />
      <ListingFacts form={listing.form} language={language} />
      <AdultsOnlyNotice
        initiative={preview}
        language={language}
        href={`${localizedPath}/change#safeguards`}
      />
      {preview.contactForms.length === 0 && <p class="soft">{t('own.contact-unknown')}</p>}
      <p class="actions">
        <ButtonLink href={`${localizedPath}/change`} kind="ghost" icon="pen">
          {t('own.change')}
        </ButtonLink>
        <ButtonLink
          href={`${localizedPath}/questions`}
          kind={questionsWaiting > 0 ? 'primary' : 'ghost'}
          icon="question"
        >
          {t('own.questions', { count: questionsWaiting })}
        </ButtonLink>
        {isKept && (
          <ButtonLink
            href={`${localizedPath}/requests`}
            kind={requestsWaiting > 0 ? 'primary' : 'ghost'}
            icon="people"
          >
            {t('own.requests', { count: requestsWaiting })}
          </ButtonLink>
        )}
        {isKept && (
          <ButtonLink href={`${localizedPath}/hours`} kind="ghost" icon="clock">
            {t('own.hours')}
          </ButtonLink>
        )}
        {isKept && (
          <ButtonLink href={`${localizedPath}/people`} kind="ghost" icon="person">
            {t('own.people')}
          </ButtonLink>
        )}
        {isKept && (
          <ButtonLink
            href={`${localizedPath}/befriending`}
            kind={befriendingWaiting > 0 ? 'primary' : 'ghost'}
            icon="buddy"
          >
            {t('own.befriending', { count: befriendingWaiting })}
          </ButtonLink>
        )}
        <ButtonLink href={`/${language}/voice-propose?as=volunteer`} kind="ghost" icon="pen">
          {t('own.propose')}
        </ButtonLink>
        <ButtonLink href={`${localizedPath}/signals`} kind="ghost" icon="note">
          {t('own.signals')}
        </ButtonLink>
        <ButtonLink href={`${localizedPath}/collaborations`} kind="ghost" icon="people">
          {t('own.collaborations')}
        </ButtonLink>
      </p>
      {listing.state === 'public' && (
        <ConfirmationSection
          listing={listing}
          current={preview}
          rejected={rejected}
          formAction={`${localizedPath}/fresh`}
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
      <section id="photo">
        <h2>{t('photo.title')}</h2>
        {photo && (
          <figure class="photo">
            <img
              src={`${localizedPath}/photo/picture?v=${photo.version}`}
              width={photo.width}
              height={photo.height}
              alt={photo.words}
              loading="lazy"
            />
          </figure>
        )}
        <p>{t('photo.own.lead')}</p>
        <ButtonLink href={`${localizedPath}/photo`} kind="ghost" icon="camera">
          {t(photo ? 'photo.own.change' : 'photo.own.add')}
        </ButtonLink>
      </section>
      {listing.initiativeId && (
        <section>
          <h2>{t('own.share')}</h2>
          <p>{t('own.share.lead')}</p>
          <ButtonLink href={`/${language}/initiatives/${listing.initiativeId}/share`} kind="ghost" icon="qr">
            {t('one.share')}
          </ButtonLink>
        </section>
      )}
      <TranslationList {...translations} language={language} token={token} ownerPath={localizedPath} />
      <Vouchers names={listing.vouchers.map(({ name }) => name)} language={language} />
      <section>
        <h2>{t('members.title')}</h2>
        <p>{t('members.lead')}</p>
        <ButtonLink href={`${localizedPath}/members`} kind="ghost" icon="people">
          {t('members.open')}
        </ButtonLink>
      </section>
      {ownUrl !== undefined && (
        <>
          <RecoveryCardSection
            hasCard={hasCard}
            ownerPath={localizedPath}
            token={token}
            language={language}
          />
          <section>
            <h2>{t('own.link')}</h2>
            <p>{t('own.link.lead')}</p>
            <p class="address">
              <bdi dir="ltr">{ownUrl}</bdi>
            </p>
          </section>
        </>
      )}
      <PauseOptions
        listing={listing}
        ownerPath={localizedPath}
        token={token}
        language={language}
        typed={typedReturn}
      />
      <CloseForm page={page} token={token} action={`${ownerPath}/close`} />
    </Layout>
  );
}

function ConfirmationSection({
  listing,
  current,
  rejected,
  formAction,
  token,
  language,
}: {
  listing: Listing;
  current: Initiative;
  rejected: RejectedAvailability | undefined;
  formAction: string;
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
      <form method="post" action={formAction} class="stack">
        <input type="hidden" name="token" value={token} />
        <Button icon="check" name="room" value="">
          {t('own.right')}
        </Button>
        <AvailabilityFields name="room" current={current} rejected={rejected} language={language} />
      </form>
    </section>
  );
}
