/** Home: pages that combine rooms: the start page with its three doors, what there is, about, privacy, and trouble. */
export { homeAddresses, troublePage } from './routes.tsx';
export { fewOf, supplyOf } from './rules.ts';
