import type { FieldKeys } from './crypto/field-keys.ts';
import type { Db } from './db/connection.ts';
import type { Log } from './log.ts';

/**
 * What the operator configured for single features. A feature adds its own settings by declaration merging, so that core
 * names none: `declare module '#core/context.ts' { interface FeatureSettings { tiles?: TileServer } }`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: features add their settings by declaration merging
export interface FeatureSettings {}

/** What every feature is given: database, clock, secret, log and settings. Nothing else is global. */
export interface AppContext {
  db: Db;
  /** The cost of hashing passphrases, where it is not the usual one (`core/passphrase`). */
  passphraseHashCost?: number;
  /** 32 random bytes that are kept outside the database. */
  secret: Buffer;
  /** The keys of encrypted fields; when absent, the one that is derived from the secret. */
  fieldKeys?: FieldKeys;
  now: () => Date;
  log: Log;
  /** The base URL of this installation without a slash at the end: for QR codes and e-mail. */
  publicUrl: string;
  /** How many proxies of the operator, one behind the other, add to X-Forwarded-For before a request comes here. */
  trustedProxies: number;
  settings: FeatureSettings;
  /** Demonstration data is loaded, and pages must say so. */
  demo: boolean;
}
