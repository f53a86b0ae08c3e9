import type { Cell } from '../publication/cells.ts';

const WIDTH = 240;
const HEIGHT = 18;

/** One audience and one statement as a bar: who agrees, who disagrees, and the others. The words stand beside it. */
export function AudienceBar({ cell, isRtl }: { cell: Cell; isRtl: boolean }) {
  const [agree, disagree] = [cell.agree ?? 0, cell.disagree ?? 0].map((part) => (part / cell.people) * WIDTH);
  const rest = WIDTH - (agree ?? 0) - (disagree ?? 0);
  let from = 0;
  return (
    <svg
      class="voice-bar"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      aria-hidden="true"
    >
      {(
        [
          ['agree', agree ?? 0],
          ['rest', rest],
          ['disagree', disagree ?? 0],
        ] as const
      ).map(([kind, width]) => {
        const start = isRtl ? WIDTH - from - width : from;
        from += width;
        return (
          width > 0 && (
            <rect
              class={kind}
              x={start + 0.75}
              y={0.75}
              width={Math.max(0, width - 1.5)}
              height={HEIGHT - 1.5}
              rx={3}
            />
          )
        );
      })}
    </svg>
  );
}
