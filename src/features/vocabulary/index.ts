/**
 * Vocabulary: the codes that initiatives and newcomers have in common (goals, levels, languages, audiences, times), and
 * their names in every language. It uses no other feature.
 */
export { vocabularyIn } from './messages.ts';
export * from './rules.ts';
