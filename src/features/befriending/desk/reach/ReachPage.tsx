import { can, type Owner } from '#core/access/actor.ts';
import type { PageContext } from '#core/http/page-context.ts';
import { WHOLE_TABLE, wholeTable } from '#core/http/table-query.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { BulkBar, Button, DeskLayout, DeskTable, Notice, SelectField } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import { DESK_PATH } from '../../model/paths.ts';
import type { Pool } from '../../model/rules.ts';
import type { Thinness } from '../../rounds/thinness-rules.ts';
import { nameOfCard } from '../cards/rules.ts';
import { cardPath, REACH_PATH } from '../model/paths.ts';
import type { WiderQuestion } from './queries.ts';
import type { NeighbourState, WiderCandidate } from './rules.ts';

/** Another organisation that brings people together. */
export interface OtherPool {
  pool: string;
  name: string;
  lang: string | undefined;
}

export type ReachNotice = 'asked' | 'nothing-chosen' | 'saved' | 'gone';

interface ReachPageProps {
  page: PageContext;
  token: string;
  actor: Owner;
  pool: Pool;
  /** Of those who look for somebody, so many have nobody within reach. */
  looking: number;
  alone: number;
  candidates: WiderCandidate[];
  /** What stability costs here. */
  thin: Pick<Thinness, 'stable' | 'maximum' | 'blockingAtMaximum'>;
  questions: ReadonlyMap<string, WiderQuestion>;
  neighbours: (OtherPool & { state: NeighbourState; since: Date })[];
  others: OtherPool[];
  notice?: { kind: ReachNotice; count: number } | undefined;
}

/** Where few people are near each other: what that costs, and what helps. */
export function ReachPage(props: ReachPageProps) {
  const {
    page,
    token,
    actor,
    pool,
    looking,
    alone,
    thin,
    candidates,
    questions,
    neighbours,
    others,
    notice,
  } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const path = `/${language}${REACH_PATH}`;
  return (
    <DeskLayout
      page={page}
      title={t('desk.reach.title')}
      crumbs={[{ href: `/${language}${DESK_PATH}`, label: t('desk.cards.title') }]}
    >
      {notice && (
        <Notice kind={notice.kind === 'asked' || notice.kind === 'saved' ? 'good' : 'ask'} role="status">
          {t(`desk.reach.${notice.kind}`, { count: notice.count })}
        </Notice>
      )}
      <p class="lead">{t('desk.reach.lead', { alone, looking })}</p>
      <section>
        <h2>{t('desk.maximum.title')}</h2>
        <p>
          {t(thin.maximum > thin.stable ? 'desk.thin.cost' : 'desk.thin.free', {
            stable: thin.stable,
            maximum: thin.maximum,
            more: thin.maximum - thin.stable,
            blocking: thin.blockingAtMaximum,
          })}
        </p>
        <p>{t(pool.maximum ? 'desk.maximum.on' : 'desk.maximum.off')}</p>
        {can(actor, 'owner') ? (
          <form method="post" action={`${path}/maximum`}>
            <input type="hidden" name="token" value={token} />
            <Button kind="ghost" name="maximum" value={pool.maximum ? 'no' : 'yes'}>
              {t(pool.maximum ? 'desk.maximum.stop' : 'desk.maximum.start')}
            </Button>
          </form>
        ) : (
          <p class="soft">{t('desk.maximum.owner')}</p>
        )}
      </section>
      <section>
        <h2>{t('desk.wider.title')}</h2>
        <p>{t('desk.wider.lead')}</p>
        <DeskTable
          caption={t('desk.wider.title')}
          language={language}
          path={path}
          query={WHOLE_TABLE}
          page={wholeTable(candidates)}
          rowKey={({ row }) => row.card.id}
          choice={{ form: 'bulk', nameOf: ({ row }) => nameOfCard(row) }}
          columns={[
            {
              label: t('desk.name'),
              cell: ({ row }) => (
                <>
                  <a href={`/${language}${cardPath(row.card.id)}`}>
                    <bdi>{nameOfCard(row)}</bdi>
                  </a>
                  <small class="soft below">{t(`desk.side.${row.card.side}`)}</small>
                </>
              ),
            },
            {
              label: t('desk.wider.now'),
              cell: ({ alone: isAlone }) => t(isAlone ? 'desk.nobody' : 'desk.wider.some'),
            },
            { label: t('desk.wider.gains'), numeric: true, cell: ({ gains }) => String(gains) },
            {
              label: t('desk.wider.asked'),
              cell: (candidate) => <Asked candidate={candidate} questions={questions} language={language} />,
            },
          ]}
          empty={<p>{t('desk.wider.none')}</p>}
        />
        {candidates.length > 0 && (
          <BulkBar id="bulk" action={`${path}/ask`} token={token} language={language}>
            <Button kind="ghost">{t('desk.wider.ask')}</Button>
          </BulkBar>
        )}
      </section>
      <Neighbours path={path} token={token} neighbours={neighbours} others={others} language={language} />
    </DeskLayout>
  );
}

/** Whether the people of a card were asked, and what they said. */
function Asked({
  candidate: { row, agreed },
  questions,
  language,
}: {
  candidate: WiderCandidate;
  questions: ReadonlyMap<string, WiderQuestion>;
  language: string;
}) {
  const t = teamMessagesIn(language);
  if (agreed) return t('desk.wider.yes');
  const asked = row.members.flatMap(({ id }) => questions.get(id) ?? []);
  const [first] = asked;
  if (!first) return t('desk.wider.not-asked');
  if (asked.some(({ answer }) => answer === 'no')) return t('desk.wider.no');
  return t('desk.wider.waits', { date: formatDate(first.askedAt, language) });
}

/** Organisations nearby with which people can be shared: asking, agreeing and ending. */
function Neighbours({
  path,
  token,
  neighbours,
  others,
  language,
}: Pick<ReachPageProps, 'token' | 'neighbours' | 'others'> & { path: string; language: string }) {
  const t = teamMessagesIn(language);
  return (
    <section id="neighbours">
      <h2>{t('desk.neighbours.title')}</h2>
      <p>{t('desk.neighbours.lead')}</p>
      {neighbours.length > 0 && (
        <ul class="plain">
          {neighbours.map(({ pool, name, lang, state, since }) => (
            <li>
              <form method="post" action={`${path}/neighbours`} class="desk-actions">
                <input type="hidden" name="token" value={token} />
                <input type="hidden" name="pool" value={pool} />
                <b>
                  <bdi lang={lang}>{name}</bdi>
                </b>
                <span>{t(`desk.neighbours.${state}`, { date: formatDate(since, language) })}</span>
                {state === 'asks-us' && (
                  <Button name="step" value="agree" label={`${t('desk.neighbours.agree')}: ${name}`}>
                    {t('desk.neighbours.agree')}
                  </Button>
                )}
                <Button
                  kind="quiet"
                  name="step"
                  value="end"
                  label={`${t(`desk.neighbours.end.${state}`)}: ${name}`}
                >
                  {t(`desk.neighbours.end.${state}`)}
                </Button>
              </form>
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 ? (
        <form method="post" action={`${path}/neighbours`} class="stack">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="step" value="ask" />
          <SelectField
            name="pool"
            label={t('desk.neighbours.which')}
            value=""
            options={others.map(({ pool, name, lang }) => ({
              value: pool,
              label: name,
              ...(lang ? { lang } : {}),
            }))}
          />
          <Button kind="ghost">{t('desk.neighbours.ask')}</Button>
        </form>
      ) : (
        neighbours.length === 0 && <p class="soft">{t('desk.neighbours.none')}</p>
      )}
    </section>
  );
}
