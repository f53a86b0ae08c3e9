import { DeskTabs } from '#ui';
import { languageNames } from '../edition/language-names.ts';
import { textOf } from '../edition/texts.ts';
import type { BreakOut, ProgrammeItem } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import type { Registration } from '../registrations/types.ts';

/** The column of whoever has no seat. */
const NO_SEAT = 'none';

interface Column {
  id: string;
  title: string;
  breakOut: BreakOut | undefined;
  registrations: Registration[];
}

/**
 * One round as a board: a column per break-out with small cards, each a link that opens the card. On a phone one column at a
 * time. The markup of a card is as short as it can be: 750 of them travel to the cheapest phone.
 */
export function SeatBoard({
  item,
  people,
  chosen,
  column,
  path,
  cardQuery,
  language,
}: {
  item: ProgrammeItem;
  people: readonly Registration[];
  /** The id of the registration whose card is open. */
  chosen: string | undefined;
  column: string;
  path: string;
  /** What opens a card, before the code of its first badge. */
  cardQuery: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  const byBreakOut = new Map<string, Registration[]>();
  for (const registration of people) {
    const seat = registration.seats.find(({ partId }) => partId === item.id)?.breakOutId ?? NO_SEAT;
    byBreakOut.set(seat, [...(byBreakOut.get(seat) ?? []), registration]);
  }
  const columns: Column[] = [
    {
      id: NO_SEAT,
      title: t('seats.none'),
      breakOut: undefined,
      registrations: byBreakOut.get(NO_SEAT) ?? [],
    },
    ...item.breakOuts.map((breakOut) => ({
      id: breakOut.id,
      title: `${breakOut.number}. ${textOf(breakOut.texts, 'title', language)}`,
      breakOut,
      registrations: byBreakOut.get(breakOut.id) ?? [],
    })),
  ];
  const current =
    columns.find(({ id }) => id === column) ??
    columns.find(({ registrations }) => registrations.length) ??
    columns[0];
  const countOf = ({ registrations }: Column) => registrations.reduce((sum, { size }) => sum + size, 0);
  return (
    <>
      <div class="only-phone">
        <DeskTabs
          label={t('board.columns')}
          tabs={columns.map((each) => ({
            href: `${path}?part=${item.id}&column=${each.id}`,
            label: each.breakOut ? String(each.breakOut.number) : '–',
            count: countOf(each),
            current: each === current,
          }))}
        />
      </div>
      <div class="board">
        {columns.map((each) => (
          <section class={each === current ? 'column current' : 'column'} aria-labelledby={`c${each.id}`}>
            <h2 id={`c${each.id}`}>
              <bdi>{each.title}</bdi>
            </h2>
            <p>{columnFacts(each, countOf(each), language)}</p>
            {each.registrations.length > 0 && (
              <ul>
                {each.registrations.map((registration) => (
                  <Card
                    cardQuery={cardQuery}
                    registration={registration}
                    isOpen={registration.id === chosen}
                    language={language}
                  />
                ))}
              </ul>
            )}
          </section>
        ))}
      </div>
    </>
  );
}

/** How full a column is, and what is covered there. */
function columnFacts({ breakOut }: Column, people: number, language: string): string {
  const t = teamMessagesIn(language);
  if (!breakOut) return t('people.count.size', { people });
  const { seatsTaken, capacity, interpreters, stepFree } = breakOut;
  return [
    t('seats.taken', { taken: seatsTaken, places: capacity }),
    interpreters.length ? t('board.interpreters', { languages: languageNames(interpreters, language) }) : '',
    stepFree === true ? t('need.step-free') : '',
    stepFree === false ? t('board.stairs') : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

function Card({
  cardQuery,
  registration: { members, needs, size },
  isOpen,
  language,
}: {
  cardQuery: string;
  registration: Registration;
  isOpen: boolean;
  language: string;
}) {
  const t = teamMessagesIn(language);
  const [first] = members;
  if (!first) return null;
  const marks = [
    ...new Set(
      needs.map(({ kind, detail }) => {
        if (kind === 'interpreter') return t('board.mark.interpreter', { code: detail });
        if (kind === 'step-free') return t('board.mark.step-free');
        return t(`people.need.${kind}`);
      }),
    ),
  ];
  const names = members.map(({ firstName, code }) => firstName ?? code).join(', ');
  return (
    <li>
      <a
        href={`${cardQuery}${first.code.replace('-', '')}#card`}
        dir="auto"
        aria-current={isOpen ? 'true' : undefined}
      >
        {names}
        {size > 1 && ` · ${size}`}
      </a>
      {marks.map((mark) => (
        <i>{mark}</i>
      ))}
    </li>
  );
}
