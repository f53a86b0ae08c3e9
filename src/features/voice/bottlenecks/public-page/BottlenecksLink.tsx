import { messagesIn } from '../../messages.ts';
import { BOTTLENECKS_PATH } from '../../model/paths.ts';

/** The way to what municipalities took up, on pages of other features. */
export const BottlenecksLink = ({ language }: { language: string }) => (
  <a href={`/${language}${BOTTLENECKS_PATH}`}>{messagesIn(language)('bottleneck.title')}</a>
);
