/**
 * Ideas: a place that a guide thinks of for a newcomer, with a word why. The newcomer decides, and decides what the guide hears of
 * it; a guide sends nothing in their name.
 */
export { addIdea, ideasFor, markIdeasAsked, type NewIdea, removeIdea } from './model/queries.ts';
export { IdeasSection } from './own-ideas/IdeasSection.tsx';
export { type OwnIdea, ownIdeas } from './own-ideas/own-idea.ts';
export * from './rules.ts';
