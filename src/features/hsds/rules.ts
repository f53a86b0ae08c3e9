/** Pure functions and types that other features may use in their rules. */

export type { MappingContext } from './import/mapping/context.ts';
export { levelOf } from './import/mapping/level.ts';
export { mapService } from './import/mapping/service.ts';
export { idFromName, slugOf } from './schema/source-ids.ts';
export type { InitiativeDraft } from './schema/types.ts';
export type { RawRecord } from './schema/values.ts';
