import { factsSentence } from '../catalogue/facts.ts';
import { writtenInText } from '../catalogue/labels.ts';
import { MachineTranslationNotice, OriginalTextNote } from '../catalogue/TranslationNotice.tsx';
import { englishBeside, textIn } from '../catalogue/texts.ts';
import type { Initiative, InitiativeText } from '../catalogue/types.ts';

interface PlaceTextProps {
  it: Initiative;
  language: string;
  /** The reader told that they read English too. */
  readsEnglish?: boolean;
}

/**
 * What it is, in words. Where nobody wrote that in the reader's language, first a sentence made from the facts, then the text
 * of its owner with its language, and the English one for who reads that.
 */
export function PlaceText({ it, language, readsEnglish = false }: PlaceTextProps) {
  const { text, language: textLanguage, fallback } = textIn(it, language);
  if (!fallback)
    return (
      <>
        <MachineTranslationNotice it={it} language={language} />
        <p class="lead">{text.summary}</p>
        <Paragraphs text={text} />
        <OriginalTextNote it={it} language={language} />
      </>
    );
  const english = englishBeside(it, language);
  const label = writtenInText(textLanguage, language, text.translation ? undefined : it.organisation.name);
  return (
    <>
      <p class="lead">{factsSentence(it, language)}</p>
      <MachineTranslationNotice it={it} language={language} />
      <figure>
        <blockquote lang={textLanguage} dir="auto">
          <p>{text.summary}</p>
          <Paragraphs text={text} />
        </blockquote>
        <figcaption class="soft">{label}</figcaption>
      </figure>
      {english && (
        <details class="no-print" open={readsEnglish}>
          <summary>{writtenInText('en', language)}</summary>
          <div lang="en" dir="ltr">
            <p>
              <b>{english.name}</b>
            </p>
            <p>{english.summary}</p>
            <Paragraphs text={english} />
          </div>
        </details>
      )}
      <OriginalTextNote it={it} language={language} />
    </>
  );
}

const Paragraphs = ({ text }: { text: InitiativeText }) => (
  <>{(text.description ?? '').split(/\n{2,}/).map((paragraph) => paragraph && <p>{paragraph}</p>)}</>
);
