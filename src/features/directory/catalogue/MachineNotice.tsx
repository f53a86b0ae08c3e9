import { Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import type { Initiative } from '../types.ts';
import { textIn } from './texts.ts';

interface Shown {
  it: Initiative;
  /** Of the reader. */
  language: string;
}

/** Said above words that a machine translated, with the owner's own words one tap away. */
export function MachineNotice({ it, language }: Shown) {
  const { text } = textIn(it, language);
  if (text.translation?.by !== 'machine') return null;
  return (
    <Notice kind="ask">
      <MarkLines it={it} language={language} />
      <Source it={it} language={language} />
    </Notice>
  );
}

/** Under words that a person wrote in another language: the owner's own words, and whether those changed since. */
export function AsWritten({ it, language }: Shown) {
  const { text, language: shown } = textIn(it, language);
  if (shown === it.language || text.translation?.by === 'machine') return null;
  return (
    <>
      <MarkLines it={it} language={language} />
      <Source it={it} language={language} />
    </>
  );
}

/** What must be said of the words shown: also on paper. */
export function MarkLines({ it, language }: Shown) {
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
function Source({ it, language }: Shown) {
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
