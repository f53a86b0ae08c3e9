import { messagesIn } from '../messages.ts';
import { SIGNALS_PATH } from '../model/paths.ts';

/** The way to what stands in the way and what is done about it, on pages of other features. */
export const SignalsLink = ({ language }: { language: string }) => (
  <a href={`/${language}${SIGNALS_PATH}`}>{messagesIn(language)('title')}</a>
);
