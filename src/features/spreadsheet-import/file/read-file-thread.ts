// The thread in which a spreadsheet file is read: it has a limit on memory, and whoever started it ends it after a while.
import { parentPort, workerData } from 'node:worker_threads';
import { readGrids } from './read-grids.ts';

parentPort?.postMessage(readGrids(workerData as Uint8Array));
