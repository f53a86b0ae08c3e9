import { formatBoundingBox } from '#core/geo/bounding-box.ts';
import type { PageContext } from '#core/http/page-context.ts';
import { Icon } from '#ui';
import { messagesIn } from '../messages.ts';
import { listUrl } from '../search/filter-urls.ts';
import type { MapDrawing } from './draw-map.ts';
import { formatPlaces, formatPoints } from './point-lists.ts';

/** What the map with streets is made of. */
export interface StreetTiles {
  script: string;
  css: string;
  attribution: string;
  maxZoom: number;
}

export interface StreetMapProps {
  tiles: StreetTiles;
  /** Where the others are that fit. */
  others: readonly { lat: number; lon: number }[];
  /** Asked for in the address: opens by itself. */
  open: boolean;
}

/** Offers a map with streets in the place of the drawing. Without a script there is nothing to see of it. */
export function StreetMap({
  page,
  drawing,
  tiles,
  others,
  open,
}: StreetMapProps & { page: PageContext; drawing: MapDrawing }) {
  const t = messagesIn(page.language);
  const here = listUrl(page, (query) => query.set('box', formatBoundingBox(drawing.box)));
  return (
    <div
      id="streets"
      hidden
      data-css={tiles.css}
      data-places={formatPlaces(drawing.places)}
      data-others={formatPoints(others)}
      data-box={formatBoundingBox(drawing.box)}
      data-nearest={tiles.maxZoom}
      data-label={t('streets.label')}
      data-in={t('map.in')}
      data-out={t('map.out')}
    >
      <div data-part="map" hidden />
      <p class="soft whose" data-part="whose" hidden>
        <bdi>{tiles.attribution}</bdi>
      </p>
      <p class="actions">
        <a class="button" data-part="search" href={here} hidden>
          <Icon name="search" />
          <span>{t('streets.search')}</span>
        </a>
        <button type="button" class="button ghost" data-part="back" hidden>
          <span>{t('streets.back')}</span>
        </button>
        <button
          type="button"
          class="button ghost"
          data-bring={tiles.script}
          data-at-once={open ? '' : undefined}
          aria-describedby="streets-said"
        >
          <Icon name="place" />
          <span>{t('streets.show')}</span>
        </button>
      </p>
      <p role="status" id="streets-said" data-trouble={t('streets.trouble')} />
    </div>
  );
}
