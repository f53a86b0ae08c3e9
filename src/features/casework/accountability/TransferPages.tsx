import type { PageContext } from '#core/http/page-context.ts';
import { formatDate, formatFullDay } from '#core/i18n/formats.ts';
import { Button, ButtonLink, Definition, DeskLayout, Notice, SelectField, TextField } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import type { CaseEvent } from '../model/events.ts';
import { CASEWORK_PATH, casePath } from '../model/paths.ts';
import type { CaseFile } from '../model/queries.ts';
import { eventDetails, eventTitle } from '../way/event-text.ts';
import type { GivenEvent, Transfer } from './transfer-queries.ts';
import { TRANSFER_REFUSALS, TRANSFERS_PATH } from './transfer-rules.ts';

/** What was, or will be, given: each thing with its day. */
function Given({ events, language }: { events: readonly GivenEvent[]; language: string }) {
  return (
    <ul>
      {events.map((event) => (
        <li>
          {formatFullDay(event.day, language)} · <b>{eventTitle(event.kind, language)}</b>
          {eventDetails(event as Pick<CaseEvent, 'kind' | 'data'>, language).map(({ label, text }) => (
            <span>
              {' '}
              · {label}: <bdi>{text}</bdi>
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** How it stands with a request. */
function Standing({ transfer, language }: { transfer: Transfer; language: string }) {
  const t = teamMessagesIn(language);
  const { answer, answeredAt, answeredBy, refusal, other, askedAt } = transfer;
  const day = formatDate(answeredAt ?? askedAt, language);
  if (answer === null) return <p class="soft">{t('transfer.waits', { other, day })}</p>;
  return (
    <p>
      {t(`transfer.${answer}`, { other, day, name: answeredBy })}{' '}
      {refusal && t(`transfer.refusal.${refusal}`)}
    </p>
  );
}

/** Asking the municipality where somebody lived before, and what it gave. */
export function AskTransferPage({
  page,
  token,
  once,
  file,
  tenants,
  transfers,
  typed,
  refusal,
  asked,
}: {
  page: PageContext;
  token: string;
  once: string;
  file: CaseFile;
  tenants: { tenant: string; name: string }[];
  transfers: Transfer[];
  typed: { tenant: string; number: string };
  refusal?: boolean;
  /** Asked just now. */
  asked: boolean;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const here = `/${language}${casePath(file.id)}`;
  return (
    <DeskLayout
      page={page}
      title={t('transfer.title')}
      count={t('case.number', { number: file.number })}
      crumbs={[{ href: here, label: file.name, lang: '' }]}
    >
      {asked && (
        <Notice kind="good" role="status">
          {t('transfer.asked')}
        </Notice>
      )}
      <p class="lead">{t('transfer.lead')}</p>
      {transfers.map((transfer) => (
        <section>
          <h2>{transfer.other}</h2>
          <Standing transfer={transfer} language={language} />
          {transfer.given && <Given events={transfer.given} language={language} />}
          {transfer.answer === null && (
            <form method="post" action={`/${language}${TRANSFERS_PATH}/${transfer.id}/withdraw`}>
              <input type="hidden" name="token" value={token} />
              <input type="hidden" name="case" value={file.id} />
              <Button kind="quiet">{t('transfer.withdraw')}</Button>
            </form>
          )}
        </section>
      ))}
      <h2>{t('transfer.ask')}</h2>
      {tenants.length === 0 ? (
        <p>{t('transfer.nobody')}</p>
      ) : (
        <form method="post" action={`${here}/transfer`} class="stack">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="once" value={once} />
          {refusal && (
            <Notice kind="problem" role="alert">
              {t('transfer.incomplete')}
            </Notice>
          )}
          <SelectField
            name="tenant"
            label={t('transfer.from')}
            value={typed.tenant}
            options={[
              { value: '', label: t('transfer.choose') },
              ...tenants.map(({ tenant, name }) => ({ value: tenant, label: name })),
            ]}
          />
          <TextField
            name="number"
            label={t('transfer.number')}
            hint={t('transfer.number.hint')}
            value={typed.number}
            maxlength={60}
            autocomplete="off"
          />
          <p class="soft">{t('transfer.shows', { name: file.name })}</p>
          <Button icon="arrow">{t('transfer.ask.do')}</Button>
        </form>
      )}
    </DeskLayout>
  );
}

/** All transfers of the municipality: what others ask of it first. */
export function TransfersPage({
  page,
  transfers,
  notice,
}: {
  page: PageContext;
  transfers: Transfer[];
  notice?: 'granted' | 'refused' | 'answered' | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const path = `/${language}${TRANSFERS_PATH}`;
  const of = (side: Transfer['side']) => transfers.filter((transfer) => transfer.side === side);
  return (
    <DeskLayout
      page={page}
      title={t('transfers.title')}
      crumbs={[{ href: `/${language}${CASEWORK_PATH}`, label: t('caseload.title') }]}
    >
      {notice && (
        <Notice kind={notice === 'answered' ? 'ask' : 'good'} role="status">
          {t(`transfers.${notice}`)}
        </Notice>
      )}
      <p class="lead">{t('transfers.lead')}</p>
      <h2>{t('transfers.asked')}</h2>
      {of('asked').length === 0 && <p class="soft">{t('transfers.none')}</p>}
      <ul>
        {of('asked').map((transfer) => (
          <li>
            <a href={`${path}/${transfer.id}`}>
              <bdi>{transfer.other}</bdi> · <bdi>{transfer.oldNumber}</bdi>
            </a>
            <Standing transfer={transfer} language={language} />
          </li>
        ))}
      </ul>
      <h2>{t('transfers.asking')}</h2>
      {of('asking').length === 0 && <p class="soft">{t('transfers.none')}</p>}
      <ul>
        {of('asking').map((transfer) => (
          <li>
            <a href={`/${language}${casePath(transfer.caseId)}/transfer`}>
              <bdi>{transfer.other}</bdi> · <bdi>{transfer.name}</bdi>
            </a>
            <Standing transfer={transfer} language={language} />
          </li>
        ))}
      </ul>
    </DeskLayout>
  );
}

/** A request of another municipality: is it the same person, and what would be given. */
export function AnswerTransferPage({
  page,
  token,
  transfer,
  own,
}: {
  page: PageContext;
  token: string;
  transfer: Transfer;
  /** The own case with the number that was asked about, and what would be given of it. */
  own: { file: CaseFile; given: GivenEvent[] } | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const list = `/${language}${TRANSFERS_PATH}`;
  const path = `${list}/${transfer.id}`;
  return (
    <DeskLayout
      page={page}
      title={t('transfer.of', { other: transfer.other })}
      crumbs={[{ href: list, label: t('transfers.title') }]}
    >
      <Definition
        items={[
          [t('transfer.their-name'), <bdi>{transfer.name}</bdi>],
          [t('transfer.our-name'), own ? <bdi>{own.file.name}</bdi> : t('transfer.no-case')],
          [t('transfer.number'), <bdi>{transfer.oldNumber}</bdi>],
          [t('transfer.asked-by'), <bdi>{transfer.askedBy}</bdi>],
        ]}
      />
      {transfer.answer !== null ? (
        <Standing transfer={transfer} language={language} />
      ) : (
        <>
          {own && (
            <section>
              <h2>{t('transfer.give')}</h2>
              <p>{t('transfer.give.lead')}</p>
              <Given events={own.given} language={language} />
              <form method="post" action={`${path}/grant`}>
                <input type="hidden" name="token" value={token} />
                <Button icon="check">{t('transfer.give.do')}</Button>
              </form>
            </section>
          )}
          <section>
            <h2>{t('transfer.refuse')}</h2>
            <form method="post" action={`${path}/refuse`} class="stack">
              <input type="hidden" name="token" value={token} />
              <SelectField
                name="refusal"
                label={t('transfer.refuse.why')}
                value={own ? 'other-person' : 'unknown'}
                options={TRANSFER_REFUSALS.map((refusal) => ({
                  value: refusal,
                  label: t(`transfer.refusal.${refusal}`),
                }))}
              />
              <Button kind="ghost">{t('transfer.refuse.do')}</Button>
            </form>
          </section>
        </>
      )}
      <ButtonLink href={list} kind="quiet" icon="back">
        {t('transfers.title')}
      </ButtonLink>
    </DeskLayout>
  );
}
