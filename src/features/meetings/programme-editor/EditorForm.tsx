import type { ComponentChildren } from 'preact';
import { type FieldValues, fingerprintsOf } from '../edition/field-merge.ts';

/** A form of the editor that was refused: which one, and its values with what was typed. */
export interface RefusedForm {
  formId: string;
  values: FieldValues;
}

/** What every form of the programme editor needs. */
export interface EditorFormProps {
  token: string;
  /** The path below which the forms post. */
  basePath: string;
  language: string;
  /** The key of forms that add something. */
  formKeys: { part: string; venue: string; breakOut: string };
  /** Everybody has seen the meeting: day and place change with a letter, on a page of their own. */
  announced: boolean;
  refused?: RefusedForm | undefined;
}

/** The values that a form shows: what is stored, or what was typed when it was refused. */
export const valuesShown = (formId: string, stored: FieldValues, refused?: RefusedForm): FieldValues =>
  refused?.formId === formId ? { ...stored, ...refused.values } : stored;

/** A form with the fingerprints of what is stored, so that two people at once lose nothing. */
export function EditorForm({
  action,
  token,
  stored,
  boxes = [],
  once,
  hidden = {},
  children,
}: {
  action: string;
  token: string;
  stored: FieldValues;
  /** The names of fields with boxes: a browser sends nothing for a box that is not ticked. */
  boxes?: string[];
  /** The key of a form that adds something. */
  once?: string | undefined;
  hidden?: Record<string, string>;
  children: ComponentChildren;
}) {
  return (
    <form method="post" action={action} class="stack">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="seen" value={fingerprintsOf(stored)} />
      {boxes.length > 0 && <input type="hidden" name="shown" value={boxes.join(' ')} />}
      {once && <input type="hidden" name="once" value={once} />}
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}

/** The button that takes something out of the programme; it can be put back. */
export function RemoveForm({
  action,
  token,
  kind,
  id,
  label,
  children,
}: {
  action: string;
  token: string;
  kind: 'part' | 'break-out' | 'venue';
  id: string;
  label: string;
  children: string;
}) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="id" value={id} />
      <button type="submit" class="button quiet" aria-label={label}>
        <span>{children}</span>
      </button>
    </form>
  );
}
