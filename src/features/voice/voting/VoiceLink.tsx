import { messagesIn } from '../messages.ts';
import { VOICE_PATH } from '../model/paths.ts';

/** The way to the conversations of all municipalities, on pages of other features. */
export const VoiceLink = ({ language }: { language: string }) => (
  <a href={`/${language}${VOICE_PATH}`}>{messagesIn(language)('voting.list.title')}</a>
);
