import { feedDoors } from '../hsds/index.ts';
import { claimAddresses } from './claim.tsx';
import { feedAddresses, sitemapDoor } from './feeds.tsx';
import { freshAddresses } from './fresh.tsx';
import { keptAddresses } from './kept.tsx';
import { lookAddresses } from './look.tsx';
import { missedAddresses } from './missed.tsx';
import { offlineAddresses } from './offline.tsx';
import { openAddresses } from './open.tsx';
import { ownAddresses } from './own.tsx';
import { registerAddresses } from './register.tsx';
import { spreadsheetAddresses } from './spreadsheet.tsx';
import { textAddresses } from './texts.tsx';
import { tileDoor } from './tiles.ts';
import { vouchAddresses } from './vouch.tsx';

/** Where one knocks for the directory: looking, telling of one's own initiative, vouching. */
export const directoryAddresses = [
  ...missedAddresses,
  ...feedAddresses,
  ...lookAddresses,
  ...openAddresses,
  ...registerAddresses,
  ...ownAddresses,
  ...textAddresses,
  ...vouchAddresses,
  ...freshAddresses,
  ...claimAddresses,
  ...keptAddresses,
  ...offlineAddresses,
  ...spreadsheetAddresses,
];

/** Pictures for the map with streets. */
export const directoryPictureDoors = [tileDoor];

/** Doors for other systems: the HSDS feed and the map of the site. */
export const directoryOpenDoors = [...feedDoors, sitemapDoor];
