import type { SourceText } from '../../translations/types.ts';

type PracticalField = 'bring' | 'route';
type PracticalTexts = Partial<Record<PracticalField, string | null | undefined>>;

/** A name, summary, what to bring and the way there in their own language and direction. */
export function TextBlock({ text }: { text: Omit<SourceText, PracticalField> & PracticalTexts }) {
  return (
    <div lang={text.language} dir="auto">
      <p>
        <b>{text.name}</b>
      </p>
      <p>{text.summary}</p>
      {text.bring && <p>{text.bring}</p>}
      {text.route && <p>{text.route}</p>}
    </div>
  );
}
