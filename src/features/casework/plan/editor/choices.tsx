import { CheckboxCard, ChoiceCards, type IconName, RadioCard, TextField } from '#ui';
import { otherField, type PlanField, type PlanFields } from '../model/fields.ts';

type Face = { icon: IconName } | { letter: string };
export type Choice = { value: string; label: string; hint?: string | undefined } & Face;

interface ChoiceProps {
  name: PlanField;
  legend: string;
  hint?: string | undefined;
  choices: Choice[];
  fields: PlanFields;
  columns?: 1 | 2 | 3;
}

const faceOf = (choice: Choice): Face =>
  'icon' in choice ? { icon: choice.icon } : { letter: choice.letter };

/** One of several, none chosen until somebody chooses. */
export function OneOf({ name, legend, hint, choices, fields, columns = 3 }: ChoiceProps) {
  const chosen = fields[name]?.at(-1);
  return (
    <fieldset id={`field-${name}`}>
      <legend>{legend}</legend>
      {hint && <p class="soft">{hint}</p>}
      <ChoiceCards columns={columns}>
        {choices.map((choice) => (
          <RadioCard
            name={name}
            value={choice.value}
            label={choice.label}
            hint={choice.hint}
            checked={chosen === choice.value}
            {...faceOf(choice)}
          />
        ))}
      </ChoiceCards>
    </fieldset>
  );
}

/** As many as apply. */
export function SomeOf({ name, legend, hint, choices, fields, columns = 3 }: ChoiceProps) {
  return (
    <fieldset id={`field-${name}`}>
      <legend>{legend}</legend>
      {hint && <p class="soft">{hint}</p>}
      <ChoiceCards columns={columns}>
        {choices.map((choice) => (
          <CheckboxCard
            name={name}
            value={choice.value}
            label={choice.label}
            hint={choice.hint}
            checked={fields[name]?.includes(choice.value) ?? false}
            {...faceOf(choice)}
          />
        ))}
      </ChoiceCards>
    </fieldset>
  );
}

/** A number: one of those that are chosen most with one tap, or another one, typed. What is typed counts. */
export function NumberOf({
  name,
  legend,
  hint,
  other,
  error,
  numbers,
  fields,
  labelOf,
  hintOf,
}: {
  name: PlanField;
  legend: string;
  hint?: string | undefined;
  /** The label of the field for another number. */
  other: string;
  error?: string | undefined;
  numbers: readonly number[];
  fields: PlanFields;
  labelOf: (count: number) => string;
  hintOf?: (count: number) => string | undefined;
}) {
  const chosen = fields[name]?.at(-1) ?? '';
  const typed =
    fields[otherField(name)]?.at(-1) ?? (numbers.some((count) => String(count) === chosen) ? '' : chosen);
  return (
    <fieldset>
      <legend>{legend}</legend>
      {hint && <p class="soft">{hint}</p>}
      <ChoiceCards columns={numbers.length % 2 === 0 ? 2 : 3}>
        {numbers.map((count) => (
          <RadioCard
            name={name}
            value={String(count)}
            letter={String(count)}
            label={labelOf(count)}
            hint={hintOf?.(count)}
            checked={!typed && chosen === String(count)}
          />
        ))}
      </ChoiceCards>
      <TextField
        id={name}
        name={otherField(name)}
        label={other}
        value={typed}
        error={error}
        inputmode="numeric"
        maxlength={6}
      />
    </fieldset>
  );
}
