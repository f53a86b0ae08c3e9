/** Pure functions and types that other features may use in their rules. */

export { accessOf } from './import/mapping/access.ts';
export type { MappingContext } from './import/mapping/context.ts';
export { levelOf } from './import/mapping/level.ts';
export { mapService } from './import/mapping/service.ts';
export { signLanguageNamed } from './import/mapping/sign-languages.ts';
export { idFromName, slugOf } from './schema/source-ids.ts';
export type { InitiativeDraft } from './schema/types.ts';
export type { RawRecord } from './schema/values.ts';
