import type { Db } from './db.ts';
import type { Log } from './log.ts';

/** What every room is given: the database, the clock, the secret and the log. Nothing else is global. */
export interface House {
  db: Db;
  /** 32 random bytes that live outside the database. */
  secret: Buffer;
  now: () => Date;
  log: Log;
  /** How people outside reach this house, without a slash at the end: for QR codes and mail. */
  publicUrl: string;
  /** A proxy of the operator's own tells from where a request really comes. */
  behindProxy: boolean;
  /** Where answers to our letters arrive, when somebody reads them there. */
  replyDomain?: string | undefined;
  /** A server that translates, chosen by whoever runs the house. Without it nothing is sent anywhere. */
  translate?: { url: string; key?: string | undefined } | undefined;
  /** The invented set is loaded and must say so. */
  demo: boolean;
}
