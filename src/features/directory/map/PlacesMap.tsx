import { formatBoundingBox, type MapMove, moveBoundingBox } from '#core/geo/bounding-box.ts';
import type { PageContext } from '#core/http/page-context.ts';
import { messagesIn } from '../messages.ts';
import { listUrl } from '../search/filter-urls.ts';
import type { MapDrawing } from './draw-map.ts';
import { pinAriaLabel, pinLabel } from './pins.ts';
import type { NamedTown } from './place-labels.ts';
import { StreetMap, type StreetMapProps } from './StreetMap.tsx';

const MOVES: [MapMove, string][] = [
  ['in', '+'],
  ['out', '−'],
  ['north', '↑'],
  ['south', '↓'],
  ['west', '←'],
  ['east', '→'],
];

/** A flat map is shown so large on a wide screen that there is room for more names; a high one is not. */
const MAX_ROOMY_HEIGHT_PX = 345;

/**
 * The places of this page as an SVG in the page itself: no tiles, no third party. Its numbers are those of the list. It works
 * with links; a script adds dragging and zooming with fingers.
 */
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
  const { width, height, pins, dots, towns, wideTowns, box, boxHeight, here } = drawing;
  const hrefAfter = (move: MapMove) =>
    listUrl(page, (query) => {
      query.set('box', formatBoundingBox(moveBoundingBox(box, move)));
      query.delete('page');
    });
  const { 'drag.js': script, 'map.css': style } = page.assets;
  return (
    <section class="places-map no-print" aria-label={t('map.title')}>
      {style && <link rel="stylesheet" href={style} />}
      <div class="map-frame">
        <svg
          viewBox={`0 0 ${width} ${height}`}
          class={height <= MAX_ROOMY_HEIGHT_PX ? 'roomy' : undefined}
          data-box={formatBoundingBox(box)}
          data-height={boxHeight}
        >
          <title>{t('map.title')}</title>
          <Land land={drawing.land} />
          {here?.rings.map(({ radius }) => (
            <circle class="map-ring" cx={here.x} cy={here.y} r={radius} />
          ))}
          {dots.length > 0 && (
            <>
              <path class="map-dots-edge" d={pointsPath(dots)} />
              <path class="map-dots" d={pointsPath(dots)} />
            </>
          )}
          {towns.map((town) => (
            <TownName town={town} />
          ))}
          {wideTowns.map((town) => (
            <TownName town={town} wide />
          ))}
          {here && (
            <Marker x={here.x} y={here.y} name="map-here">
              <circle class="map-halo" r={20} />
              <circle r={6} />
            </Marker>
          )}
          {pins.map((pin) => (
            <a href={`#place-${pin.numbers[0]}`} aria-label={pinAriaLabel(pin)}>
              <Marker x={pin.x} y={pin.y}>
                <circle class="map-pin" r={pin.numbers.length > 1 ? 16 : 13} />
                <text class="map-number" y={4.5}>
                  {pinLabel(pin)}
                </text>
              </Marker>
            </a>
          ))}
          {here && (
            <HereWords
              here={here}
              words={t('map.here')}
              minutes={(minutes) => t('map.minutes', { minutes })}
            />
          )}
        </svg>
        <nav class="map-moves" aria-label={t('map.moves')}>
          {MOVES.map(([move, sign]) => (
            <a class={`button ghost map-${move}`} href={hrefAfter(move)} aria-label={t(`map.${move}`)}>
              {sign}
            </a>
          ))}
        </nav>
        <a class="button map-search" href={listUrl(page, () => {})} hidden>
          {t('streets.search')}
        </a>
      </div>
      {script && <script type="module" src={script} />}
      {streets && <StreetMap page={page} drawing={drawing} {...streets} />}
      <div class="map-words soft">
        {here && <p>{t('map.rings', { place: here.name })}</p>}
        <p class="map-hint" hidden>
          {t('map.drag')}
        </p>
        <p>{t('map.same')}</p>
        <p>{t('map.coast')}</p>
      </div>
    </section>
  );
}

/** Sea is the ground of the frame; lakes lie on the land. */
const Land = ({ land }: Pick<MapDrawing, 'land'>) => (
  <g class="map-land">
    <path class="map-neighbours" d={land.neighbours} />
    <path class="map-netherlands" d={land.netherlands} />
    <path class="map-lake" d={land.lakes} />
    <path class="map-netherlands" d={land.islands} />
    <path class="map-narrow-lake" d={land.narrowLakes} stroke-width={land.narrowLakeWidth} />
    <path class="map-border" d={land.borders} />
  </g>
);

/** What keeps its size when the map is shown larger. */
const Marker = ({
  x,
  y,
  name,
  children,
}: {
  x: number;
  y: number;
  name?: string;
  children: preact.ComponentChildren;
}) => (
  <g transform={`translate(${x} ${y})`} class={name}>
    <g class="map-mark">{children}</g>
  </g>
);

const TownName = ({ town: { name, size, x, y, label }, wide }: { town: NamedTown; wide?: boolean }) => (
  <Marker x={x} y={y} name={wide ? `map-town ${size} wide` : `map-town ${size}`}>
    <circle r={size === 'city' ? 3.5 : 2.5} />
    <text x={label.dx} y={label.dy}>
      {name}
    </text>
  </Marker>
);

/** The words about where somebody is: above everything, so that they can be read; a tap goes through them. */
const HereWords = ({
  here: { name, x, y, label, rings },
  words,
  minutes,
}: {
  here: NonNullable<MapDrawing['here']>;
  words: string;
  minutes: (minutes: number) => string;
}) => (
  <g class="map-here">
    {rings.map((ring) => (
      <Marker x={x + ring.label.dx} y={y + ring.label.dy}>
        <text y={4}>{minutes(ring.minutes)}</text>
      </Marker>
    ))}
    <Marker x={x} y={y}>
      <text x={label.dx} y={label.dy}>
        {words}
      </text>
      <text class="map-here-name" x={label.dx} y={label.dy + 15}>
        {name}
      </text>
    </Marker>
  </g>
);

/** Lines without a length, which round ends make to dots of the same size however large the map is shown. */
const pointsPath = (points: MapDrawing['dots']): string => points.map(({ x, y }) => `M${x} ${y}h0`).join('');
