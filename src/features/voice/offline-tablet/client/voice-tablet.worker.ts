import { startNetworkFirstWorker } from '#core/http/service-worker.ts';

// The page holds questions; what people answered lies encrypted in the browser's database.
startNetworkFirstWorker('voice-tablet-1', ({ pathname }) =>
  /\/voice-booth\/tablet$|^\/assets\//.test(pathname),
);
