import { textDirection } from '#core/i18n/languages.ts';
import { messagesIn } from '../messages.ts';
import type { FunnelStep } from './rules.ts';

const WIDTH = 320;
const BAR_HEIGHT = 18;
const ROW_HEIGHT = 46;
/** A bar of the fewest people that are told is still seen. */
const LEAST_WIDTH = 4;

/**
 * How many people come how far, as bars under each other; from right to left where one reads so. What is hidden has an open bar. The
 * numbers stand beside the bars and in the table below, so for who hears the page it is one sentence.
 */
export function FunnelBars({ funnel, language }: { funnel: readonly FunnelStep[]; language: string }) {
  const t = messagesIn(language);
  const isRtl = textDirection(language) === 'rtl';
  const most = Math.max(1, ...funnel.map(({ total }) => total ?? 0));
  const edge = (width: number) => (isRtl ? WIDTH - width : 0);
  return (
    <svg
      class="befriending-funnel"
      viewBox={`0 0 ${WIDTH} ${funnel.length * ROW_HEIGHT}`}
      role="img"
      aria-label={t('figures.bars')}
      direction={isRtl ? 'rtl' : 'ltr'}
    >
      {funnel.map(({ step, total }, nth) => {
        const top = nth * ROW_HEIGHT;
        const width = total === null ? LEAST_WIDTH * 3 : Math.max(LEAST_WIDTH, (total / most) * WIDTH);
        return (
          <g>
            <text x={isRtl ? WIDTH : 0} y={top + 15} font-size="14" fill="currentColor">
              {`${t(`figures.step.${step}`)} · ${total ?? '–'}`}
            </text>
            <rect
              x={edge(width)}
              y={top + 21}
              width={width}
              height={BAR_HEIGHT}
              rx="3"
              class={total === null ? 'is-hidden' : undefined}
            />
          </g>
        );
      })}
    </svg>
  );
}
