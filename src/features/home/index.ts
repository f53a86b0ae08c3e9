/** Home: pages that combine rooms: the start page with its three doors, what there is, about, privacy, and trouble. */
export { errorPage, homeRoutes } from './routes/index.ts';
export { fewOf, supplyOf } from './rules.ts';
