/**
 * Directory (sociale kaart): organisations and their initiatives; what, where, when, for whom, with room or not.
 * What is not known stays unknown: nothing is guessed, and nobody is turned away on it.
 */
export { speakVocabulary } from './messages/vocabulary/index.ts';
export * from './vocabulary.ts';
