/**
 * Suggestions: a story compared with the directory. Per criterion fits, unknown, does not fit well, or cannot work; never a
 * no on something unknown. Then a week in which everything fits. Owns no table and remembers nothing.
 */
export { fitStory, suggest } from './week/suggest.ts';
