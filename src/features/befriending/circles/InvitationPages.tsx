import type { PageContext } from '#core/http/page-context.ts';
import { DeviceButtons } from '#features/accounts';
import { Button, ButtonLink, Layout, Notice, PrintButton, QrFigure, TextField } from '#ui';
import { messagesIn } from '../messages.ts';
import { CIRCLE_PATH, CIRCLES_PATH, JOIN_CIRCLE_PATH } from '../model/paths.ts';
import type { Invited } from './queries.ts';

/** Why a typed code leads nowhere. */
export type InvitationCodeRefusal = 'unknown' | 'too-often';

/** Where the digits of an invitation on paper are typed. */
export function JoinCodePage({
  page,
  token,
  typed,
  refusal,
}: {
  page: PageContext;
  token: string;
  typed: string;
  refusal?: InvitationCodeRefusal | undefined;
}) {
  const t = messagesIn(page.language);
  return (
    <Layout page={page} title={t('circles.code.title')} narrow>
      <h1>{t('circles.code.title')}</h1>
      <p class="lead">{t('circles.code.lead')}</p>
      <form method="post" action={`/${page.language}${JOIN_CIRCLE_PATH}`}>
        <input type="hidden" name="token" value={token} />
        <TextField
          name="code"
          label={t('circles.code.label')}
          value={typed}
          error={refusal && t(`circles.code.${refusal}`)}
          inputmode="numeric"
          autocomplete="off"
          maxlength={40}
        />
        <p class="actions">
          <Button icon="arrow">{t('circles.code.do')}</Button>
        </p>
      </form>
    </Layout>
  );
}

/** Where an invitation leads: to which circle of which organisation, and how one goes on. */
export function InvitationPage({
  page,
  token,
  link,
  invited,
  organisation,
}: {
  page: PageContext;
  token: string;
  /** What stands in the link. */
  link: string;
  invited: Invited | undefined;
  organisation: string;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const state = invited?.state ?? 'over';
  return (
    <Layout page={page} title={t('circles.invited.title')} narrow robots="noindex">
      <h1>{t('circles.invited.title')}</h1>
      {state === 'open' || state === 'mine' ? (
        <>
          <p class="lead">
            <bdi>{invited?.circleName}</bdi>
          </p>
          <p>{t('circles.invited.lead', { organisation, count: invited?.members ?? 0 })}</p>
          <p>{t('circles.what.how')}</p>
          {state === 'mine' ? (
            <p class="actions">
              <ButtonLink href={`/${language}${CIRCLE_PATH}`} icon="people">
                {t('circles.own.open')}
              </ButtonLink>
            </p>
          ) : (
            <form method="post" action={`/${language}${JOIN_CIRCLE_PATH}/${link}`}>
              <input type="hidden" name="token" value={token} />
              {page.signedIn ? (
                <p class="actions">
                  <Button icon="arrow">{t('circles.join.begin')}</Button>
                </p>
              ) : (
                <DeviceButtons page={page} hint={t('circles.begin.shared-hint')} />
              )}
            </form>
          )}
          {!page.signedIn && (
            <p class="actions">
              <ButtonLink href={`/${language}/open?to=${CIRCLES_PATH}`} kind="quiet" icon="card">
                {t('circles.begin.have-card')}
              </ButtonLink>
            </p>
          )}
        </>
      ) : (
        <>
          <Notice kind="ask">{t(`circles.refused.${state}`)}</Notice>
          <p class="actions">
            <ButtonLink href={`/${language}${CIRCLES_PATH}`} kind="ghost" icon="people">
              {t('circles.title')}
            </ButtonLink>
          </p>
        </>
      )}
    </Layout>
  );
}

/** An invitation as it stands on paper. */
export interface PaperInvitation {
  code: string;
  /** Its address, to send in a message. */
  link: string;
  qr: string;
}

/** Digits in groups, as they are read aloud. */
export const groupedDigits = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ');

/** The invitations of a circle, one below the other, to cut out and hand on. */
export function InvitationsPage({
  page,
  circleName,
  organisation,
  address,
  invitations,
}: {
  page: PageContext;
  circleName: string;
  organisation: string;
  /** Where the code is typed, without the protocol. */
  address: string;
  invitations: PaperInvitation[];
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout
      page={page}
      title={t('circles.paper.title')}
      narrow
      robots="noindex"
      sheet={page.assets['paper.css']}
    >
      <h1 class="no-print">{t('circles.paper.title')}</h1>
      <div class="no-print">
        <p>{t('circles.invite.how')}</p>
        <p class="actions">
          <PrintButton label={t('circles.paper.print')} />
          <ButtonLink href={`/${language}${CIRCLE_PATH}`} kind="ghost" icon="back">
            {t('circles.own.open')}
          </ButtonLink>
        </p>
      </div>
      {invitations.map(({ code, link, qr }) => (
        <section class="keycard circle-paper">
          <h2>{t('circles.paper.come', { circle: circleName })}</h2>
          <p>{t('circles.what.year')}</p>
          <QrFigure svg={qr} caption={t('circles.paper.scan')} />
          <p>{t('circles.paper.type')}</p>
          <p class="keycard-address">
            <bdi dir="ltr">{address}</bdi>
          </p>
          <p class="digits circle-code">
            <bdi dir="ltr">{groupedDigits(code)}</bdi>
          </p>
          <p class="soft">
            <bdi>{organisation}</bdi>
          </p>
          <details class="no-print">
            <summary>{t('circles.paper.link')}</summary>
            <p class="circle-link">
              <bdi dir="ltr">{link}</bdi>
            </p>
          </details>
        </section>
      ))}
    </Layout>
  );
}
