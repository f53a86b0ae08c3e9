import { formatLength, messagesIn } from '../messages.ts';
import { Z_ROUTE_HOURS, type ZRoute } from '../model/rules.ts';

const WIDTH = 300;
const HEIGHT = 22;
/** So wide is the smallest bar that is not empty. */
const LEAST = 4;

/** Hours against the two halves of the Z-route, drawn and in words that say the same. */
export function ZRoutePicture({ hours, language, dir }: { hours: ZRoute; language: string; dir: string }) {
  const t = messagesIn(language);
  return (
    <section>
      <h2>{t('z.title')}</h2>
      {(['course', 'participation'] as const).map((half) => (
        <figure class="z-half">
          <figcaption>
            <b>{t(`z.${half}`)}</b>
            {' · '}
            {t('z.of', {
              done: formatLength(hours[half], language),
              norm: formatLength(Z_ROUTE_HOURS * 60, language),
            })}
          </figcaption>
          <Bar minutes={hours[half]} turned={dir === 'rtl'} />
        </figure>
      ))}
      {hours.other > 0 && <p>{t('z.other', { length: formatLength(hours.other, language) })}</p>}
      <p class="soft">{t('z.note')}</p>
    </section>
  );
}

/** The words beside it say what it shows. */
function Bar({ minutes, turned }: { minutes: number; turned: boolean }) {
  const share = Math.min(1, minutes / (Z_ROUTE_HOURS * 60));
  const filled = minutes === 0 ? 0 : Math.max(LEAST, share * WIDTH);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      aria-hidden="true"
      class="z-bar"
      preserveAspectRatio="none"
    >
      <g transform={turned ? `translate(${WIDTH} 0) scale(-1 1)` : undefined}>
        <rect width={WIDTH} height={HEIGHT} rx="6" fill="currentColor" fill-opacity="0.13" />
        <rect width={filled.toFixed(1)} height={HEIGHT} rx={Math.min(6, filled / 2)} fill="currentColor" />
        {[1, 2, 3].map((quarter) => (
          <path
            d={`M${(WIDTH * quarter) / 4} 0v${HEIGHT}`}
            stroke="currentColor"
            stroke-opacity="0.35"
            stroke-width="1"
          />
        ))}
      </g>
    </svg>
  );
}
