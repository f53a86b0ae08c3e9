/**
 * Suggestions: a story beside the directory. Per criterion fits, unknown, does not fit well, or cannot work; never a no
 * on something unknown. Then a week that really fits together. Owns no table and remembers nothing.
 */
export { suggestionRoutes } from './routes.tsx';
export { fitStory, suggest } from './rules/suggest.ts';
