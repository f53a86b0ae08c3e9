import type { OpinionGroup } from '../publication/publication.ts';

const SIZE = 320;
const MIDDLE = SIZE / 2;
/** From the middle of the picture to the middle of the furthest group. */
const REACH = 95;
const SMALLEST_RADIUS = 26;
const RADIUS_SPREAD = 34;
/** So many steps there are to each side (see `publication`). */
const FURTHEST = 2;

/** The name of a group: a letter, so that it says nothing about who is in it. */
export const groupLetter = (index: number): string => String.fromCharCode(65 + index);

/**
 * Where groups stand to each other: the further apart, the more they answer differently; a larger circle has more people. A group
 * is one circle and no person is drawn. The table below it says the same.
 */
export function OpinionPicture({ groups, label }: { groups: readonly OpinionGroup[]; label: string }) {
  const most = Math.max(...groups.map(({ people }) => people));
  return (
    <svg
      class="voice-picture"
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      width={SIZE}
      height={SIZE}
      role="img"
      aria-label={label}
    >
      <path class="axis" d={`M${MIDDLE} 12V${SIZE - 12}M12 ${MIDDLE}H${SIZE - 12}`} />
      {groups.map(({ people, place }, index) => {
        const x = MIDDLE + (place.x / FURTHEST) * REACH;
        const y = MIDDLE - (place.y / FURTHEST) * REACH;
        return (
          <g class={`group-${index % 5}`}>
            <circle cx={x} cy={y} r={SMALLEST_RADIUS + RADIUS_SPREAD * Math.sqrt(people / most)} />
            <text x={x} y={y} text-anchor="middle" dominant-baseline="central">
              {groupLetter(index)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
