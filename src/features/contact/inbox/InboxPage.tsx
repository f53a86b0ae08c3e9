import type { PageContext } from '#core/http/page-context.ts';
import { type TablePage, type TableQuery, tableHref } from '#core/http/table-query.ts';
import { formatDate, formatShortDay } from '#core/i18n/formats.ts';
import { languageNameOf } from '#core/i18n/languages.ts';
import {
  Badge,
  BulkBar,
  Button,
  ButtonLink,
  DeskLayout,
  DeskTable,
  DeskTabs,
  DeskToolbar,
  Notice,
} from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { type Urgency, urgency } from '../model/promise.ts';
import { CONTACT_CATEGORIES } from '../model/types.ts';
import type { TriageStep } from './actions.ts';
import type { Colleague, InboxRow } from './queries.ts';
import { INBOX_VIEW_NAMES, type InboxView, type QuestionFilter, type QuestionSort } from './views.ts';

const URGENCY_BADGES: Record<Urgency, 'plain' | 'soft' | 'new'> = {
  calm: 'plain',
  half: 'soft',
  soon: 'new',
  late: 'new',
};

/** What can be done with chosen questions, per view. */
const BULK_STEPS: Record<InboxView, TriageStep[]> = {
  open: ['mine', 'close', 'quarantine'],
  owner: ['open'],
  waiting: ['mine', 'open', 'close'],
  answered: ['open'],
  quarantine: ['release', 'delete'],
  deleted: ['restore'],
};

/** What became of an answer or of a step with many questions. */
export interface InboxNotice {
  kind: 'sent' | 'done' | 'nothing-chosen';
  done: number;
  /** How many somebody else was working on. */
  left: number;
}

/** The questions of one view: who asked what, since when, and by when there is an answer. */
export function InboxPage({
  page,
  questions,
  counts,
  view,
  query,
  colleagues,
  languages,
  ownKey,
  token,
  now,
  notice,
}: {
  page: PageContext;
  questions: TablePage<InboxRow>;
  counts: Record<InboxView, number>;
  view: InboxView;
  query: TableQuery<QuestionSort, QuestionFilter>;
  colleagues: Colleague[];
  /** The languages of questions that are there. */
  languages: string[];
  ownKey: string;
  token: string;
  now: Date;
  notice?: InboxNotice | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const base = `/${language}/inbox`;
  const path = view === 'open' ? base : `${base}/${view}`;

  return (
    <DeskLayout
      page={page}
      title={t('inbox.title')}
      count={t('inbox.count', { count: questions.total })}
      crumbs={[]}
      actions={
        <ButtonLink href={`${base}/templates`} kind="quiet">
          {t('templates.title')}
        </ButtonLink>
      }
    >
      <NoticeOf notice={notice} language={language} />
      <DeskTabs
        label={t('inbox.shelves')}
        tabs={INBOX_VIEW_NAMES.map((name) => ({
          href: name === 'open' ? base : `${base}/${name}`,
          label: t(`shelf.${name}`),
          count: counts[name] || undefined,
          current: name === view,
        }))}
      />
      <DeskToolbar
        language={language}
        path={path}
        query={query}
        searchLabel={t('inbox.search')}
        filters={[
          {
            name: 'assigned',
            label: t('filter.assigned'),
            options: [
              { value: 'me', label: t('filter.me') },
              { value: 'nobody', label: t('filter.nobody') },
              ...colleagues
                .filter(({ id }) => id !== ownKey)
                .map(({ id, name }) => ({ value: id, label: name })),
            ],
          },
          {
            name: 'category',
            label: t('filter.category'),
            options: CONTACT_CATEGORIES.map((value) => ({ value, label: t(`category.${value}`) })),
          },
          {
            name: 'language',
            label: t('filter.language'),
            options: languages.map((code) => ({ value: code, label: languageNameOf(code) })),
          },
        ]}
      />
      <DeskTable
        caption={t('inbox.title')}
        language={language}
        path={path}
        query={query}
        page={questions}
        rowKey={({ id, version }) => `${id}:${version}`}
        rowKind={({ state, receivedAt, promisedAt }) =>
          state === 'open' && urgency(receivedAt, promisedAt, now) === 'late' ? 'late' : undefined
        }
        choice={{ form: 'bulk', nameOf: ({ name }) => name ?? t('inbox.nameless') }}
        columns={[
          {
            label: t('inbox.who'),
            sort: 'name',
            cell: ({ id, name, email }) => (
              <>
                <a href={`${base}/${id}`}>
                  <bdi>{name ?? email ?? t('inbox.nameless')}</bdi>
                </a>
                {name && email && (
                  <small>
                    <bdi>{email}</bdi>
                  </small>
                )}
              </>
            ),
          },
          {
            label: t('inbox.what'),
            cell: ({ subject, category, firstWords, language: code, quarantineReason, state }) => (
              <>
                <b dir="auto">{subject ?? t(`category.${category}`)}</b>{' '}
                <span class="soft" dir="auto" lang={code}>
                  {firstWords}
                </span>
                {state === 'quarantine' && quarantineReason && (
                  <>
                    {' '}
                    <Badge kind="soft">{t(`why.${quarantineReason as 'trap'}`)}</Badge>
                  </>
                )}
              </>
            ),
          },
          {
            label: t('filter.language'),
            cell: (row) => <bdi lang={row.language}>{languageNameOf(row.language)}</bdi>,
          },
          {
            label: t('inbox.received'),
            sort: 'received',
            cell: ({ receivedAt }) => (
              <time datetime={receivedAt.toISOString()} title={formatDate(receivedAt, language, 'moment')}>
                {formatShortDay(receivedAt, language, now)}
              </time>
            ),
          },
          {
            label: t('inbox.promised'),
            sort: 'promised',
            cell: ({ state, receivedAt, promisedAt }) => {
              const used = urgency(receivedAt, promisedAt, now);
              return (
                <>
                  <span class="due">{formatShortDay(promisedAt, language, now)}</span>
                  {state === 'open' && used !== 'calm' && (
                    <>
                      {' '}
                      <Badge kind={URGENCY_BADGES[used]}>{t(`urgency.${used}`)}</Badge>
                    </>
                  )}
                </>
              );
            },
          },
          {
            label: t('inbox.who-answers'),
            cell: ({ assignedName }) => assignedName && <bdi>{assignedName}</bdi>,
          },
        ]}
        empty={
          query.search || Object.keys(query.filters).length > 0 ? (
            <p>
              {t('inbox.none-found')} <a href={path}>{t('inbox.show-all')}</a>
            </p>
          ) : (
            <p>{t(view === 'open' ? 'inbox.empty' : 'inbox.empty-view')}</p>
          )
        }
      />
      {questions.total > 0 && (
        <BulkBar id="bulk" action={`${base}/sort`} token={token} language={language}>
          <input type="hidden" name="back" value={tableHref(path, query, { page: questions.page })} />
          {BULK_STEPS[view].map((step) => (
            <Button kind="ghost" name="what" value={step}>
              {t(view === 'owner' ? 'sort.take-over' : `sort.${step}`)}
            </Button>
          ))}
        </BulkBar>
      )}
    </DeskLayout>
  );
}

function NoticeOf({ notice, language }: { notice: InboxNotice | undefined; language: string }) {
  if (!notice) return null;
  const t = teamMessagesIn(language);
  if (notice.kind === 'nothing-chosen')
    return (
      <Notice kind="problem" role="alert">
        {t('inbox.nothing-chosen')}
      </Notice>
    );
  if (notice.kind === 'sent')
    return (
      <Notice kind="good" role="status">
        {t('inbox.sent')}
      </Notice>
    );
  return (
    <Notice kind={notice.left > 0 ? 'problem' : 'good'} role="status">
      <p>{t('inbox.done', { count: notice.done })}</p>
      {notice.left > 0 && <p>{t('inbox.left', { count: notice.left })}</p>}
    </Notice>
  );
}
