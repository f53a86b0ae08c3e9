import type { PageContext } from '#core/http/page-context.ts';
import { WHOLE_TABLE, wholeTable } from '#core/http/table-query.ts';
import { Button, ButtonLink, DeskLayout, DeskTable, Notice } from '#ui';
import { ReasonLines } from '../../fit/ReasonList.tsx';
import { teamMessagesIn } from '../../messages.ts';
import { DESK_PATH } from '../../model/paths.ts';
import type { ComputedRound, PairToPropose } from '../../rounds/compute-round.ts';
import { nameOfCard } from '../cards/rules.ts';
import { cardPath, NEXT_ROUND_PATH, ROUNDS_PATH } from '../model/paths.ts';
import type { PoolCard } from '../model/queries.ts';
import { MeasureSentences } from './MeasureSentences.tsx';
import { pairKey } from './rules.ts';

interface NextRoundProps {
  page: PageContext;
  token: string;
  once: string;
  computed: ComputedRound;
  /** The cards of the own pool by their id; those of others have no name here. */
  cards: ReadonlyMap<string, PoolCard>;
  /** So many cards would take part, were it not for a check that is missing or ran out. */
  withoutCheck: number;
  nothingChosen: boolean;
}

/** What a round would propose now, before anything is sent: each proposal with its reasons can be left out. */
export function NextRoundPage({
  page,
  token,
  once,
  computed,
  cards,
  withoutCheck,
  nothingChosen,
}: NextRoundProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const { proposals, measures } = computed;
  const path = `/${language}${NEXT_ROUND_PATH}`;
  const nameOf = (id: string): string => {
    const row = cards.get(id);
    return row ? nameOfCard(row) : t('desk.round.elsewhere');
  };
  return (
    <DeskLayout
      page={page}
      title={t('desk.round.title')}
      count={t('desk.round.count', { count: proposals.length })}
      crumbs={[
        { href: `/${language}${DESK_PATH}`, label: t('desk.cards.title') },
        { href: `/${language}${ROUNDS_PATH}`, label: t('desk.rounds.title') },
      ]}
    >
      {nothingChosen && (
        <Notice kind="ask" role="alert">
          {t('desk.round.nothing-chosen')}
        </Notice>
      )}
      {withoutCheck > 0 && (
        <Notice kind="ask">
          <p>{t('desk.round.without-check', { count: withoutCheck })}</p>
          <ButtonLink href={`/${language}${DESK_PATH}?show=check`} kind="ghost">
            {t('desk.round.without-check.see')}
          </ButtonLink>
        </Notice>
      )}
      {proposals.length > 0 && <p class="lead">{t('desk.round.lead')}</p>}
      <form method="post" action={path} id="send">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={once} />
        <DeskTable
          caption={t('desk.round.title')}
          language={language}
          path={path}
          query={WHOLE_TABLE}
          page={wholeTable(proposals)}
          rowKey={pairKey}
          columns={[
            {
              label: t('desk.round.who'),
              cell: ({ newcomer, resident }: PairToPropose) => (
                <>
                  <CardName id={newcomer} cards={cards} name={nameOf(newcomer)} language={language} />
                  {' · '}
                  <CardName id={resident} cards={cards} name={nameOf(resident)} language={language} />
                </>
              ),
            },
            {
              label: t('desk.round.why'),
              cell: ({ reasons }) => <ReasonLines language={language} reasons={reasons} />,
            },
            { label: t('desk.kind'), cell: ({ kind }) => t(`desk.form.${kind}`) },
            {
              label: t('desk.round.send-along'),
              cell: (proposal) => (
                <label>
                  <input type="checkbox" name="pair" value={pairKey(proposal)} checked />{' '}
                  <span class="unseen">
                    {t('desk.round.send-these', {
                      one: nameOf(proposal.newcomer),
                      other: nameOf(proposal.resident),
                    })}
                  </span>
                  <span aria-hidden="true">{t('desk.yes')}</span>
                </label>
              ),
            },
          ]}
          empty={
            <>
              <p>{t('desk.round.none')}</p>
              <ButtonLink href={`/${language}${DESK_PATH}?show=nobody`} kind="ghost">
                {t('desk.cards.view.nobody')}
              </ButtonLink>
            </>
          }
        />
        {proposals.length > 0 && (
          <p class="desk-actions">
            <Button icon="arrow">{t('desk.round.send')}</Button>
            <span class="soft">{t('desk.round.both')}</span>
          </p>
        )}
      </form>
      <section>
        <h2>{t('desk.round.measures')}</h2>
        <MeasureSentences measures={measures} language={language} />
      </section>
    </DeskLayout>
  );
}

/** The name of a card of the own pool as a link to it; of another pool nobody is named. */
function CardName({
  id,
  cards,
  name,
  language,
}: {
  id: string;
  cards: ReadonlyMap<string, PoolCard>;
  name: string;
  language: string;
}) {
  if (!cards.has(id)) return <i>{name}</i>;
  return (
    <a href={`/${language}${cardPath(id)}`}>
      <bdi>{name}</bdi>
    </a>
  );
}
