import { textDirection } from '#core/i18n/languages.ts';
import { LEARNING_LEVELS, type LearningLevel, type LevelPoint } from './rules.ts';

const WIDTH = 300;
const ROW = 20;
const HEIGHT = LEARNING_LEVELS.length * ROW;
const LABELS = 52;

/** What a level is called in a picture: the same signs in every language. */
const SIGNS: Record<LearningLevel, string> = {
  literacy: 'ABC',
  'below-a1': '< A1',
  A1: 'A1',
  A2: 'A2',
  B1: 'B1',
  B2: 'B2',
};

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/**
 * The level of one skill over time, as a line that climbs; from right to left where one reads so. The table below it says the
 * same, so for who hears the page it is one sentence.
 */
export function LevelPicture({
  points,
  from,
  today,
  label,
  language,
}: {
  points: readonly LevelPoint[];
  /** The first day of the picture: the same for all skills. */
  from: string;
  today: string;
  label: string;
  language: string;
}) {
  const isRtl = textDirection(language) === 'rtl';
  const start = dayNumber(from);
  const length = Math.max(1, dayNumber(today) - start);
  const placed = (x: number): number => (isRtl ? WIDTH - x : x);
  const xOf = (day: string): number =>
    placed(LABELS + Math.min(1, (dayNumber(day) - start) / length) * (WIDTH - LABELS - 8));
  const yOf = (level: LearningLevel): number => HEIGHT - (LEARNING_LEVELS.indexOf(level) + 0.5) * ROW;
  const path = points
    .map(({ day, level }, index) =>
      index === 0 ? `M${xOf(day)} ${yOf(level)}` : `H${xOf(day)}V${yOf(level)}`,
    )
    .join('');
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" role="img" aria-label={label}>
      {LEARNING_LEVELS.map((level) => (
        <>
          <line
            x1={placed(LABELS)}
            x2={placed(WIDTH)}
            y1={yOf(level)}
            y2={yOf(level)}
            stroke="currentColor"
            opacity={0.2}
          />
          <text
            x={placed(LABELS - 8)}
            y={yOf(level) + 5}
            font-size={14}
            fill="currentColor"
            direction="ltr"
            text-anchor={isRtl ? 'start' : 'end'}
          >
            {SIGNS[level]}
          </text>
        </>
      ))}
      <path
        d={`${path}H${xOf(today)}`}
        fill="none"
        stroke="currentColor"
        stroke-width={3}
        stroke-linejoin="round"
      />
      {points.map(({ day, level }) => (
        <circle cx={xOf(day)} cy={yOf(level)} r={5} fill="currentColor" />
      ))}
    </svg>
  );
}
