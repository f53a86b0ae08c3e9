import { Icon } from '../icons/icon.tsx';

interface FieldProps {
  name: string;
  label: string;
  value: string;
  hint?: string | undefined;
  /** What to do next when the answer could not be kept. Never blame. */
  error?: string | undefined;
}

interface TextProps extends FieldProps {
  type?: 'text' | 'search' | 'email' | 'tel' | 'url' | 'date';
  autocomplete?: string;
  inputmode?: 'text' | 'numeric' | 'tel' | 'email' | 'search' | 'url';
  maxlength?: number;
  required?: boolean;
}

/** One line to type in; label, hint and error stand above it and belong to it. */
export function TextField({ name, label, value, hint, error, type = 'text', ...rest }: TextProps) {
  const ids = idsOf(name, hint, error);
  return (
    <div class="field">
      <Above name={name} label={label} hint={hint} error={error} />
      <input
        id={ids.field}
        name={name}
        type={type}
        value={value}
        dir={value ? 'auto' : undefined}
        aria-describedby={ids.described}
        aria-invalid={error ? 'true' : undefined}
        {...rest}
      />
    </div>
  );
}

interface SelectProps extends FieldProps {
  options: { value: string; label: string; lang?: string }[];
}

/** A choice out of more than fits on tiles. */
export function SelectField({ name, label, value, hint, error, options }: SelectProps) {
  const ids = idsOf(name, hint, error);
  return (
    <div class="field">
      <Above name={name} label={label} hint={hint} error={error} />
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

function Above({ name, label, hint, error }: Omit<FieldProps, 'value'>) {
  return (
    <>
      <label for={`field-${name}`}>{label}</label>
      {hint && (
        <p class="soft" id={`hint-${name}`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`error-${name}`}>
          <Icon name="warning" />
          {error}
        </p>
      )}
    </>
  );
}

function idsOf(name: string, hint?: string, error?: string) {
  const described = [error && `error-${name}`, hint && `hint-${name}`].filter(Boolean).join(' ');
  return { field: `field-${name}`, described: described || undefined };
}
