/**
 * Suggestions: a story compared with the directory. Per criterion fits, unknown, does not fit well, or cannot work; never a
 * no on something unknown. Then a week in which everything fits. Owns no table and remembers nothing.
 */
export * from './rules.ts';
export { type Suggestion, suggest, type WeekSuggestions } from './week/suggest.ts';
