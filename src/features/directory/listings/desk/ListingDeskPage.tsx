import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { Button, ButtonLink, Definition, DeskLayout, Notice, TextArea } from '#ui';
import { InitiativeCard } from '../../catalogue/InitiativeCard.tsx';
import { lacksSafeguards } from '../../catalogue/safeguards.ts';
import type { Initiative } from '../../catalogue/types.ts';
import { teamMessagesIn } from '../../messages.ts';
import { ListingFacts } from '../model/ListingFacts.tsx';
import type { Listing } from '../model/types.ts';
import { Vouchers } from '../vouching/Vouchers.tsx';
import { stateText } from './InitiativesDeskPage.tsx';
import type { ListingVersion } from './queries.ts';
import { type DeskStep, stepsOf } from './rules.ts';
import { VersionList } from './VersionList.tsx';

export type DeskRefusal = 'changed-elsewhere' | 'no-reason' | 'not-right';

/** For the team: one initiative, what can be done with it, its owner, and every change of the last year. */
export function ListingDeskPage({
  page,
  listing,
  preview,
  versions,
  token,
  refusal,
  typed,
  done,
}: {
  page: PageContext;
  listing: Listing;
  preview: Initiative;
  versions: ListingVersion[];
  token: string;
  refusal?: DeskRefusal | undefined;
  /** What was typed as a reason, and for which step. */
  typed: { step: string; reason: string };
  done?: 'saved' | 'mailed' | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const path = `/${language}/listings/${listing.id}`;
  const steps = stepsOf(listing.state);
  return (
    <DeskLayout
      page={page}
      title={listing.form.name || t('own.title')}
      crumbs={[
        { href: `/${language}/organise`, label: t('listings.back') },
        { href: `/${language}/listings`, label: t('desk.initiatives') },
      ]}
      actions={
        <ButtonLink href={`${path}/change`} icon="pen">
          {t('listings.change')}
        </ButtonLink>
      }
    >
      {done && (
        <Notice kind="good" role="status">
          {t(`listings.done.${done}`)}
        </Notice>
      )}
      {refusal && (
        <Notice kind="problem" role="alert">
          <p>{t(`listings.refused.${refusal}`)}</p>
          {/* The form in which it was typed may be gone, when somebody else took the same step. */}
          {typed.reason && <p>{t('listings.you-wrote', { words: typed.reason })}</p>}
        </Notice>
      )}
      <Definition
        items={[
          [
            t('listings.state'),
            stateText(
              {
                state: listing.state === 'draft' ? 'waiting' : listing.state,
                visible: true,
                pausedUntil: listing.pausedUntil,
              },
              language,
            ),
          ],
          ...(listing.stateReason
            ? [[t('listings.reason'), <bdi>{listing.stateReason}</bdi>] as [string, preact.ComponentChildren]]
            : []),
          [t('register.organisation'), <bdi>{listing.form.organisation}</bdi>],
          [t('listings.contact'), <bdi dir="auto">{contactOf(listing)}</bdi>],
          [
            t('listings.confirmed'),
            listing.confirmedAt ? formatDate(listing.confirmedAt, language) : t('listings.never'),
          ],
        ]}
      />
      {listing.reviewReason && listing.state === 'waiting' && (
        <Notice kind="ask">{t(`listings.why.${listing.reviewReason}` as 'listings.why.trap')}</Notice>
      )}
      {lacksSafeguards(preview) && <Notice kind="ask">{t('listings.minors')}</Notice>}
      <InitiativeCard
        initiative={preview}
        language={language}
        level={2}
        href={listing.initiativeId ? `/${language}/initiatives/${listing.initiativeId}` : `${path}/change`}
      />
      <ListingFacts form={listing.form} language={language} />
      <Vouchers names={listing.vouchers.map(({ name }) => name)} language={language} />
      <section>
        <h2>{t('listings.steps')}</h2>
        {steps.includes('vouch') && (
          <form method="post" action={`/${language}/listings/vouch`}>
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="listing" value={listing.id} />
            <p class="soft">{t('listings.lead')}</p>
            <Button icon="check">{t('listings.vouch')}</Button>
          </form>
        )}
        {steps
          .filter((step) => step !== 'vouch')
          .map((step) => (
            <StepForm
              step={step}
              listing={listing}
              token={token}
              typed={typed}
              path={path}
              language={language}
            />
          ))}
      </section>
      <OwnerSection listing={listing} token={token} path={path} language={language} />
      <VersionList
        versions={versions}
        current={listing}
        token={token}
        action={`${path}/restore`}
        language={language}
      />
    </DeskLayout>
  );
}

const contactOf = ({ form: { town, address, website, email, phone } }: Listing): string =>
  [address, town, phone, email, website].filter(Boolean).join(' · ');

/** One thing to do with a listing, folded, with the reason that its owner reads. */
function StepForm({
  step,
  listing,
  token,
  typed,
  path,
  language,
}: {
  step: Exclude<DeskStep, 'vouch'>;
  listing: Listing;
  token: string;
  typed: { step: string; reason: string };
  path: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  const isTyped = typed.step === step;
  return (
    <details class="after-card" open={isTyped}>
      <summary>{t(`listings.step.${step}`)}</summary>
      <p>{t(`listings.step.${step}.lead`)}</p>
      <form method="post" action={`${path}/step`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="seen" value={String(listing.version)} />
        {step !== 'show' && (
          <TextArea
            id={`reason-${step}`}
            name="reason"
            label={t(step === 'hide' ? 'listings.reason.optional' : 'listings.reason.why')}
            hint={t(listing.ownerEmail ? 'listings.reason.mailed' : 'listings.reason.shown')}
            value={isTyped ? typed.reason : ''}
            rows={3}
            maxlength={1_000}
          />
        )}
        <Button kind="ghost" icon={step === 'show' ? 'sprout' : 'remove'} name="step" value={step}>
          {t(`listings.step.${step}.do`)}
        </Button>
      </form>
    </details>
  );
}

/** How the owner is reached: a question, and a new private link. */
function OwnerSection({
  listing,
  token,
  path,
  language,
}: {
  listing: Listing;
  token: string;
  path: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <section>
      <h2>{t('listings.owner')}</h2>
      <p>{listing.ownerEmail ? <bdi dir="ltr">{listing.ownerEmail}</bdi> : t('listings.owner.link.lead')}</p>
      <p class="actions">
        {listing.ownerEmail && (
          <ButtonLink href={`${path}/question`} kind="ghost" icon="question">
            {t('listings.question')}
          </ButtonLink>
        )}
      </p>
      <details class="after-card">
        <summary>{t('listings.renew')}</summary>
        <p>{t(listing.ownerEmail ? 'listings.renew.mail' : 'listings.renew.words')}</p>
        <form method="post" action={`${path}/link`}>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="turn" value={String(listing.linkTurn)} />
          <Button kind="ghost" icon="swap">
            {t('listings.renew.do')}
          </Button>
        </form>
      </details>
    </section>
  );
}
