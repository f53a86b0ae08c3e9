import type { PageContext } from '#core/http/page-context.ts';
import { Button, ConflictNotice, DeskLayout, DeskTabs, Notice } from '#ui';
import { breakoutRounds } from '../edition/rules.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition, ProgrammeItem } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import { partyName } from '../registrations/rules.ts';
import type { Registration } from '../registrations/types.ts';
import type { AskedMove, Consequence } from './board-rules.ts';
import { CardPanel } from './CardPanel.tsx';
import type { MoveByHand } from './move-queries.ts';
import { SeatBoard } from './SeatBoard.tsx';
import { breakOutTitle } from './seat-text.ts';

export const SEATING_REFUSALS = [
  'full',
  'not-proposed',
  'published',
  'confirm',
  'changed-elsewhere',
  'not-found',
] as const;
export type SeatingRefusal = (typeof SEATING_REFUSALS)[number];

interface SeatingDeskProps {
  page: PageContext;
  edition: Edition;
  /** Everybody who comes. */
  people: Registration[];
  /** The last moves, that can be taken back. */
  moves: MoveByHand[];
  /** The round that is shown. */
  item: ProgrammeItem | undefined;
  /** Whose card is open. */
  chosen: Registration | undefined;
  /** On a phone: the id of the break-out whose column is shown. */
  column: string;
  asked: AskedMove | undefined;
  consequences: Consequence[];
  token: string;
  refusal?: SeatingRefusal | undefined;
}

/** The seating: propose, look at every reason, change by hand on a board, publish. */
export function SeatingDesk({
  page,
  edition,
  people,
  moves,
  item,
  chosen,
  column,
  asked,
  consequences,
  token,
  refusal,
}: SeatingDeskProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const path = `/${language}/organise/${edition.id}`;
  const rounds = breakoutRounds(edition);
  const isBoard = edition.seating !== 'wishes' && item !== undefined;
  return (
    <DeskLayout
      page={page}
      title={t('desk.seats')}
      crumbs={[{ href: path, label: textOf(edition.texts, 'title', language) }]}
      sheet={page.assets['people.css']}
      actions={
        <>
          {edition.seating !== 'published' && (
            <form method="post" action={`${path}/proposal`}>
              <input type="hidden" name="token" value={token} />
              <Button kind={edition.seating === 'wishes' ? 'primary' : 'ghost'}>
                {t(edition.seating === 'wishes' ? 'seats.propose' : 'seats.again')}
              </Button>
            </form>
          )}
          {edition.seating === 'proposed' && (
            <form method="post" action={`${path}/publication`}>
              <input type="hidden" name="token" value={token} />
              <Button icon="check">{t('seats.publish', { people: people.length })}</Button>
            </form>
          )}
        </>
      }
    >
      <p class="lead">{t(`seats.${edition.seating}`)}</p>
      {refusal === 'changed-elsewhere' && chosen && item && asked ? (
        <ConflictNotice fields={[seatConflict(chosen, item, asked, language)]} language={language} />
      ) : (
        refusal &&
        refusal !== 'confirm' && (
          <Notice kind="problem" role="alert">
            {t(`seats.refused.${refusal}`)}
          </Notice>
        )
      )}
      {isBoard && rounds.length > 1 && (
        <DeskTabs
          label={t('board.rounds')}
          tabs={rounds.map(({ id, texts }) => ({
            href: `${path}/seats?part=${id}`,
            label: textOf(texts, 'title', language),
            current: id === item.id,
          }))}
        />
      )}
      {isBoard && chosen && (
        <CardPanel
          edition={edition}
          item={item}
          registration={chosen}
          people={people}
          asked={asked}
          consequences={refusal === 'confirm' ? consequences : []}
          token={token}
          language={language}
        />
      )}
      {isBoard && moves.length > 0 && (
        <Moves moves={moves} people={people} rounds={rounds} path={path} token={token} language={language} />
      )}
      {isBoard && (
        <SeatBoard
          item={item}
          people={people}
          chosen={chosen?.id}
          column={column}
          path={`${path}/seats`}
          cardQuery={rounds.length > 1 ? `?part=${item.id}&card=` : '?card='}
          language={language}
        />
      )}
    </DeskLayout>
  );
}

/** Where somebody else seated them meanwhile, and where this organiser wanted them. */
function seatConflict(chosen: Registration, item: ProgrammeItem, asked: AskedMove, language: string) {
  const t = teamMessagesIn(language);
  const seat = chosen.seats.find(({ partId }) => partId === item.id);
  const titleOf = (id: string | null | undefined) =>
    id ? breakOutTitle(item, id, language) : t('seats.none');
  return { label: partyName(chosen), theirs: titleOf(seat?.breakOutId), yours: titleOf(asked.to) };
}

/** The last moves by hand, each with a button that takes it back. */
function Moves({
  moves,
  people,
  rounds,
  path,
  token,
  language,
}: {
  moves: MoveByHand[];
  people: Registration[];
  rounds: ProgrammeItem[];
  path: string;
  token: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  const nameOf = (id: string): string => {
    const registration = people.find((each) => each.id === id);
    return registration ? partyName(registration) : '';
  };
  const titleOf = (partId: string, id: string | null | undefined): string => {
    const item = rounds.find((round) => round.id === partId);
    return (item && id && breakOutTitle(item, id, language)) || t('seats.none');
  };
  return (
    <details class="moves" open>
      <summary>{t('board.moves')}</summary>
      <ul>
        {moves
          .filter(({ registrationId }) => nameOf(registrationId))
          .map(({ id, registrationId, partId, from, to, by }) => {
            const sentence = t('board.moved', {
              name: nameOf(registrationId),
              from: titleOf(partId, from?.breakOutId),
              to: titleOf(partId, to),
              by,
            });
            return (
              <li>
                <span>{sentence}</span>
                <form method="post" action={`${path}/seat-undone`}>
                  <input type="hidden" name="token" value={token} />
                  <input type="hidden" name="move" value={id} />
                  <Button kind="quiet" label={t('board.undo.label', { move: sentence })}>
                    {t('board.undo')}
                  </Button>
                </form>
              </li>
            );
          })}
      </ul>
    </details>
  );
}
