/**
 * Vocabulary: the codes that offer and demand have in common (goals, levels, languages, audiences, times), and their names.
 * A leaf: other features put what one offers beside what another wants with these words.
 */
export { vocabularyIn } from './messages.ts';
export * from './rules.ts';
