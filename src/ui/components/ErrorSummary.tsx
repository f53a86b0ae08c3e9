import { Notice } from './notices.tsx';

/**
 * What is still to be done in a long form, at its top, each with a link to its field. The page focuses nothing by itself: a
 * screen reader hears the alert, and the links lead on.
 */
export function ErrorSummary({
  title,
  errors,
}: {
  title: string;
  /** `id` is that of the control: `field-name` for a field of ours with the name `name`. */
  errors: { id: string; text: string }[];
}) {
  if (errors.length === 0) return null;
  return (
    <Notice kind="problem" role="alert">
      <p>{title}</p>
      <ul>
        {errors.map(({ id, text }) => (
          <li>
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
