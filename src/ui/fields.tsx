interface Typed {
  name: string;
  label: string;
  value: string;
  hint?: string;
  error?: string;
  type?: 'text' | 'search' | 'email' | 'url';
  autocomplete?: string;
  inputmode?: 'text' | 'numeric' | 'search';
  maxlength?: number;
}

/** A line to type on, with its name above it and a hint below. */
export function TextField({ name, label, value, hint, error, type = 'text', autocomplete, inputmode, maxlength }: Typed) {
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div class="field">
      <label for={`${name}-field`}>{label}</label>
      {error && (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      )}
      <input
        id={`${name}-field`}
        type={type}
        name={name}
        value={value}
        dir="auto"
        autocomplete={autocomplete}
        inputmode={inputmode}
        maxlength={maxlength}
        aria-describedby={described}
        aria-invalid={error ? 'true' : undefined}
      />
      {hint && (
        <p class="soft" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

interface Selected {
  name: string;
  label: string;
  value: string;
  options: { value: string; label: string }[];
  hint?: string;
}

/** One of a list that is too long for pictures. */
export function SelectField({ name, label, value, options, hint }: Selected) {
  return (
    <div class="field">
      <label for={`${name}-field`}>{label}</label>
      <select id={`${name}-field`} name={name} aria-describedby={hint ? `${name}-hint` : undefined}>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
      {hint && (
        <p class="soft" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
