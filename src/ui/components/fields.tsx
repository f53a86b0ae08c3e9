import { Icon } from '../icons/icon.tsx';

interface FieldProps {
  /** Where several forms on a page have a field of this name. */
  id?: string | undefined;
  name: string;
  label: string;
  value: string;
  hint?: string | undefined;
  /** What to do next when the answer could not be kept. Never blame. */
  error?: string | undefined;
}

interface TextProps extends FieldProps {
  type?: 'text' | 'search' | 'email' | 'tel' | 'url' | 'date' | 'time' | 'number';
  min?: number;
  lang?: string;
  /** The direction of the language that is asked for, also while nothing was typed. */
  dir?: 'ltr' | 'rtl';
  autocomplete?: string;
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | 'url';
  maxlength?: number;
  required?: boolean;
  /** Where a script may ask for words that begin so: a list of strings as JSON for `?q=`. */
  suggest?: string;
  /** The key that leads to it on a desk. */
  keyName?: string;
}

/** One line to type in; label, hint and error stand above it and belong to it. */
export function TextField({
  id,
  name,
  label,
  value,
  hint,
  error,
  suggest,
  keyName,
  type = 'text',
  ...rest
}: TextProps) {
  const ids = idsOf(id ?? name, hint, error);
  return (
    <div class="field">
      <FieldHeading id={id ?? name} label={label} hint={hint} error={error} />
      <input
        id={ids.field}
        name={name}
        type={type}
        value={value}
        dir={value ? 'auto' : undefined}
        aria-describedby={ids.described}
        aria-invalid={error ? 'true' : undefined}
        list={suggest && `${ids.field}-list`}
        data-suggest={suggest}
        data-key={keyName}
        {...rest}
      />
      {suggest && <datalist id={`${ids.field}-list`} />}
    </div>
  );
}

interface TextAreaProps extends FieldProps {
  rows?: number;
  maxlength?: number;
  lang?: string;
  dir?: 'ltr' | 'rtl';
  /** The key that leads to it on a desk. */
  keyName?: string;
}

/** More than one line to type in. */
export function TextArea({
  id,
  name,
  label,
  value,
  hint,
  error,
  rows = 5,
  maxlength = 6000,
  lang,
  dir,
  keyName,
}: TextAreaProps) {
  const ids = idsOf(id ?? name, hint, error);
  return (
    <div class="field">
      <FieldHeading id={id ?? name} label={label} hint={hint} error={error} />
      <textarea
        id={ids.field}
        name={name}
        rows={rows}
        maxlength={maxlength}
        lang={lang}
        dir={dir ?? 'auto'}
        aria-describedby={ids.described}
        aria-invalid={error ? 'true' : undefined}
        data-key={keyName}
      >
        {value}
      </textarea>
    </div>
  );
}

interface SelectProps extends FieldProps {
  options: { value: string; label: string; lang?: string }[];
}

/** A choice out of more than fits on tiles. */
export function SelectField({ id, name, label, value, hint, error, options }: SelectProps) {
  const ids = idsOf(id ?? name, hint, error);
  return (
    <div class="field">
      <FieldHeading id={id ?? name} label={label} hint={hint} error={error} />
      <select
        id={ids.field}
        name={name}
        aria-describedby={ids.described}
        aria-invalid={error ? 'true' : undefined}
      >
        {options.map((option) => (
          <option value={option.value} lang={option.lang} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

function FieldHeading({ id, label, hint, error }: Omit<FieldProps, 'value' | 'name'>) {
  return (
    <>
      <label for={`field-${id}`}>{label}</label>
      {hint && (
        <p class="soft" id={`hint-${id}`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`error-${id}`}>
          <Icon name="warning" />
          {error}
        </p>
      )}
    </>
  );
}

function idsOf(id: string, hint?: string, error?: string) {
  const described = [error && `error-${id}`, hint && `hint-${id}`].filter(Boolean).join(' ');
  return { field: `field-${id}`, described: described || undefined };
}
