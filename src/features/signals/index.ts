/**
 * Signals (signalen): what stands in the way of newcomers, as volunteers, teachers and guides see it. Counted per municipality,
 * obstacle and month, published from ten people and three senders on, and put to the municipality as a question with the day of
 * its answer. No newcomer is named or linked.
 */
export { OBSTACLE_ICONS } from './model/icons.ts';
export { obstacleName } from './model/obstacle-name.ts';
export { SignalsLink } from './public-page/SignalsLink.tsx';
export { actingMunicipalities, closeTakenUp, signalQuestions, takeUpQuestion } from './questions/queries.ts';
export type { SignalQuestion } from './questions/rules.ts';
export * from './rules.ts';
