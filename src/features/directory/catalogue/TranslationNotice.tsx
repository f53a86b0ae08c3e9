import { Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import { textIn } from './texts.ts';
import type { Initiative } from './types.ts';

interface NoticeProps {
  it: Initiative;
  /** The language of the reader. */
  language: string;
}

/** Shown above a text that a machine translated, with the text of the owner one tap away. */
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

/** Shown under a text that a person translated: the text of the owner, and whether that changed since. */
export function OriginalTextNote({ it, language }: NoticeProps) {
  const { text, language: textLanguage } = textIn(it, language);
  if (textLanguage === it.language || text.translation?.by === 'machine') return null;
  return (
    <>
      <TranslationRemarks it={it} language={language} />
      <OriginalText it={it} language={language} />
    </>
  );
}

/** What a reader must know of a translation, also on paper: that a machine made it, that it is outdated. */
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

/** The text as the owner wrote it. Opens without a script; not printed. */
function OriginalText({ it, language }: NoticeProps) {
  const original = it.texts[it.language];
  if (!original) return null;
  return (
    <details class="no-print">
      <summary>{messagesIn(language)('words.source')}</summary>
      <div lang={it.language} dir="auto">
        <p>
          <b>{original.name}</b>
        </p>
        <p>{original.summary}</p>
        {(original.description ?? '').split(/\n{2,}/).map((paragraph) => paragraph && <p>{paragraph}</p>)}
      </div>
    </details>
  );
}
