/** A field for more than one line. */
export function WordsField({
  name,
  label,
  hint,
  value,
  error,
  rows = 5,
  lang,
}: {
  name: string;
  label: string;
  hint?: string | undefined;
  value: string;
  error?: string | undefined;
  rows?: number;
  lang?: string;
}) {
  const described = [error && `error-${name}`, hint && `hint-${name}`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={`field-${name}`}>{label}</label>
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
      <textarea
        id={`field-${name}`}
        name={name}
        rows={rows}
        maxlength={6000}
        lang={lang}
        dir={value ? 'auto' : undefined}
        aria-describedby={described || undefined}
        aria-invalid={error ? 'true' : undefined}
      >
        {value}
      </textarea>
    </div>
  );
}
