import { Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import { TranslatedText } from './TranslatedText.tsx';
import { wordsIn } from './texts.ts';
import type { Edition } from './types.ts';

/** That a meeting does not go on, and why; on every page of it. */
export function EditionCancelled({ edition, language }: { edition: Edition; language: string }) {
  if (edition.state !== 'cancelled') return null;
  return (
    <Notice kind="problem">
      <p>{messagesIn(language)('cancelled')}</p>
      <p>
        <TranslatedText of={wordsIn(edition.cancelReason, 'reason', language)} />
      </p>
    </Notice>
  );
}
