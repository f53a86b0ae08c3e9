import { formatMonth } from '#core/i18n/formats.ts';
import { textDirection } from '#core/i18n/languages.ts';

const BAR_WIDTH = 14;
const GAP = 4;
const HEIGHT = 48;

/**
 * How often something was said, month by month, as bars; from right to left where one reads so. The numbers stand in the table
 * beside it, so for who hears the page it is one sentence.
 */
export function MonthBars({
  months,
  numberOf,
  max,
  label,
  language,
}: {
  months: readonly string[];
  /** 0 where nothing was published. */
  numberOf: (month: string) => number;
  /** What the highest bar of all pictures on the page stands for. */
  max: number;
  label: string;
  language: string;
}) {
  const width = months.length * (BAR_WIDTH + GAP);
  const isRtl = textDirection(language) === 'rtl';
  return (
    <svg viewBox={`0 0 ${width} ${HEIGHT}`} width={width} height={HEIGHT} role="img" aria-label={label}>
      {months.map((month, index) => {
        const place = isRtl ? months.length - 1 - index : index;
        const people = numberOf(month);
        const height = people === 0 ? 1 : Math.max(4, (people / max) * (HEIGHT - 2));
        return (
          <rect
            x={place * (BAR_WIDTH + GAP)}
            y={HEIGHT - height}
            width={BAR_WIDTH}
            height={height}
            fill="currentColor"
            opacity={people === 0 ? 0.35 : 1}
          >
            <title>{`${formatMonth(month, language)}: ${people}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}
