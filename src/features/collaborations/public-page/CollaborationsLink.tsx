import { messagesIn } from '../messages.ts';
import { COLLABORATIONS_PATH } from '../model/paths.ts';

/** The way to all collaborations, on pages of other features. */
export const CollaborationsLink = ({ language }: { language: string }) => (
  <a href={`/${language}${COLLABORATIONS_PATH}`}>{messagesIn(language)('list.title')}</a>
);
