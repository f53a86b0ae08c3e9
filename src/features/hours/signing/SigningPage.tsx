import type { PageContext } from '#core/http/page-context.ts';
import { formatDay, formatTimeRange } from '#core/i18n/formats.ts';
import type { LiveConsent } from '#features/consents';
import { OWNER_PATH } from '#features/directory';
import { Button, ButtonLink, CheckboxCard, ChoiceCards, Layout, Notice, PrintButton } from '#ui';
import { formatLength, teamMessagesIn } from '../messages.ts';
import type { HoursEntry, SignRefusal } from '../model/queries.ts';
import { minutesOf, type SessionRefusal } from '../model/rules.ts';
import type { NotSigned } from './actions.ts';
import { SIGNING_PATH } from './rules.ts';
import { SessionFields, type SessionTyped } from './SessionFields.tsx';

/** What was done, or why not. */
export type SigningNotice =
  | { kind: 'signed'; signed: number; left: NotSigned[] }
  | { kind: 'refused'; why: SessionRefusal | SignRefusal | 'nobody' }
  | { kind: 'corrected' | 'revoked' | 'changed' };

interface SigningProps {
  page: PageContext;
  token: string;
  once: string;
  /** Whose booklet is on here. */
  people: LiveConsent[];
  entries: HoursEntry[];
  typed: SessionTyped;
  chosen: readonly string[];
  today: string;
  notice?: SigningNotice | undefined;
}

/** An initiative signs who took part, and sees what it signed. */
export function SigningPage(props: SigningProps) {
  const { page, people, entries, notice } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const names = new Map(people.map(({ person, shownName }) => [person, shownName ?? '']));
  const disputed = entries.filter(({ state }) => state === 'disputed');
  return (
    <Layout page={page} title={t('sign.title')} narrow robots="noindex">
      <h1>{t('sign.title')}</h1>
      {notice && <SigningNotice notice={notice} language={language} />}
      <p class="lead">{t('sign.lead')}</p>
      {disputed.length > 0 && (
        <>
          <h2>{t('sign.disputed', { count: disputed.length })}</h2>
          <SignedList entries={disputed} names={names} language={language} />
        </>
      )}
      {people.length === 0 ? <p>{t('sign.empty')}</p> : <SigningForm {...props} />}
      {entries.length > 0 && (
        <>
          <h2>{t('sign.recent')}</h2>
          <SignedList entries={entries} names={names} language={language} />
          <PrintButton label={t('sign.print')} />
        </>
      )}
      <p class="no-print">
        <ButtonLink href={`/${language}${OWNER_PATH}`} kind="ghost" icon="back">
          {t('sign.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

function SigningForm({ page: { language }, token, once, people, typed, chosen, today }: SigningProps) {
  const t = teamMessagesIn(language);
  return (
    <form method="post" action={`/${language}${SIGNING_PATH}`} class="no-print">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="once" value={once} />
      <fieldset>
        <legend>{t('sign.people')}</legend>
        <ChoiceCards>
          {people.map(({ person, shownName }) => (
            <CheckboxCard
              name="people"
              value={person}
              icon="person"
              label={shownName ?? ''}
              checked={chosen.includes(person)}
            />
          ))}
        </ChoiceCards>
      </fieldset>
      <SessionFields typed={typed} language={language} today={today} />
      <p class="actions">
        <Button icon="pen">{t('sign.do')}</Button>
      </p>
    </form>
  );
}

function SigningNotice({ notice, language }: { notice: SigningNotice; language: string }) {
  const t = teamMessagesIn(language);
  switch (notice.kind) {
    case 'signed':
      return (
        <Notice kind={notice.left.length > 0 ? 'ask' : 'good'} role="status">
          <p>{t('notice.signed', { count: notice.signed })}</p>
          {notice.left.map(({ name, why }) => (
            <p>
              <bdi>{name}</bdi>: {t(`refused.${why}`)}
            </p>
          ))}
        </Notice>
      );
    case 'refused':
      return (
        <Notice kind="ask" role="alert">
          {t(`refused.${notice.why}`)}
        </Notice>
      );
    default:
      return (
        <Notice kind={notice.kind === 'changed' ? 'ask' : 'good'} role="status">
          {t(`notice.${notice.kind}`)}
        </Notice>
      );
  }
}

function SignedList({
  entries,
  names,
  language,
}: {
  entries: readonly HoursEntry[];
  names: ReadonlyMap<string, string>;
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <ul class="plain">
      {entries.map((entry) => {
        const name = names.get(entry.person) ?? '';
        const open = entry.state === 'stands' || entry.state === 'disputed';
        return (
          <li>
            <p>
              <b>
                <bdi>{name}</bdi>
              </b>
              {' · '}
              {formatDay(entry.startedAt, language)} ·{' '}
              {formatTimeRange(entry.startedAt, entry.endedAt, language)}
              {' · '}
              {formatLength(minutesOf(entry), language)} · {t(`kind.${entry.kind}`)}
              {entry.state !== 'stands' && (
                <>
                  {' · '}
                  <b>{t(`sign.state.${entry.state}`)}</b>
                  {entry.eventReason &&
                    entry.state !== 'corrected' &&
                    ` (${t(`reason.${entry.eventReason}`)})`}
                </>
              )}
              {open && (
                <>
                  {' · '}
                  <a
                    class="no-print"
                    href={`/${language}${SIGNING_PATH}/${entry.id}`}
                    aria-label={`${t('sign.correct')}: ${name}, ${formatDay(entry.startedAt, language)}`}
                  >
                    {t('sign.correct')}
                  </a>
                </>
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
