import type { PageContext } from '#core/http/page-context.ts';
import { Icon } from '#ui';
import { changed } from '../browse/paths.ts';
import { messagesIn } from '../messages.ts';
import { type Drawing, formatBoundingBox, writePlaces, writePoints } from './index.ts';

/** What the map with streets is made of. */
export interface StreetTiles {
  script: string;
  css: string;
  attribution: string;
  nearest: number;
}

export interface StreetsOffer {
  tiles: StreetTiles;
  /** Where the others are that fit. */
  others: readonly { lat: number; lon: number }[];
  /** Asked for in the address: opens by itself. */
  open: boolean;
}

/** Offers a map with streets in the place of the drawing. Without a script there is nothing to see of it. */
export function Streets({
  page,
  drawing,
  tiles,
  others,
  open,
}: StreetsOffer & { page: PageContext; drawing: Drawing }) {
  const t = messagesIn(page.language);
  const here = changed(page, (query) => query.set('box', formatBoundingBox(drawing.box)));
  return (
    <div
      id="streets"
      hidden
      data-css={tiles.css}
      data-places={writePlaces(drawing.places)}
      data-others={writePoints(others)}
      data-box={formatBoundingBox(drawing.box)}
      data-nearest={tiles.nearest}
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
