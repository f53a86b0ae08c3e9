const SIZE = 16;
const GAP = 4;
const PER_ROW = 10;

/**
 * A week in hours, each a square: lessons are full, taking part is open. Decoration: the words beside it say the same.
 * @param dir of the page: the week is read from its start
 */
export function WeekPicture({
  lessons,
  takingPart,
  dir,
}: {
  lessons: number;
  takingPart: number;
  dir: string;
}) {
  const count = lessons + takingPart;
  if (count === 0) return null;
  const rows = Math.ceil(count / PER_ROW);
  const width = Math.min(count, PER_ROW) * (SIZE + GAP);
  const height = rows * (SIZE + GAP);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      <g transform={dir === 'rtl' ? `translate(${width} 0) scale(-1 1)` : undefined}>
        {Array.from({ length: count }, (_, hour) => (
          <rect
            x={(hour % PER_ROW) * (SIZE + GAP) + GAP / 2}
            y={Math.floor(hour / PER_ROW) * (SIZE + GAP) + GAP / 2}
            width={SIZE}
            height={SIZE}
            rx="4"
            fill={hour < lessons ? 'currentColor' : 'none'}
            stroke="currentColor"
            stroke-width="2"
          />
        ))}
      </g>
    </svg>
  );
}
