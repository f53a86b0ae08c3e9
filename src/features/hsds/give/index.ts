import { listDoors } from './doors.ts';
import { profileDoors } from './profileDoor.ts';
import { tabularDoors } from './tabular.ts';

/** Every door of the feed: HSDS 3.1, read-only, no key. */
export const feedDoors = [...listDoors, ...profileDoors, ...tabularDoors];
