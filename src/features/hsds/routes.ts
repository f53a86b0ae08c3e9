import { feedDoors } from './give/index.ts';

/** The open data feed. */
export const hsdsApiRoutes = feedDoors;
