import type { AppContext } from './context.ts';

/** Work that is due again and again, such as retention and reminders. It must be safe to run twice, and on any node. */
export interface ScheduledTask {
  /** For the log, e.g. `meetings: maintenance`. */
  name: string;
  /** It deletes what people entrusted to us: it runs only while the clock can be believed. */
  erases?: boolean;
  run: (app: AppContext) => Promise<void>;
}

/** Work beside the requests. Starting it returns a function that stops it and waits for the piece under way. */
export type BackgroundWorker = (app: AppContext) => () => Promise<void>;
