import type { StatementTotals } from '../publication/readings.ts';
import { asTenPeople } from '../publication/readings.ts';

const PITCH = 22;
const HEIGHT = 40;
const PERSON = 'M10 3a5 5 0 1 0 0 10 5 5 0 1 0 0-10zM2 36v-12a8 8 0 0 1 16 0v12z';
const MARKS = ['M6 25l3 4 5-8', 'M6 21l8 8M14 21l-8 8', ''] as const;
const KINDS = ['agree', 'disagree', 'rest'] as const;

/**
 * Ten people, as many of whom agree and disagree as of all: filled with a tick, hatched with a cross, or only an outline. For who
 * hears the page it is one sentence.
 */
export function TenPeople({
  totals,
  label,
  isRtl,
}: {
  totals: StatementTotals;
  label: string;
  isRtl: boolean;
}) {
  const parts = asTenPeople(totals);
  const people = parts.flatMap((many, kind) => Array<number>(many).fill(kind));
  return (
    <svg
      class="voice-ten"
      viewBox={`0 0 ${people.length * PITCH} ${HEIGHT}`}
      width={people.length * PITCH}
      height={HEIGHT}
      role="img"
      aria-label={label}
    >
      {people.map((kind, index) => (
        <g
          class={KINDS[kind]}
          transform={`translate(${(isRtl ? people.length - 1 - index : index) * PITCH} 0)`}
        >
          <path class="person" d={PERSON} />
          <path class="mark" d={MARKS[kind] ?? ''} />
        </g>
      ))}
    </svg>
  );
}
