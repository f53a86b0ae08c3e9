import { Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import type { ImportNotice } from './notices.ts';

/** Why something could not be done. */
export function ImportNotices({ notice, language }: { notice: ImportNotice | undefined; language: string }) {
  const t = messagesIn(language);
  return (
    notice && (
      <Notice kind="problem" role="alert">
        {t(`sheet.said.${notice}`)}
      </Notice>
    )
  );
}
