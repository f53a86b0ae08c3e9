import type { PageContext } from '#core/http/page-context.ts';
import { WHOLE_TABLE, wholeTable } from '#core/http/table-query.ts';
import { Button, DeskLayout, DeskTable, Notice, TextArea } from '#ui';
import { ReasonLines } from '../../fit/ReasonList.tsx';
import { teamMessagesIn } from '../../messages.ts';
import { DESK_PATH } from '../../model/paths.ts';
import type { MeetingReason } from '../../model/rules.ts';
import type { HandRefusal } from '../../rounds/hold-round.ts';
import { nameOfCard, weeksSince } from '../cards/rules.ts';
import { cardPath } from '../model/paths.ts';
import type { PoolCard } from '../model/queries.ts';
import { MAX_HAND_REASON_LENGTH } from './rules.ts';

/** Somebody of the other side whom the rules allow to be proposed. */
export interface Possible {
  row: PoolCard;
  reasons: MeetingReason[];
}

export type HandProposalRefusal = HandRefusal | 'nobody' | 'no-reason' | 'too-long';

interface ProposeProps {
  page: PageContext;
  token: string;
  row: PoolCard;
  /** Best first. */
  possible: Possible[];
  now: Date;
  /** What was sent and not taken. */
  sent?: { other: string; reason: string; refusal: HandProposalRefusal } | undefined;
}

/** Proposing somebody by hand: those with whom it works, best first, and why the coordinator thinks so. */
export function ProposePage({ page, token, row, possible, now, sent }: ProposeProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const name = nameOfCard(row);
  const path = `/${language}${cardPath(row.card.id)}/propose`;
  const reasonError =
    sent?.refusal === 'no-reason' || sent?.refusal === 'too-long' ? sent.refusal : undefined;
  return (
    <DeskLayout
      page={page}
      title={t('desk.propose.title', { name })}
      crumbs={[
        { href: `/${language}${DESK_PATH}`, label: t('desk.cards.title') },
        { href: `/${language}${cardPath(row.card.id)}`, label: name },
      ]}
    >
      {sent && !reasonError && (
        <Notice kind="problem" role="alert">
          {t(`desk.propose.${sent.refusal as Exclude<HandProposalRefusal, 'no-reason' | 'too-long'>}`)}
        </Notice>
      )}
      <p class="lead">{t('desk.propose.lead')}</p>
      <form method="post" action={path} class="stack">
        <input type="hidden" name="token" value={token} />
        <DeskTable
          caption={t('desk.propose.title', { name })}
          language={language}
          path={path}
          query={WHOLE_TABLE}
          page={wholeTable(possible)}
          rowKey={(one) => one.row.card.id}
          columns={[
            {
              label: t('desk.name'),
              cell: (one) => (
                <label>
                  <input
                    type="radio"
                    name="other"
                    value={one.row.card.id}
                    checked={sent?.other === one.row.card.id}
                  />{' '}
                  <bdi>{nameOfCard(one.row)}</bdi>
                </label>
              ),
            },
            {
              label: t('desk.waiting'),
              cell: (one) => t('desk.weeks', { count: weeksSince(one.row.card.wishedAt, now) }),
            },
            {
              label: t('desk.round.why'),
              cell: ({ reasons }) => <ReasonLines language={language} reasons={reasons} />,
            },
            {
              label: t('desk.propose.card'),
              cell: (one) => <a href={`/${language}${cardPath(one.row.card.id)}`}>{t('desk.propose.see')}</a>,
            },
          ]}
          empty={<p>{t('desk.card.nobody')}</p>}
        />
        {possible.length > 0 && (
          <>
            <TextArea
              name="reason"
              label={t('desk.propose.reason')}
              hint={t('desk.propose.hint')}
              value={sent?.reason ?? ''}
              rows={2}
              maxlength={MAX_HAND_REASON_LENGTH}
              error={reasonError && t(`desk.propose.${reasonError}`, { max: MAX_HAND_REASON_LENGTH })}
            />
            <Button icon="arrow">{t('desk.propose.do')}</Button>
          </>
        )}
      </form>
    </DeskLayout>
  );
}
