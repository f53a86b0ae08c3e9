interface ChoiceLinesProps {
  name: string;
  legend: string;
  hint?: string | undefined;
  options: { value: string; label: string }[];
  /** What is chosen. */
  chosen: readonly string[];
  /** More than one can be chosen. */
  several?: boolean;
  /** What to do next when the answer could not be kept. */
  error?: string | undefined;
}

/** A few answers to choose from, each on a line of its own: for the forms of desks, where a card with a picture takes too much room. */
export function ChoiceLines({
  name,
  legend,
  hint,
  options,
  chosen,
  several = false,
  error,
}: ChoiceLinesProps) {
  const described = [hint && `hint-${name}`, error && `error-${name}`].filter(Boolean).join(' ');
  return (
    <fieldset id={`field-${name}`} class="choice-lines" aria-describedby={described || undefined}>
      <legend>{legend}</legend>
      {hint && (
        <p class="soft" id={`hint-${name}`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`error-${name}`}>
          {error}
        </p>
      )}
      {options.map(({ value, label }) => (
        <label>
          <input
            type={several ? 'checkbox' : 'radio'}
            name={name}
            value={value}
            checked={chosen.includes(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
