import { formatBoundingBox } from '#core/geo/bounding-box.ts';
import type { PageContext } from '#core/http/page-context.ts';
import { Icon } from '#ui';
import { messagesIn } from '../messages.ts';
import { listUrl } from '../search/filter-urls.ts';
import type { MapDrawing } from './draw-map.ts';
import { formatPlaces, formatPoints } from './point-lists.ts';

/** URLs of the script and style of the street map, and what the page says of its tiles. */
export interface StreetTiles {
  script: string;
  css: string;
  attribution: string;
  maxZoom: number;
}

export interface StreetMapProps {
  tiles: StreetTiles;
  /** Coordinates of the places that fit but are not on this page. */
  others: readonly { lat: number; lon: number }[];
  /** The address asks for it: it opens without a tap. */
  open: boolean;
}

/** Offers a street map in the place of the drawing; hidden as long as no script runs. */
export function StreetMap({
  page,
  drawing,
  tiles,
  others,
  open,
}: StreetMapProps & { page: PageContext; drawing: MapDrawing }) {
  const t = messagesIn(page.language);
  const searchHereHref = listUrl(page, (query) => query.set('box', formatBoundingBox(drawing.box)));
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
        <a class="button" data-part="search" href={searchHereHref} hidden>
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
