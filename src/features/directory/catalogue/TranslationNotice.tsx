import { Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import type { Initiative } from '../types.ts';
import { textIn } from './texts.ts';

interface NoticeProps {
  it: Initiative;
  /** Of the reader. */
  language: string;
}

/** Said above words that a machine translated, with the owner's own words one tap away. */
export function MachineTranslationNotice({ it, language }: NoticeProps) {
  const { text } = textIn(it, language);
  if (text.translation?.by !== 'machine') return null;
  return (
    <Notice kind="ask">
      <TranslationRemarks it={it} language={language} />
      <OriginalText it={it} language={language} />
    </Notice>
  );
}

/** Under words that a person wrote in another language: the owner's own words, and whether those changed since. */
export function OriginalTextNote({ it, language }: NoticeProps) {
  const { text, language: shown } = textIn(it, language);
  if (shown === it.language || text.translation?.by === 'machine') return null;
  return (
    <>
      <TranslationRemarks it={it} language={language} />
      <OriginalText it={it} language={language} />
    </>
  );
}

/** What must be said of the words shown: also on paper. */
export function TranslationRemarks({ it, language }: NoticeProps) {
  const t = messagesIn(language);
  const { translation } = textIn(it, language).text;
  return (
    <>
      {translation?.by === 'machine' && <p>{t('words.machine')}</p>}
      {translation?.older && <p>{t('words.older')}</p>}
    </>
  );
}

/** Opens without a script; on paper it stays closed. */
function OriginalText({ it, language }: NoticeProps) {
  const source = it.texts[it.language];
  if (!source) return null;
  return (
    <details class="no-print">
      <summary>{messagesIn(language)('words.source')}</summary>
      <div lang={it.language} dir="auto">
        <p>
          <b>{source.name}</b>
        </p>
        <p>{source.summary}</p>
        {(source.description ?? '').split(/\n{2,}/).map((part) => part && <p>{part}</p>)}
      </div>
    </details>
  );
}
