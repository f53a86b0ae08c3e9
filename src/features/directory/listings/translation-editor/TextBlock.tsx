import type { SourceText } from '../../translations/types.ts';

/** A name and summary in their own language and direction. */
export function TextBlock({ text }: { text: SourceText }) {
  return (
    <div lang={text.language} dir="auto">
      <p>
        <b>{text.name}</b>
      </p>
      <p>{text.summary}</p>
    </div>
  );
}
