import { startNetworkFirstWorker } from '#core/http/service-worker.ts';

// The page itself names nobody; what a guide took along lies encrypted in the browser's database.
startNetworkFirstWorker('offline-intake-1', ({ pathname }) =>
  /\/casework\/offline-intake$|^\/assets\//.test(pathname),
);
