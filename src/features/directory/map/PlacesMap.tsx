import { formatBoundingBox, type MapMove, moveBoundingBox } from '#core/geo/bounding-box.ts';
import type { PageContext } from '#core/http/page-context.ts';
import { messagesIn } from '../messages.ts';
import { listUrl } from '../search/filter-urls.ts';
import type { MapDrawing } from './draw-map.ts';
import { pinAriaLabel, pinLabel } from './pins.ts';
import { StreetMap, type StreetMapProps } from './StreetMap.tsx';

const MOVES: [MapMove, string][] = [
  ['in', '+'],
  ['out', '−'],
  ['north', '↑'],
  ['south', '↓'],
  ['west', '←'],
  ['east', '→'],
];

/** The places of this page as an SVG in the page itself: no tiles, no third party. Its numbers are those of the list. */
export function PlacesMap({
  page,
  drawing,
  streets,
}: {
  page: PageContext;
  drawing: MapDrawing;
  streets?: StreetMapProps | undefined;
}) {
  const t = messagesIn(page.language);
  const { width, height, pins, dots, towns, box } = drawing;
  const hrefAfter = (move: MapMove) =>
    listUrl(page, (query) => {
      query.set('box', formatBoundingBox(moveBoundingBox(box, move)));
      query.delete('page');
    });
  return (
    <section class="places-map no-print" aria-label={t('map.title')}>
      <svg viewBox={`0 0 ${width} ${height}`}>
        <title>{t('map.title')}</title>
        <rect class="map-ground" width={width} height={height} rx={12} />
        {towns.map(({ name, x, y, label }) => (
          <g class="map-town">
            <circle cx={x} cy={y} r={2} />
            <text x={label.x} y={label.y} text-anchor="middle">
              {name}
            </text>
          </g>
        ))}
        {dots.map(({ x, y }) => (
          <circle class="map-dot" cx={x} cy={y} r={4} />
        ))}
        {pins.map((pin) => (
          <a href={`#place-${pin.numbers[0]}`} aria-label={pinAriaLabel(pin)}>
            <circle class="map-pin" cx={pin.x} cy={pin.y} r={pin.numbers.length > 1 ? 16 : 13} />
            <text class="map-number" x={pin.x} y={pin.y + 4} text-anchor="middle">
              {pinLabel(pin)}
            </text>
          </a>
        ))}
      </svg>
      <nav class="map-moves" aria-label={t('map.moves')}>
        {MOVES.map(([move, sign]) => (
          <a class="button ghost" href={hrefAfter(move)} aria-label={t(`map.${move}`)}>
            {sign}
          </a>
        ))}
      </nav>
      {streets && <StreetMap page={page} drawing={drawing} {...streets} />}
      <p class="soft">{t('map.same')}</p>
    </section>
  );
}
