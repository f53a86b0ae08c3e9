import type { Db } from './db/connection.ts';
import type { Log } from './log.ts';

/** A server of map tiles, chosen by the operator. Only the house asks there, never the browser of a visitor. */
export interface TileServer {
  /** Its address, with {z}, {x} and {y} in it. */
  url: string;
  /** Whose map it is. */
  attribution: string;
  /** The highest {z} that it has. */
  nearest: number;
}

/** What every room is given: the database, the clock, the secret and the log. Nothing else is global. */
export interface AppContext {
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
  /** Where tiles for a map with streets come from, when the operator chose a server. */
  tiles?: TileServer | undefined;
  /** A server that translates, chosen by whoever runs the house. Without it nothing is sent anywhere. */
  translate?: { url: string; key?: string | undefined } | undefined;
  /** The invented set is loaded and must say so. */
  demo: boolean;
}
