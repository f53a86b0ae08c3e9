import { BOTTLENECKS_PATH } from '../../model/paths.ts';

/** A bottleneck that everybody may follow, without the language. */
export const bottleneckPath = (id: string): `/bottlenecks/${string}` =>
  `${BOTTLENECKS_PATH}/${id}` as `/bottlenecks/${string}`;

/** Those of one municipality. Addresses are in small letters, also of its code. */
export const municipalityBottlenecksPath = (code: string): string =>
  `${BOTTLENECKS_PATH}/${code.toLowerCase()}`;

/** Where an answer is heard, said by a person. */
export const BOTTLENECK_SOUND_PATH = '/bottleneck-sound';
export const bottleneckSoundPath = (event: string, language: string): string =>
  `${BOTTLENECK_SOUND_PATH}/${event}/${language}`;

/** The code of a municipality in an address. */
export const MUNICIPALITY_ROUTE = `${BOTTLENECKS_PATH}/:municipality{gm[0-9]{4}}` as const;
