import type { ComponentChildren } from 'preact';

/** One ready-made answer. */
export interface DeskChoice {
  value: string;
  label: string;
  /** The language of the label, when it is not that of the page. */
  lang?: string | undefined;
}

interface DeskChoicesProps {
  legend: string;
  name: string;
  pick: 'one' | 'many';
  options: readonly DeskChoice[];
  chosen: readonly string[];
  /** What stands under the question, such as who answered it and when. */
  note?: ComponentChildren;
  /** Of which question this is, for a script. */
  question?: string;
}

/** Ready-made answers beside each other: one tap each, dense enough for a form of many questions. */
export function DeskChoices({ legend, name, pick, options, chosen, note, question }: DeskChoicesProps) {
  return (
    <fieldset class="desk-choices" data-question={question}>
      <legend>{legend}</legend>
      {note && <p class="soft">{note}</p>}
      <div>
        {options.map(({ value, label, lang }) => (
          <label class="desk-choice">
            <input
              type={pick === 'one' ? 'radio' : 'checkbox'}
              name={name}
              value={value}
              checked={chosen.includes(value)}
            />
            <bdi lang={lang}>{label}</bdi>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
